/** The whole path as a company would run it: server, demo site and CRM, each a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, parley, ServerProcess } from '@parley/server/testing';

const DEMO = fileURLToPath(new URL('../../demo/dist/main.js', import.meta.url));

export const AGENT = { email: 'maja@halden.example', password: 'a bicycle for cargo', name: 'Maja Lind' };

export interface Stack {
  server: ServerProcess;
  url: string;
  site: string;
  crm: string;
  apiKey: string;
  stop(): Promise<void>;
}

export async function startStack(): Promise<Stack> {
  const dir = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  const data = join(dir, 'parley');
  const [port, sitePort, crmPort] = [await freePort(), await freePort(), await freePort()];
  const [url, site, crm] = [port, sitePort, crmPort].map((p) => `http://127.0.0.1:${p}`) as [
    string,
    string,
    string,
  ];
  const owner = ['--email', AGENT.email, '--password', AGENT.password, '--name', AGENT.name];
  const halden = ['--site', 'halden', '--site-name', 'Halden Bikes', '--origin', site];
  parley('init', '--data', data, ...owner, ...halden, '--title', 'Halden Bikes');
  const { key } = JSON.parse(parley('key', 'create', '--data', data, '--name', 'crm', '--json')) as {
    key: string;
  };
  const server = new ServerProcess(['--data', data], port);
  await server.start();
  const demo = await startDemo({ url, key, sitePort, crmPort, data: join(dir, 'crm') });
  return {
    server,
    url,
    site,
    crm,
    apiKey: key,
    stop: async () => {
      await end(demo);
      await server.kill('SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

interface DemoOptions {
  url: string;
  key: string;
  sitePort: number;
  crmPort: number;
  data: string;
}

async function startDemo({ url, key, sitePort, crmPort, data }: DemoOptions): Promise<ChildProcess> {
  const ports = ['--site-port', String(sitePort), '--crm-port', String(crmPort)];
  const args = [DEMO, '--parley-url', url, '--data', data, ...ports, '--interval', '300'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PARLEY_API_KEY: key },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => String(text).includes('CRM is open') && resolve());
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}`)));
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
