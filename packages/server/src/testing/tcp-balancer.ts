/**
 * The plainest balancer there is: TCP connections go to each port in turn, and to the next one when a port refuses. It
 * knows nothing of HTTP and asks nobody whether he is ready. For tests only.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Balancer {
  url: string;
  close(): void;
}

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    turn += 1;
    carry(client, turn, ports.length);
  });
  const carry = (client: Socket, first: number, tries: number) => {
    const upstream = connect({ port: ports[first % ports.length] as number, host: '127.0.0.1' });
    upstream.allowHalfOpen = true;
    const refused = () => (tries > 1 ? carry(client, first + 1, tries - 1) : client.destroy());
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      for (const [here, there] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        open.add(here);
        here.on('error', () => there.destroy());
        here.on('close', () => {
          open.delete(here);
          there.destroy();
        });
        here.pipe(there);
      }
    });
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
