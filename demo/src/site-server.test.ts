import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createSite } from './site-server.js';

const FOLDER = fileURLToPath(new URL('../site/', import.meta.url));
const site = createSite('http://chat.test:4300/some/path');

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await site.request(path);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const PAGES = ['/', '/halden-one', '/news', '/pricing'];

test.each(PAGES)('%s carries the script tag with the address of the server', async (path) => {
  const { status, text, headers } = await get(path);

  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(text).toContain('<script async src="http://chat.test:4300/parley.js" data-site="halden"></script>');
  expect(text).not.toContain('{{');
});

test.each(PAGES)('%s asks nothing of anybody but Parley', async (path) => {
  const { text, headers } = await get(path);

  const addresses = [...text.matchAll(/(?:src|href)="(?:https?:)?\/\/([^/"]+)/g)].map((match) => match[1]);
  expect([...new Set(addresses)]).toEqual(['chat.test:4300']);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
});

test.each(PAGES)('every link of %s leads somewhere', async (path) => {
  const { text } = await get(path);
  const links = new Set([...text.matchAll(/href="(\/[^"]*)"/g)].map((match) => match[1] ?? ''));

  for (const link of links) {
    const [target = '', anchor] = link.split('#');
    const page = await get(target);
    expect(page.status, link).toBe(200);
    // A drawing is meant by its symbol, a page by a section: both are ids.
    if (anchor !== undefined) expect(page.text, link).toContain(`id="${anchor}"`);
  }
});

test('style sheets and drawings load nothing from elsewhere', async () => {
  const files = [
    ...(await readdir(FOLDER)),
    ...(await readdir(`${FOLDER}images`)).map((name) => `images/${name}`),
  ];

  for (const name of files.filter((each) => /\.(css|svg)$/.test(each))) {
    const text = await readFile(FOLDER + name, 'utf8');
    expect(text.replaceAll('http://www.w3.org/2000/svg', ''), name).not.toMatch(/https?:|url\(|@import/);
  }
});

test('an unknown page is a 404 that leads back', async () => {
  const { status, text } = await get('/halden-three');

  expect(status).toBe(404);
  expect(text).toContain('<a href="/">home</a>');
});

test.each(['/../src/main.ts', '/%2e%2e/package.json', '/..%2fpackage.json', '/images', '/index.html.bak'])(
  '%s is not served',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);
