/** What `npm start` and `npm test` say when they cannot: run for real, as a person would see it. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNpm } from './lib/npm.mjs';

const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));

let folder: string;
let taken: Server;
let takenPort: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-bootstrap-'));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  takenPort = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  code: number;
  said: string;
}

function bootstrap(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env } };
    execFile(process.execPath, [BOOTSTRAP, ...args], options, (error, _stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stderr.trim() });
    });
  });
}

/** Three ports that nobody has: asked for and given back. */
async function freePorts(): Promise<string[]> {
  const servers = await Promise.all(
    [0, 1, 2].map(
      () =>
        new Promise<Server>((resolve) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return String(typeof address === 'object' && address !== null ? address.port : 0);
  });
  for (const server of servers) server.close();
  const [port = '', site = '', crm = ''] = ports;
  return ['--port', port, '--site-port', site, '--crm-port', crm];
}

test.each([
  ['--port', 'Parley'],
  ['--site-port', 'the demo website'],
  ['--crm-port', 'the demo CRM'],
])('a taken %s is named, with what to do', async (flag, who) => {
  const ports = await freePorts();
  ports[ports.indexOf(flag) + 1] = String(takenPort);

  const { code, said } = await bootstrap(['start', ...ports, '--data', join(folder, 'demo')]);

  expect(code).toBe(1);
  expect(said).toMatch(
    new RegExp(
      `^Port ${takenPort}, meant for ${who}, is taken\\. Stop what uses it \\(an earlier npm start\\?\\), or choose another port: npm start -- ${flag} \\d+$`,
    ),
  );
});

test('a data folder that cannot be made is named, with what to do', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');

  const { code, said } = await bootstrap(['start', ...(await freePorts()), '--data', join(file, 'demo')]);

  expect(code).toBe(1);
  expect(said).toBe(
    `${file} cannot be a folder, because a file is in the way. Choose another place with --data, or change that.`,
  );
});

test('a folder with other things in it is left alone', async () => {
  const data = join(folder, 'photos');
  await mkdir(data);

  const { code, said } = await bootstrap(['start', ...(await freePorts()), '--data', data]);

  expect(code).toBe(1);
  expect(said).toBe(`${data} exists, but is no demo of Parley. Choose another --data, or remove it.`);
});

test('a demo made for another port is not started where its chat would be refused', async () => {
  const data = join(folder, 'elsewhere');
  await mkdir(data);
  await writeFile(join(data, 'demo.json'), JSON.stringify({ version: 1, sitePort: 4310 }));

  const { code, said } = await bootstrap(['start', ...(await freePorts()), '--data', data]);

  expect(code).toBe(1);
  expect(said).toContain('was made for a website on port 4310');
  expect(said).toContain('Use --site-port 4310, or another --data.');
});

test('without a network the download is named, and what to look at', async () => {
  // An empty PATH, because this is about a machine without pnpm.
  const bare = join(folder, 'bin');
  await mkdir(bare);
  const env = {
    PATH: bare,
    npm_execpath: findNpm(),
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: join(folder, 'npm-cache'),
    PARLEY_BOOTSTRAP_CACHE: join(folder, 'cache'),
  };

  const { code, said } = await bootstrap(['start', ...(await freePorts()), '--data', join(folder, 'd')], env);

  expect(code).toBe(1);
  expect(said).toBe(
    'pnpm@12 could not be downloaded, because the npm registry cannot be reached. ' +
      'Check the internet connection and the proxy settings of npm, then run the same command again.',
  );
});

test.each([
  [['start', '--prot', '1'], "Unknown option '--prot'. See --help."],
  [['start', '--port', 'http'], '--port must be a port between 1 and 65535, not "http".'],
  [['start', '--port', '4310'], '--port, --site-port and --crm-port must be three different ports.'],
  [
    ['test', '--only', 'units'],
    'There is no step "units". There are build, lint, unit, size, component, e2e.',
  ],
  [['launch'], 'Run it as `npm start` or `npm test`.'],
])('%j is answered with one sentence', async (args, sentence) => {
  expect(await bootstrap(args)).toEqual({ code: 1, said: sentence });
});

test.each(['start', 'test'])('%s --help explains and does nothing', async (command) => {
  expect(await bootstrap([command, '--help'])).toEqual({ code: 0, said: '' });
});
