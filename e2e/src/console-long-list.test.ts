/** An inbox of thousands, in which one reads on in peace: what comes in above moves nothing, and the page stays small. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type WatchedPage } from './browser.js';
import { signIn } from './people.js';
import { type Stage, startStage } from './stage.js';

const CONVERSATIONS = 3000;
/** The pages of the list up to here are loaded by going down. */
const LOADED = 1000;
const ROW = 60;
const AT_ONCE = 50;
const PATIENT = { timeout: 60_000 };

interface List extends HTMLElement {
  rows: readonly { id: string }[];
}

interface Seen {
  id: string;
  /** Where the row was, each time it was looked at; null when it was not there. */
  tops: (number | null)[];
  /** The most rows that the document had. */
  most: number;
}

let browser: Browser;
let stage: Stage;
let agent: WatchedPage;
let page: Page;
/** From the one that was begun first to the last. */
const ids: string[] = [];

beforeAll(async () => {
  [browser, stage] = await Promise.all([launch(), startStage({ acme: {} })]);
  const contact = await stage.company.contacts.create({ site: 'acme', name: 'Ada' });
  while (ids.length < CONVERSATIONS) {
    const begun = Array.from({ length: AT_ONCE }, () =>
      stage.company.conversations.create({ kind: 'chat', contactId: contact.id }),
    );
    ids.push(...(await Promise.all(begun)).map(({ id }) => id));
  }
  agent = await openPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
  page = agent.page;
  await signIn(page, stage);
  await page.locator('parley-conversation-list a').first().waitFor();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const list = () => page.locator('parley-conversation-list');
const rows = () => list().evaluate((element) => (element as List).rows.map(({ id }) => id));
const drawn = () => list().locator('a').count();
const scroll = (to: number) =>
  list().evaluate((element, top) => {
    element.scrollTop = top;
  }, to);

/** Goes on looking at the row in the middle, at every picture that the browser draws. */
function watchMiddle(element: Element): void {
  const links = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('a[data-id]') ?? [])];
  const { top, height } = element.getBoundingClientRect();
  const middle = links().find((link) => link.getBoundingClientRect().bottom > top + height / 2);
  const seen: Seen = { id: middle?.dataset.id ?? '', tops: [], most: 0 };
  const look = () => {
    const all = links();
    const row = all.find(({ dataset }) => dataset.id === seen.id);
    seen.tops.push(row ? row.getBoundingClientRect().top : null);
    seen.most = Math.max(seen.most, all.length);
    requestAnimationFrame(look);
  };
  look();
  Object.assign(window, { seen });
}

const seen = () => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

describe('an inbox of thousands', () => {
  it('is loaded as one goes down, with few rows in the document', async () => {
    for (let known = 0; known < LOADED; known = (await rows()).length) {
      await scroll(known * ROW);
      await expect.poll(async () => (await rows()).length, PATIENT).toBeGreaterThan(known);
    }

    expect(await drawn()).toBeLessThan(50);
  });

  it('holds the row under the eye while messages arrive from everywhere', async () => {
    const order = await rows();
    await scroll((LOADED / 2) * ROW);
    await list()
      .locator(`a[data-id="${order[LOADED / 2 + 3]}"]`)
      .waitFor();
    await list().evaluate(watchMiddle);
    const { id, tops } = await seen();
    const place = order.indexOf(id);
    expect(place).toBeGreaterThan(LOADED / 2 - 10);

    // Some that stand above it, some below, and some that nobody has loaded.
    const loud = [...order.slice(0, 10), ...order.slice(place + 20, place + 30), ...ids.slice(0, 10)];
    for (const conversationId of loud) {
      await stage.company.messages.send({ conversationId, text: `To ${conversationId}`, side: 'contact' });
    }
    await expect
      .poll(async () => (await rows()).slice(0, loud.length).sort(), PATIENT)
      .toEqual([...loud].sort());
    // Below it ten went up, and ten came that were nowhere.
    expect((await rows()).indexOf(id)).toBe(place + 20);
    const before = tops.length;
    await expect.poll(async () => (await seen()).tops.length, PATIENT).toBeGreaterThan(before + 2);

    const after = await seen();
    expect(after.tops).not.toContain(null);
    expect(new Set(after.tops.map((top) => Math.round(top ?? 0)))).toEqual(
      new Set([Math.round(tops[0] ?? 0)]),
    );
    expect(after.most).toBeLessThan(50);
  });

  it('lets go of what lies far below once one is back at the top, where the newest stands', async () => {
    await scroll(0);
    const last = `To ${ids[9]}`;
    await list().getByRole('link', { name: last }).waitFor();

    await stage.company.messages.send({
      conversationId: ids[100] ?? '',
      text: 'And one more',
      side: 'contact',
    });
    await list().getByRole('link', { name: 'And one more' }).waitFor();
    expect((await rows())[0]).toBe(ids[100]);
    await expect.poll(async () => (await rows()).length, PATIENT).toBeLessThanOrEqual(240);

    expect(await drawn()).toBeLessThan(50);
    expect(agent.problems).toEqual([]);
  });
});
