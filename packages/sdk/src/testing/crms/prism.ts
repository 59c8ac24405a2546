/**
 * Prism between a client and a server: it lets through only what HubSpot's own OpenAPI documents allow for, in requests and in
 * answers. The documents are not part of this project: `HUBSPOT_OPENAPI` names their folder.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { request as ask, createServer as createProxy } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BESIDE = fileURLToPath(new URL('../../../../../../shared/specs/hubspot', import.meta.url));
/** Where the documents are, or where they are looked for. */
export const DOCUMENTS = process.env.HUBSPOT_OPENAPI ?? BESIDE;
const NAMES = ['contacts', 'tickets', 'notes', 'communications', 'associations-v4'];

export const hasDocuments = (): boolean => NAMES.every((name) => existsSync(join(DOCUMENTS, `${name}.json`)));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

interface Guard {
  port: number;
  stop(): Promise<void>;
}

async function guard(document: string, upstream: string): Promise<Guard> {
  const port = await freePort();
  const require = createRequire(import.meta.url);
  const main = join(dirname(require.resolve('@stoplight/prism-cli/package.json')), 'dist', 'index.js');
  const options = ['--errors', '--port', String(port), '--host', '127.0.0.1'];
  const program = spawn(process.execPath, [main, 'proxy', join(DOCUMENTS, document), upstream, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: program.stdout })) {
    if (line.includes('listening')) break;
  }
  program.stdout.resume();
  return {
    port,
    async stop() {
      if (program.exitCode !== null || program.signalCode !== null) return;
      program.kill('SIGTERM');
      await once(program, 'exit');
    },
  };
}

export interface Prism {
  url: string;
  /** What a document had against a request or an answer. */
  violations: string[];
  /** How many calls went through a document. */
  passed(): number;
  stop(): Promise<void>;
}

/** One address in front of `upstream`; each call goes through the document it is in, the properties API through none. */
export async function startPrism(upstream: string): Promise<Prism> {
  const guards = await Promise.all(NAMES.map((name) => guard(`${name}.json`, upstream)));
  const violations: string[] = [];
  let passed = 0;
  const server = createProxy((request, response) => {
    const path = request.url ?? '/';
    const area = path.includes('/v4/') ? 'associations-v4' : (path.split('/')[4] ?? '');
    const index = path.includes('/objects/') || path.includes('/v4/') ? NAMES.indexOf(area) : -1;
    const port = guards[index]?.port ?? Number(new URL(upstream).port);
    const { method, headers } = request;
    const onward = ask({
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { ...headers, connection: 'close' },
    });
    onward.on('response', (answer) => {
      const said: Buffer[] = [];
      answer.on('data', (part: Buffer) => said.push(part));
      answer.on('end', () => {
        const text = Buffer.concat(said).toString();
        if (index >= 0) passed += 1;
        const found = String(answer.headers['sl-violations'] ?? '');
        if (found !== '' || text.includes('stoplight.io/prism'))
          violations.push(`${method} ${path} ${found} ${text}`);
        const { 'transfer-encoding': _encoding, 'content-length': _length, ...rest } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, rest).end(text);
      });
    });
    onward.on('error', (error) => response.destroy(error));
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    violations,
    passed: () => passed,
    async stop() {
      server.closeAllConnections();
      server.close();
      await Promise.all(guards.map((one) => one.stop()));
    },
  };
}
