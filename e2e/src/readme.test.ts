/** Every block of every document, tried in the order of reading. A kind of block that is not known here fails. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@parley/server/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.js';
import { type Block, DOCUMENTS, type Document, documentAt, ROOT } from './readme-blocks.js';
import { bundleCode, runCode } from './readme-code.js';
import { tryCommands } from './readme-commands.js';
import { type Company, openCompany } from './readme-company.js';
import { assertDiagram } from './readme-diagram.js';
import { say, seeChatOpen } from './readme-page.js';
import { Reader } from './readme-reader.js';
import { compileRecipe } from './recipes.js';

let company: Company;
let browser: Browser;

beforeAll(async () => {
  [company, browser] = await Promise.all([openCompany(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await company?.stop();
});

/** One reading of a document: what a block leaves behind for those after it. */
class Reading {
  reader!: Reader;
  /** What the last block printed; undefined when it was none that prints. */
  printed: string | undefined;
  /** What a bundler made of the last import of the widget. */
  bundle = '';

  async open(document: Document): Promise<void> {
    // An operator's server is made by the document itself; everywhere else one is there already.
    const own = document.path === 'docs/for-operators.md';
    const port = own ? String(await freePort()) : '';
    const { data, url, apiKey } = company;
    const env: Record<string, string> = own
      ? { PARLEY_PORT: port }
      : { PARLEY_DATA: data, PARLEY_URL: url, PARLEY_API_KEY: apiKey };
    this.reader = new Reader({ address: own ? `127.0.0.1:${port}` : company.address, env });
  }
}

type Try = (reading: Reading, block: Block) => Promise<string | undefined>;

/** What frameworks compile; recipes.test.ts says more. */
const recipe: Try = async (_, { kind, text }) => {
  compileRecipe(kind, text);
  return undefined;
};

const KINDS: Record<string, Try> = {
  tsx: recipe,
  vue: recipe,
  svelte: recipe,
  typescript: recipe,
  sh: ({ reader }, { text }) => tryCommands(reader, text),
  ts: async (reading, { text, line }) => {
    if (!text.includes("'@parley/widget'")) return runCode(reading.reader, text, `line-${line}`);
    reading.bundle = await bundleCode(reading.reader, text, `line-${line}`);
    return undefined;
  },
  html: async ({ reader, bundle }, { text }) => {
    const html = reader.here(text);
    // The tag brings everything itself; the element is what the bundle before it registers.
    const parts = html.includes('<parley-chat') ? { html, bundle } : { html };
    await seeChatOpen({ browser, website: company.website }, parts, async (page) => {
      for (const [, name = '', value = ''] of html.matchAll(/data-(theme|position)="(\w+)"/g)) {
        expect(await page.locator('parley-chat').getAttribute(name)).toBe(value);
      }
    });
    return undefined;
  },
  css: async ({ reader }, { text }) => {
    const css = `body { font-family: Georgia } ${text}`;
    await seeChatOpen({ browser, website: company.website }, { html: tag(reader), css }, async (page) => {
      for (const [, name = ''] of text.matchAll(/(--[\w-]+):/g))
        expect(drawn().includes(`var(${name}`), name).toBe(true);
      const computed = (selector: string, property: string) =>
        page
          .locator(selector)
          .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
      const accent = valueIn(text, '--parley-accent');
      expect(await computed('parley-launcher button', 'background-color')).toBe(accent);
      expect(await computed('parley-launcher', 'bottom')).toBe(valueIn(text, '--parley-launcher-block'));
      expect(await computed('parley-chat .panel', 'font-family')).toBe('Georgia');
      expect(await computed('parley-composer .box', 'border-radius')).toBe(valueIn(text, 'border-radius'));
    });
    return undefined;
  },
  http: async ({ reader }, { text }) => {
    const [name = '', ...value] = reader.here(text).split(': ');
    expect(name).toBe('Content-Security-Policy');
    const parts = { html: tag(reader), headers: { [name]: value.join(': ') } };
    await seeChatOpen({ browser, website: company.website }, parts, async (page) => {
      await say(page, 'Hello');
      const keys = await page.evaluate(() => Object.keys(localStorage));
      expect(keys.sort()).toEqual(['parley:acme', 'parley:acme:open', 'parley:acme:place']);
      expect(await page.context().cookies()).toEqual([]);
    });
    return undefined;
  },
  mermaid: async (_, { text }) => {
    assertDiagram(text);
    return undefined;
  },
  text: compare,
  json: compare,
  /** A part of the settings, as somebody would write it by hand. */
  jsonc: async (_, { text }) => {
    const { DEFAULT_SETTINGS, parseSettings } = (await import(
      new URL('../../packages/server/dist/settings/settings-schema.js', import.meta.url).href
    )) as { DEFAULT_SETTINGS: object; parseSettings(data: unknown, where: string): unknown };
    const part: object = JSON.parse(text);
    expect(parseSettings({ ...DEFAULT_SETTINGS, ...part }, 'the document')).toMatchObject(part);
    return undefined;
  },
};

/** What the block before has printed; `…` stands for what is different every time. */
async function compare({ reader, printed }: Reading, { text }: Block): Promise<undefined> {
  expect(printed, 'a block that prints comes right before').toBeTypeOf('string');
  const parts = reader.here(text).split('…');
  const pattern = parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[\\s\\S]*');
  expect(printed?.trim()).toMatch(new RegExp(`^${pattern}$`));
}

/** The script tag as the documents have it. */
function tag(reader: Reader): string {
  const block = documentAt('docs/for-web-developers.md').blocks.find(({ kind }) => kind === 'html');
  return reader.here(block?.text ?? '');
}

function valueIn(css: string, property: string): string | undefined {
  return new RegExp(`${property}: ([^;]+);`).exec(css)?.[1];
}

/** What browsers get of loader and chat. */
function drawn(): string {
  const folder = join(ROOT, 'packages/widget/dist/browser');
  const { chat } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { chat: string };
  return ['parley.js', chat].map((name) => readFileSync(join(folder, name), 'utf8')).join();
}

describe.each(DOCUMENTS.filter(({ blocks }) => blocks.length > 0))('$path', (document) => {
  const reading = new Reading();
  beforeAll(() => reading.open(document));
  afterAll(() => reading.reader?.close());

  it.each(document.blocks)('works as written in line $line: $kind', async (block) => {
    const attempt = KINDS[block.kind];
    if (!attempt) throw new Error(`No test knows what to do with a block of the kind "${block.kind}".`);
    const answer = await attempt(reading, block);
    if (attempt !== compare) reading.printed = answer;
  });

  it('ends well what it left running', async () => {
    await reading.reader.stopRunning();
  });
});
