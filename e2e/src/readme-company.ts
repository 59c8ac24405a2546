/** What the documents take for granted: a server with the site `acme`, an agent, a key, and a page of that site. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, parley, ServerProcess } from '@parley/server/testing';
import type { Page } from 'playwright-core';
import { Website } from './readme-page.js';

const ADA = { email: 'ada@example.com', password: 'a long enough password' };

export interface Company {
  /** Host and port of the server. */
  address: string;
  url: string;
  data: string;
  apiKey: string;
  website: Website;
  signIn(page: Page): Promise<void>;
  stop(): Promise<void>;
}

export async function openCompany(): Promise<Company> {
  const dir = mkdtempSync(join(tmpdir(), 'parley-company-'));
  const data = join(dir, 'data');
  const website = new Website();
  const origin = await website.open();
  const port = await freePort();
  const agent = ['--email', ADA.email, '--password', ADA.password, '--name', 'Ada'];
  parley('init', '--data', data, ...agent, '--site', 'acme', '--site-name', 'Acme', '--origin', origin);
  const { key } = JSON.parse(parley('key', 'create', '--data', data, '--name', 'first', '--json')) as {
    key: string;
  };
  const server = new ServerProcess(['--data', data, '--backup-every', '24'], port);
  await server.start();
  const url = `http://127.0.0.1:${port}`;
  return {
    address: `127.0.0.1:${port}`,
    url,
    data,
    apiKey: key,
    website,
    signIn: async (page) => {
      await page.goto(`${url}/console`);
      await page.getByLabel(/e-mail/i).fill(ADA.email);
      await page.getByLabel('Password', { exact: true }).fill(ADA.password);
      await page.getByRole('button', { name: /sign in/i }).click();
    },
    stop: async () => {
      website.close();
      await server.kill('SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
