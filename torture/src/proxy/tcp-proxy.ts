/**
 * A plain TCP proxy that can be a bad network: each direction of a connection passes, stalls, loses, comes late or ends
 * by itself. It balances over its upstreams in turn, and goes on to the next when one refuses. It knows nothing of
 * what it carries.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Channel, type Condition, FAIR } from './channel.js';

/** `up` is from who connected to who was connected to. */
export type Direction = 'up' | 'down';

export interface Weather {
  /** Those directions that are not fair. */
  up?: Partial<Condition>;
  down?: Partial<Condition>;
  /** `open`: only connections that are open now, for as long as they live. `all`: also new ones, until `heal`. */
  reach: 'open' | 'all';
}

interface Connection {
  client: Socket;
  upstream: Socket;
  channels: Record<Direction, Channel>;
}

export class TcpProxy {
  readonly #server: Server;
  readonly #upstreams: readonly number[];
  readonly #connections = new Set<Connection>();
  /** Those that found no upstream yet. */
  readonly #sockets = new Set<Socket>();
  #turn: number;
  #fresh: Record<Direction, Condition> = { up: FAIR, down: FAIR };

  private constructor(server: Server, upstreams: readonly number[], turn: number) {
    this.#server = server;
    this.#upstreams = upstreams;
    this.#turn = turn;
  }

  /** @param turn the upstream that is tried first */
  static async start(upstreams: readonly number[], turn = 0): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
    const proxy = new TcpProxy(server, upstreams, turn);
    server.on('connection', (client) => proxy.#accept(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many connections it carries. */
  get open(): number {
    return this.#connections.size;
  }

  /** Makes the network bad. A connection that lost something stays lost, whatever comes after. */
  set(weather: Weather): void {
    const next = { up: { ...FAIR, ...weather.up }, down: { ...FAIR, ...weather.down } };
    for (const { channels } of this.#connections) {
      channels.up.condition = next.up;
      channels.down.condition = next.down;
    }
    if (weather.reach === 'all') this.#fresh = next;
  }

  /** Makes the network good again, for new connections and for those that lost nothing. */
  heal(): void {
    this.set({ reach: 'all' });
  }

  /** Ends one direction of the open connections, or resets them altogether. */
  cut(what: Direction | 'both'): void {
    for (const { client, upstream, channels } of this.#connections) {
      if (what !== 'both') channels[what].finish();
      else for (const socket of [client, upstream]) socket.resetAndDestroy();
    }
  }

  /** Ends everything. */
  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #accept(client: Socket): void {
    this.#turn += 1;
    this.#keep(client);
    // Until it is connected; the channel takes over after that.
    client.on('error', () => client.destroy());
    this.#carry(client, this.#turn, this.#upstreams.length);
  }

  #carry(client: Socket, turn: number, tries: number): void {
    if (client.destroyed) return;
    const port = this.#upstreams[turn % this.#upstreams.length] as number;
    const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.#keep(upstream);
    const refused = () => (tries > 1 ? this.#carry(client, turn + 1, tries - 1) : client.resetAndDestroy());
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      this.#join(client, upstream);
    });
  }

  #join(client: Socket, upstream: Socket): void {
    const connection: Connection = {
      client,
      upstream,
      channels: {
        up: new Channel(client, upstream, this.#fresh.up),
        down: new Channel(upstream, client, this.#fresh.down),
      },
    };
    this.#connections.add(connection);
    const gone = () => {
      if (client.destroyed && upstream.destroyed) this.#connections.delete(connection);
    };
    client.on('close', gone);
    upstream.on('close', gone);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
