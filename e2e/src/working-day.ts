/**
 * The people of a company's day and what they see: an admin, two agents and two customers, each in a browser of their own,
 * whose clocks go ahead together with the server's.
 */
import type { Colleague, ConversationUpdatedEvent } from '@parley/protocol';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launch, openPage } from './browser.js';
import { bubbles, signIn, write } from './people.js';
import { type Stage, startStage } from './stage.js';

/** Five browsers and a server at once: on a busy machine each waits for the others. */
export const PATIENT = { timeout: 60_000 };
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const PASSWORD = 'a long enough password';
export const INES = { name: 'Ines Roy', email: 'ines@acme.example', password: PASSWORD };
export const LENA = { name: 'Lena Brandt', email: 'lena@acme.example', password: PASSWORD };
/** He comes by an invitation. */
export const TOM = { name: 'Tom Okafor', email: 'tom@acme.example', password: PASSWORD };

export interface Day {
  browser: Browser;
  stage: Stage;
  ines: Page;
  lena: Page;
  tom: Page;
  eva: Page;
  karl: Page;
  /** What went wrong on any of the pages. */
  problems(): string[];
  /** Somebody else's browser. */
  open(): Promise<Page>;
  /** Lets so much time go by within a moment, for everybody: what waits for it then happens. */
  pass(ms: number): Promise<void>;
  end(): Promise<void>;
}

/** The company opens: the admin and one agent are in, the customers have not come to a page yet. */
export async function beginDay(): Promise<Day> {
  const acme = { chat: { preChat: { fields: ['name', 'team'], required: false } } };
  const [browser, stage] = await Promise.all([launch(), startStage({ acme })]);
  stage.hire({ ...INES, role: 'admin' });
  stage.hire(LENA);
  const watched: Awaited<ReturnType<typeof openPage>>[] = [];
  const open = async () => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en',
      reducedMotion: 'reduce',
    });
    const one = await openPage(context);
    context.setDefaultTimeout(PATIENT.timeout);
    await one.page.clock.install();
    watched.push(one);
    return one.page;
  };
  const [ines, lena, tom] = [await open(), await open(), await open()];
  const [eva, karl] = [await open(), await open()];
  for (const [page, who] of [
    [ines, INES],
    [lena, LENA],
  ] as const) {
    await signIn(page, stage, who);
    await page.locator('parley-workspace').waitFor();
  }
  return {
    ...{ browser, stage, ines, lena, tom, eva, karl, open },
    problems: () => watched.flatMap(({ problems }) => problems),
    pass: async (ms) => {
      stage.pass(ms);
      await Promise.all(watched.map(({ page }) => page.clock.fastForward(ms)));
    },
    end: async () => {
      await browser.close();
      await stage.stop();
    },
  };
}

export const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** The numbers beside the views, without those at which nothing stands. */
export async function counts(page: Page): Promise<Record<string, number>> {
  const rows = await page
    .locator('parley-views a')
    .evaluateAll((links) =>
      links.map((link) => ['.label', '.count'].map((part) => link.querySelector(part)?.textContent?.trim())),
    );
  return Object.fromEntries(rows.flatMap(([label, count]) => (count ? [[label, Number(count)]] : [])));
}

/** Waits until all of these inboxes say the same, but for what is each agent's own. */
export async function count(desks: readonly Page[], mine: number[], others: Record<string, number>) {
  for (const [index, desk] of desks.entries()) {
    const own = mine[index] ?? 0;
    const wanted = { ...others, ...(own > 0 && { Mine: own }) };
    await expect.poll(() => counts(desk), { ...PATIENT, message: `desk ${index}` }).toEqual(wanted);
  }
}

export const row = (desk: Page, words: string | RegExp): Locator =>
  desk.locator('parley-conversation-list').getByRole('link', { name: words });

export const card = (desk: Page): Locator => desk.getByRole('complementary', { name: 'Contact' });

/** Opens what a row leads to, once it can be read. */
export async function read(desk: Page, words: string | RegExp, bubble: string): Promise<void> {
  await row(desk, words).click();
  await desk.locator('parley-conversation-pane .bubble', { hasText: bubble }).first().waitFor();
}

