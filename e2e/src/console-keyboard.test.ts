/** Everything an agent does in a day, once, by keys alone: no test in this file ever touches the pointer. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type WatchedPage } from './browser.js';
import { wrote } from './crowd.js';
import { focused as focusedOn } from './customer.js';
import { AGENT } from './stack.js';
import { type Stage, startStage } from './stage.js';

const PATIENT = { timeout: 30_000 };

let browser: Browser;
let stage: Stage;
let lena: WatchedPage;
let page: Page;
let first: string;

beforeAll(async () => {
  browser = await launch();
  stage = await startStage({ acme: {} });
  stage.hire({ name: 'Tom Okafor', email: 'tom@acme.example', password: 'a long enough password' });
  const lines = Array.from({ length: 70 }, (_, index) => `Line ${index + 1} of many`);
  // The one that is looked for stands far above the last page of messages.
  const maria = await wrote(stage, { name: 'Maria Weber', texts: ['The zebra lamp flickers', ...lines] });
  first = maria.id;
  await wrote(stage, { name: 'Jonas Falk', texts: ['Do you ship to Norway?'] });
  await wrote(stage, { name: null, texts: ['This is Maria again'] });
  await wrote(stage, { name: 'Spam One', texts: ['Buy pills'] });
  await wrote(stage, { name: 'Spam Two', texts: ['Buy more pills'] });
  lena = await openPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
  page = lena.page;
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string) => page.keyboard.type(text);

const focused = () => focusedOn(page);
const focus = (what: RegExp) => expect.poll(focused, PATIENT).toMatch(what);

/** Goes on by Tab until it is there. */
async function tabTo(what: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if (what.test(await focused())) return;
    await press(key);
  }
  throw new Error(`Tab never comes to ${what}; it is at “${await focused()}”.`);
}

const row = (name: string | RegExp) => page.locator('parley-conversation-list').getByRole('link', { name });
const rows = () => page.locator('parley-conversation-list').getByRole('link').count();
/** Goes to a row by the arrows, from the first on. */
async function rowTo(name: RegExp): Promise<void> {
  await press('j', 'Home');
  for (let steps = 0; steps < 10; steps += 1) {
    if (name.test(await focused())) return;
    await press('ArrowDown');
  }
  throw new Error(`No row ${name}; the last is “${await focused()}”.`);
}

const suggestion = (name: RegExp) =>
  page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option', { name });
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
/** What stands in the field. */
const written = () => page.locator('parley-composer textarea').inputValue();
/** What was said in the first conversation, notes too. */
const said = async () => {
  const { data } = await stage.company.messages.list(first, { before: 1000 }).firstPage();
  return data.map(({ text }) => text);
};
const stored = () => stage.company.conversations.get(first);
const bulkStates = async () => {
  const { data } = await stage.company.conversations.list({ order: 'recent' }).firstPage();
  return data
    .filter(({ contactName }) => contactName?.startsWith('Spam'))
    .map(({ status, tags }) => [status, ...tags]);
};

/** Runs what the palette finds for these words. */
async function command(words: string): Promise<void> {
  await press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command or a conversation' }).waitFor();
  await type(words);
  await page.getByRole('listbox', { name: 'Commands' }).getByRole('option').first().waitFor();
  await press('Enter');
}

/** Goes from wherever it is to the open conversation's row, where letters are commands. */
async function toList(): Promise<void> {
  await press('Escape');
  await row(/./).first().waitFor();
}

