/** The agents' keys, pressed one by one in a real console. A key in the table that is not known here fails. */
import { Parley } from '@parley/sdk';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.js';
import { codesIn, tableOf } from './readme-blocks.js';
import { type Company, openCompany } from './readme-company.js';

let company: Company;
let browser: Browser;
let page: Page;
/** The conversations of the inbox from top to bottom. */
let ids: string[] = [];

beforeAll(async () => {
  [company, browser] = await Promise.all([openCompany(), launch()]);
  const parley = new Parley({ baseUrl: company.url, apiKey: company.apiKey });
  for (const name of ['Ann', 'Ben', 'Cem']) {
    const contact = await parley.contacts.create({ site: 'acme', name });
    const { id } = await parley.conversations.create({ kind: 'chat', contactId: contact.id });
    await parley.messages.send({ conversationId: id, text: `I am ${name}.`, side: 'contact' });
    ids = [id, ...ids];
  }
  page = await (await browser.newContext()).newPage();
  await company.signIn(page);
  await page.getByText('I am Cem.').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await company?.stop();
});

const [TOP, MIDDLE, BOTTOM] = [0, 1, 2];

/** Which row has the focus; -1 for none. */
const focusedRow = () =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement ? (active.dataset.id ?? '') : '';
  });
const rowIs = (row: number) => expect.poll(focusedRow).toBe(ids[row]);
const field = () => page.getByRole('textbox', { name: 'Message' });
const isOpen = (id: string | undefined) => expect.poll(() => page.url()).toContain(`#/c/${id}`);

/** Each begins where the one before it left off, in the order of the table. */
const PRESSES: Record<string, () => Promise<void>> = {
  'J K': async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await rowIs(MIDDLE);
    await page.keyboard.press('k');
    await rowIs(TOP);
  },
  '↓ ↑': async () => {
    await page.keyboard.press('ArrowDown');
    await rowIs(MIDDLE);
    await page.keyboard.press('ArrowUp');
    await rowIs(TOP);
  },
  'Home End': async () => {
    await page.keyboard.press('End');
    await rowIs(BOTTOM);
    await page.keyboard.press('Home');
    await rowIs(TOP);
  },
  Enter: async () => {
    await page.keyboard.press('Enter');
    await isOpen(ids[TOP]);
    await field().waitFor();
    await field().fill('jk');
    await field().press('j');
    await expect.poll(() => field().inputValue()).toBe('jkj');
    await field().press('Enter');
    await page.locator('.bubble', { hasText: 'jkj' }).waitFor();
    await expect.poll(() => field().inputValue()).toBe('');
  },
  'Shift+Enter': async () => {
    await field().fill('one');
    await field().press('Shift+Enter');
    await expect.poll(() => field().inputValue()).toBe('one\n');
  },
  Esc: async () => {
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).not.toContain('#/c/');
    await rowIs(TOP);
  },
  '/': async () => {
    await page.keyboard.press('/');
    const search = page.getByRole('textbox', { name: 'Search conversations' });
    await search.waitFor();
    await search.fill('Ben');
    await page.locator('parley-search a').first().waitFor();
    await page.keyboard.press('Escape');
    await rowIs(TOP);
  },
};

describe('the agents’ keys', () => {
  it.each(tableOf('docs/for-agents.md', 'key'))('%s: %s', async (cell) => {
    const press = PRESSES[codesIn(cell).join(' ')];
    if (!press) throw new Error(`No test knows how to press ${cell}.`);

    await press();
  });
});