/** Of the open conversation, what one of its choices is set to. */
export const chosen = (desk: Page, name: string): Promise<string | null> =>
  desk
    .locator('parley-conversation-bar')
    .getByRole('combobox', { name, exact: true })
    .locator('option:checked')
    .textContent();

export async function choose(desk: Page, name: string, label: string): Promise<void> {
  await desk
    .locator('parley-conversation-bar')
    .getByRole('combobox', { name, exact: true })
    .selectOption({ label });
}

/** Waits until the search of the inbox finds just these, by the names of the conversations' customers. */
export async function finds(desk: Page, words: string, names: string[]): Promise<void> {
  await desk.getByRole('textbox', { name: 'Search conversations' }).fill(words);
  const found = async () => new Set(await desk.locator('parley-search .hits a .name').allInnerTexts());
  await expect.poll(found, { ...PATIENT, message: words }).toEqual(new Set(names));
}

/** Writes until the other one is shown that they do: who has just come to a page hears of it a moment later. */
export async function writesInSight(writer: Page, reader: Page, name: string): Promise<void> {
  const told = reader.getByText(`${name} is typing`);
  const seen = async () => {
    await field(writer).pressSequentially('a');
    return told.count();
  };
  await expect.poll(seen, { ...PATIENT, interval: 500 }).toBe(1);
  await field(writer).fill('');
}

/** Comes to a page and opens the chat, which asks who it is and what it is about. */
export async function comes(
  page: Page,
  { stage }: Pick<Day, 'stage'>,
  { name, about, path = '/' }: { name?: string; about?: string; path?: string },
): Promise<void> {
  await page.goto(`${stage.site}${path}?site=acme`);
  await page.locator('parley-launcher').getByRole('button').click();
  await page.getByRole('textbox', { name: 'Your name' }).waitFor();
  if (name) await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  const topic = page.getByRole('combobox', { name: 'What is it about?' });
  if (about) await topic.selectOption({ label: about });
  await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
}

export const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
export const sees = (page: Page, text: string) => expect.poll(() => bubbles(page), PATIENT).toContain(text);
/** What hangs at the messages that a page shows. */
export const files = (page: Page) =>
  page.locator('parley-attachments').locator('img, .file .name').evaluateAll(namesOfFiles);

function namesOfFiles(elements: Element[]): string[] {
  return elements.map((element) =>
    element instanceof HTMLImageElement ? element.alt : (element.textContent ?? ''),
  );
}

interface AttachedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Sends a file, without words. */
export async function attach(page: Page, file: AttachedFile): Promise<void> {
  await page.locator('parley-composer input[type=file]').setInputFiles(file);
  await expect.poll(() => page.locator('parley-upload-list .done').count(), PATIENT).toBe(1);
  await field(page).press('Enter');
  await expect.poll(() => page.locator('parley-upload-list li').count(), PATIENT).toBe(0);
}

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
}

/** What the company's own programs read. */
async function heard<T>({ stage }: Pick<Day, 'stage'>, path: string): Promise<T[]> {
  const headers = { authorization: `Bearer ${stage.apiKey}` };
  const answer = await fetch(`${stage.url}${path}`, { headers });
  const { data } = (await answer.json()) as { data: T[] };
  return data;
}

const colleagues = (day: Day) => heard<Colleague>(day, '/v1/agents');

/** Whether somebody is there for conversations. */

export async function availabilityOf(day: Day, name: string): Promise<string | undefined> {
  return (await colleagues(day)).find((one) => one.name === name)?.availability;
}

/** Who decided what about conversations: `name: field`. */
export async function decisions(day: Day): Promise<string[]> {
  const names = new Map((await colleagues(day)).map(({ id, name }) => [id, name]));
  const path = '/v1/events?types=conversation.updated&limit=1000';
  const events = await heard<ConversationUpdatedEvent>(day, path);
  return events.flatMap(({ actor, changed }) =>
    changed.map((what) => `${names.get(actor.id) ?? actor.type}: ${what}`),
  );
}

/** A customer whose conversation is done begins another, without saying what it is about. */
export async function begins(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'All conversations' }).click();
  await page.getByRole('button', { name: 'New conversation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Skip' }).click();
  await field(page).waitFor();
  await write(page, text);
  await sees(page, text);
}
