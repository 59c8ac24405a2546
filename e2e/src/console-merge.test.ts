/** One person in two browsers, whom an agent makes one: both histories are theirs, and both browsers go on. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type WatchedPage } from './browser.js';
import { bubbles, openChat, seesInOrder, signIn, write } from './people.js';
import { AGENT } from './stack.js';
import { type Stage, startStage } from './stage.js';

const PATIENT = { timeout: 30_000 };
const ON_LAPTOP = 'Is the blue one in stock?';
const ON_PHONE = 'It is me again, from my phone.';

let browser: Browser;
let stage: Stage;
let laptop: WatchedPage;
let phone: WatchedPage;
let desk: WatchedPage;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launch(), startStage({ acme: {} })]);
  const open = async () =>
    openPage(await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' }));
  [laptop, phone, desk] = [await open(), await open(), await open()];
  await signIn(desk.page, stage);
  await asks(laptop.page, ON_LAPTOP);
  await asks(phone.page, ON_PHONE);
  // Somebody without a name is “Anonymous …”: the one to stay is told by theirs.
  await stage.company.contacts.update(await contactOf(ON_LAPTOP), { name: 'Maria Weber' });
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

async function asks(page: Page, text: string): Promise<void> {
  await page.goto(`${stage.site}/`);
  await openChat(page);
  await write(page, text);
  await page.locator('.state', { hasText: /Sent|Delivered|Seen/ }).waitFor();
}

async function conversationOf(text: string) {
  const { data } = await stage.company.conversations.list({ order: 'recent' }).firstPage();
  const found = data.find(({ lastMessage }) => lastMessage?.text === text);
  if (!found) throw new Error(`Nobody said “${text}” last.`);
  return found;
}

const contactOf = async (text: string) => (await conversationOf(text)).contactId ?? '';

describe('merging two contacts', () => {
  let stays: string;
  let goes: string;

  it('is an agent’s to do, in the card of the one who is really another', async () => {
    [stays, goes] = [await contactOf(ON_LAPTOP), await contactOf(ON_PHONE)];
    expect(stays).not.toBe(goes);
    await desk.page.getByRole('link', { name: /Maria Weber/ }).waitFor();
    await desk.page.getByRole('link', { name: new RegExp(ON_PHONE) }).click();
    const card = desk.page.getByRole('complementary', { name: 'Contact' });
    await card.getByRole('button', { name: 'Merge', exact: true }).click();
    await card
      .getByRole('combobox', { name: 'This contact is really' })
      .selectOption({ label: 'Maria Weber' });
    await card.getByRole('button', { name: 'Merge for good' }).click();

    await expect.poll(() => contactOf(ON_PHONE), PATIENT).toBe(stays);
    await card.getByText('Maria Weber').first().waitFor();
    await card.getByRole('link', { name: ON_LAPTOP }).waitFor();
    const rows = desk.page.locator('parley-conversation-list').getByRole('link', { name: /Maria Weber/ });
    await expect.poll(() => rows.count(), PATIENT).toBe(2);
  });

  it('leaves one contact with both histories, and the other one no more', async () => {
    const both = [(await conversationOf(ON_LAPTOP)).id, (await conversationOf(ON_PHONE)).id].sort();

    const { data } = await stage.company.conversations.list({ contactId: stays }).firstPage();

    expect(data.map(({ id }) => id).sort()).toEqual(both);
    await expect(stage.company.contacts.get(goes)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lets the other browser go on where it was, without a reload', async () => {
    await write(desk.page, `Hello again. ${AGENT.name} here.`);
    await seesInOrder(phone.page, [ON_PHONE, `Hello again. ${AGENT.name} here.`]);

    await write(phone.page, 'And in green?');

    await desk.page.locator('.bubble', { hasText: 'And in green?' }).waitFor();
    expect(await contactOf('And in green?')).toBe(stays);
  });

  it('shows each browser what was said in the other', async () => {
    for (const [page, said] of [
      [phone.page, ON_LAPTOP],
      [laptop.page, 'And in green?'],
    ] as const) {
      // It is open again by itself, as it was left.
      await page.reload();
      await page.getByRole('button', { name: 'All conversations' }).click();
      await page
        .locator('parley-home')
        .getByRole('button', { name: new RegExp(said.replace('?', '\\?')) })
        .click();
      await expect.poll(() => bubbles(page), PATIENT).toContain(said);
    }
  });

  it('has met no fault on the pages', () => {
    expect([...laptop.problems, ...phone.problems, ...desk.problems]).toEqual([]);
  });
});
