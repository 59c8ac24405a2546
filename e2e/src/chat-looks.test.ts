/** What a page may set of the chat's looks: the documented names, the code's, and what a page really reaches. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.js';
import { bubble, field, launcher, openChat, say, visit } from './customer.js';
import { png } from './png.js';
import { codesIn, ROOT, tableOf } from './readme-blocks.js';
import { RELEASED_PARTS, RELEASED_PROPERTIES } from './released-looks.js';
import { type Stage, startStage } from './stage.js';

const PAGE = 'docs/for-web-developers.md';
const SOURCE = join(ROOT, 'packages/widget/src');
const TAGS = ['parley-chat', 'parley-launcher'] as const;

const documented = {
  properties: ['property', 'token'].flatMap((head) => tableOf(PAGE, head).flatMap(([cell]) => codesIn(cell))),
  parts: (tag: string) =>
    tableOf(PAGE, 'part').flatMap(([cell, of]) => (codesIn(of).includes(tag) ? codesIn(cell) : [])),
};

/** The code of the chat and of its button. The console's is no page's to dress. */
function chatCode(): string {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  const own = files.filter(
    (file) => file.endsWith('.ts') && !/^(console|discussion|testing)|\.test\.ts$/.test(file),
  );
  return own.map((file) => readFileSync(join(SOURCE, file), 'utf8')).join('\n');
}

let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  [browser, stage] = await Promise.all([launch(), startStage({ acme: {} })]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

describe('the custom properties', () => {
  it('are those that the document lists: each is used, and none beside them', () => {
    const used = [...chatCode().matchAll(/var\((--parley-[\w-]+)/g)].map(([, name = '']) => name);

    expect(documented.properties.toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it('have all that were released', () => {
    expect(documented.properties).toEqual(expect.arrayContaining(RELEASED_PROPERTIES));
  });

  it('of the palette are set on the chat itself, and those of the place anywhere above it', async () => {
    const page = await visit(browser, stage);
    await dress(
      page,
      `:root { --parley-accent: rgb(0 90 60); --parley-layer: 77; --parley-offset-block: 99px;
        --parley-offset-inline: 33px; --parley-launcher-block: 44px; --parley-launcher-inline: 55px }
      parley-chat { --parley-surface: rgb(250 240 230); --parley-radius-panel: 3px; --parley-font: monospace }`,
    );
    await openChat(page);

    const styles = await page.evaluate(() => {
      const chat = document.querySelector('parley-chat') as HTMLElement;
      const host = document.querySelector('parley-launcher') as HTMLElement;
      const panel = getComputedStyle(chat.shadowRoot?.querySelector('.panel') as Element);
      const round = getComputedStyle(host.shadowRoot?.querySelector('button') as Element);
      const [a, b] = [getComputedStyle(chat), getComputedStyle(host)];
      return {
        panel: [panel.backgroundColor, panel.borderTopLeftRadius, panel.fontFamily],
        chat: [a.zIndex, a.bottom, a.right],
        launcher: [b.zIndex, b.bottom, b.right, round.backgroundColor],
      };
    });

    expect(styles).toEqual({
      panel: ['rgb(250, 240, 230)', '3px', 'monospace'],
      chat: ['77', '99px', '33px'],
      launcher: ['77', '44px', '55px', 'rgb(0, 90, 60)'],
    });
  });
});

describe('the parts', () => {
  it('that a page reaches are those that the document lists, and have all that were released', async () => {
    const page = await visit(browser, stage);
    const parts = TAGS.flatMap((tag) => documented.parts(tag).map((part) => ({ tag, part })));
    await dress(
      page,
      parts.map(({ tag, part }) => `${tag}::part(${part}) { --found-${part}: yes }`).join('\n'),
    );
    await openChat(page);
    await page.locator('parley-composer input[type=file]').setInputFiles([
      { name: 'bicycle.png', mimeType: 'image/png', buffer: png(64, 40) },
      { name: 'words.txt', mimeType: 'text/plain', buffer: Buffer.from('words') },
    ]);
    await page.locator('parley-upload-list .done').nth(1).waitFor();
    await say(page, 'A long one\n'.repeat(60));
    await page.locator('parley-attachments img').waitFor();
    await page.locator('.log').evaluate((log) => {
      log.scrollTop = 0;
    });
    await stage.say('An answer');
    await page.locator('.pill').waitFor();
    const found = await page.evaluate(reached);
    // One who has nothing else to go to has no list either.
    await stage.resolve();
    await page.locator('parley-chat-header .back').click();
    await page.locator('parley-home li').first().waitFor();

    const seen = [...found, ...(await page.evaluate(reached))];
    for (const tag of TAGS) {
      const of = (list: string[]) =>
        list.filter((one) => one.startsWith(`${tag} `)).map((one) => one.split(' ')[1]);
      expect([...new Set(of(seen))].toSorted()).toEqual(documented.parts(tag).toSorted());
      expect(documented.parts(tag)).toEqual(expect.arrayContaining([...RELEASED_PARTS[tag]]));
    }
  });

  it('take what a page gives them', async () => {
    const page = await visit(browser, stage);
    await dress(page, 'parley-chat::part(bubble-own) { background: rgb(1 2 3) }');
    await openChat(page);
    await say(page, 'Hello');
    await stage.say('Hi');
    await bubble(page, 'Hi').waitFor();

    const grounds = await page
      .locator('.bubble')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));

    expect(grounds[0]).toBe('rgb(1, 2, 3)');
    expect(grounds[1]).not.toBe('rgb(1, 2, 3)');
    expect(await launcher(page).isVisible()).toBe(true);
    expect(await field(page).isVisible()).toBe(true);
  });
});

/** A style sheet of the page's own. */
async function dress(page: Page, rules: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, rules);
}

/**
 * The parts that the page's own style sheet has reached, and those that lie open to it without being in that sheet: each
 * as the outermost element and the name under which the page knows it.
 */
function reached(): string[] {
  const tokens = (text: string | null) => (text ?? '').split(/\s+/).filter(Boolean);
  /** Names under which what is in `root` is known outside of it, with the element of each. */
  const open = (root: ShadowRoot): [string, Element][] => {
    const all: [string, Element][] = [];
    for (const element of root.querySelectorAll('*')) {
      for (const name of tokens(element.getAttribute('part'))) all.push([name, element]);
      if (!element.shadowRoot) continue;
      const through = (element.getAttribute('exportparts') ?? '').split(',').map((one) => one.split(':'));
      const inner = open(element.shadowRoot);
      for (const [from = '', to = from] of through) {
        for (const [name, it] of inner) if (name === from.trim()) all.push([to.trim(), it]);
      }
    }
    return all;
  };
  const found: string[] = [];
  for (const tag of ['parley-chat', 'parley-launcher']) {
    const root = document.querySelector(tag)?.shadowRoot;
    if (!root) continue;
    for (const [name, element] of open(root)) {
      const styled = getComputedStyle(element).getPropertyValue(`--found-${name}`) === 'yes';
      found.push(styled ? `${tag} ${name}` : `${tag} ${name}(undocumented)`);
    }
  }
  return found;
}