describe('an agent without a pointer', () => {
  it('signs in, and walks the list and the views', async () => {
    await page.goto(`${stage.url}/console`);
    await page.getByLabel(/e-mail/i).waitFor();
    await tabTo(/e-mail/i);
    await type(AGENT.email);
    await tabTo(/Password/);
    await type(AGENT.password);
    await press('Enter');

    await row('Maria Weber').waitFor();
    await press('j');
    await focus(/Spam Two/);
    await press('j', 'j', 'k');
    await focus(/Spam One/);
    await tabTo(/^Unassigned/, 'Shift+Tab');
    await press('Enter');
    await heading('Unassigned').waitFor();
    await tabTo(/^Everything/, 'Shift+Tab').catch(() => tabTo(/^All/));
    await press('Enter');
    await expect.poll(rows, PATIENT).toBe(5);
  });

  it('opens one, answers, writes a note that calls a colleague, and uses a canned reply', async () => {
    await command('Canned');
    await page.getByRole('button', { name: 'New reply' }).waitFor();
    await tabTo(/^New reply/);
    await press('Enter');
    await tabTo(/^Name/);
    await type('Greeting');
    await tabTo(/^Text/);
    await type('Hello {{contact.name}}, Maja here.');
    await tabTo(/^Save/);
    await press('Enter');
    await heading('Greeting').waitFor();
    await press('Escape');

    await command('Maria Weber');
    await focus(/^Message/);
    await type('Which lamp is it?');
    await press('Enter');
    await page.getByText('Which lamp is it?').first().waitFor();

    await press('Escape');
    await focus(/Maria Weber/);
    await press('Enter');
    await focus(/^Message/);
    await type('/gree');
    await suggestion(/Greeting/).waitFor();
    await press('Enter');
    await expect.poll(written, PATIENT).toBe('Hello Maria Weber, Maja here.');
    await press('Enter');
    await expect.poll(said, PATIENT).toContain('Hello Maria Weber, Maja here.');

    await command('Write a note');
    await page.locator('textarea:focus[placeholder^="Write a note"]').waitFor();
    await type('See the lamp, @tom');
    await suggestion(/Tom Okafor/).waitFor();
    await press('Enter');
    await expect.poll(written, PATIENT).toBe('See the lamp, @Tom Okafor ');
    await type('please');
    await press('Enter');
    await expect.poll(said, PATIENT).toContain('See the lamp, @Tom Okafor please');
  });

  it('tags, raises, assigns, puts off, ends, takes back and opens again', async () => {
    // Out of the field, where letters are words, to the message above it.
    await tabTo(/^Messages/, 'Shift+Tab');
    await press('t');
    await focus(/^Add a tag/);
    await type('lamps');
    await press('Enter', 'Escape');
    await expect.poll(async () => (await stored()).tags, PATIENT).toEqual(['lamps']);

    await command('Priority: Urgent');
    await expect.poll(async () => (await stored()).priority, PATIENT).toBe('urgent');
    await command('Assign to Tom');
    await expect.poll(async () => (await stored()).assigneeId, PATIENT).toMatch(/^agt_/);
    await command('Snooze: Tomorrow');
    await expect.poll(async () => (await stored()).status, PATIENT).toBe('snoozed');
    await command('Resolve');
    await expect.poll(async () => (await stored()).status, PATIENT).toBe('resolved');
    await command('Undo');
    await expect.poll(async () => (await stored()).status, PATIENT).toBe('snoozed');
    await command('Resolve');
    await expect.poll(async () => (await stored()).status, PATIENT).toBe('resolved');
    await command('Reopen');
    await expect.poll(async () => (await stored()).status, PATIENT).toBe('open');
  });

  it('looks for something and reads it where it was said, far above the last page', async () => {
    await tabTo(/^Messages/, 'Shift+Tab');
    await press('/');
    await focus(/^Search conversations/);
    await type('zebra');
    await page.locator('parley-search').getByRole('link', { name: /zebra/ }).waitFor();
    await press('ArrowDown', 'Enter');

    await focus(/The zebra lamp flickers/);
    expect(page.url()).toContain(`${first}/msg_`);
    // Seventy messages make no page below the console, to which a space would scroll.
    const below = await page.locator('parley-console').evaluate((el) => el.scrollHeight - el.clientHeight);
    expect(below).toBe(0);
    await press('/');
    await focus(/Maria Weber|Spam|Jonas|Anonymous/);
  });

  it('chooses several, tags them and marks them as spam in one go, and takes that back', async () => {
    await toList();
    await rowTo(/Spam Two/);
    await press('x');
    await heading('1 selected').waitFor();
    await press('Shift+ArrowDown');
    await heading('2 selected').waitFor();
    await press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Select all loaded').waitFor();
    await press('Escape');
    await page.locator('parley-key-help').waitFor({ state: 'detached' });

    await press('t');
    await page.getByRole('combobox', { name: 'Find a command or a conversation' }).waitFor();
    await type('pills');
    await page.getByRole('option', { name: 'Add tag: pills' }).waitFor();
    await press('Enter');
    await expect.poll(bulkStates, PATIENT).toEqual([
      ['open', 'pills'],
      ['open', 'pills'],
    ]);

    await page.getByText('2 conversations changed').first().waitFor();
    await press('Shift+X');
    await heading('5 selected').waitFor();
    await press('Escape');
    await rowTo(/Spam Two/);
    await press('x', 'Shift+ArrowDown', '!');
    await page.getByText('2 conversations changed').first().waitFor();
    expect(await bulkStates()).toEqual([
      ['spam', 'pills'],
      ['spam', 'pills'],
    ]);
    await press('z');
    await expect.poll(bulkStates, PATIENT).toEqual([
      ['open', 'pills'],
      ['open', 'pills'],
    ]);
  });

  it('merges two contacts who are one, and blocks another', async () => {
    await command('Anonymous');
    await page.getByRole('complementary', { name: 'Contact' }).getByText('not verified').waitFor();
    await tabTo(/^Merge$/);
    await press('Enter');
    await focus(/^This contact is really/);
    await type('Maria Weber');
    await tabTo(/^Merge for good/);
    await press('Enter');
    await expect
      .poll(async () => {
        const { data } = await stage.company.conversations.list({ order: 'recent' }).firstPage();
        return data.filter(({ contactName }) => contactName === 'Maria Weber').length;
      }, PATIENT)
      .toBe(2);

    await command('Jonas Falk');
    await page.getByRole('complementary', { name: 'Contact' }).getByText('Jonas Falk').first().waitFor();
    await tabTo(/^Block$/);
    await press('Enter');
    await focus(/^Really block/);
    await press('Enter');
    await page.getByRole('complementary', { name: 'Contact' }).getByText('Blocked: cannot write').waitFor();
  });

  it('signs out', async () => {
    await toList();
    await tabTo(/^Account of/, 'Shift+Tab').catch(() => tabTo(/^Account of/));
    await press('Enter');
    await tabTo(/^Sign out/);
    await press('Enter');
    await page.getByLabel(/e-mail/i).waitFor();
  });

  it('has met no fault on the page', () => {
    expect(lena.problems).toEqual([]);
  });
});
