/** axe in every view of the inbox and in all that can be opened from there: light from the left, dark from the right. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type WatchedPage } from './browser.js';
import { wrote } from './crowd.js';
import { signIn } from './people.js';
import { type Stage, startStage } from './stage.js';

const LOOKS = [
  { theme: 'dark', locale: 'ar', dir: 'rtl' },
  { theme: 'light', locale: 'en', dir: 'ltr' },
] as const;
const TOM = { name: 'Tom Okafor', email: 'tom@acme.example', password: 'a long enough password' };

let browser: Browser;
let stage: Stage;
let tom: WatchedPage;
let page: Page;
let maria: string;

const key = () => ({ authorization: `Bearer ${stage.apiKey}`, 'content-type': 'application/json' });

async function change(id: string, to: object): Promise<void> {
  const body = JSON.stringify(to);
  const answer = await fetch(`${stage.url}/v1/conversations/${id}`, {
    method: 'PATCH',
    headers: key(),
    body,
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function agentId(name: string): Promise<string> {
  const answer = await fetch(`${stage.url}/v1/agents`, { headers: key() });
  const { data } = (await answer.json()) as { data: { id: string; name: string }[] };
  return data.find((one) => one.name === name)?.id ?? '';
}

/** One conversation for each view, with all that a row can carry. */
async function fill(): Promise<void> {
  const write = async (name: string | null, text: string) => (await wrote(stage, { name, texts: [text] })).id;
  const me = await agentId(TOM.name);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  maria = await write('Maria Weber', 'The zebra lamp flickers, see https://shop.example/lamps');
  await stage.company.messages.send({ conversationId: maria, text: 'Which **lamp** is it?' });
  await stage.company.messages.send({
    conversationId: maria,
    text: 'A look, @Tom Okafor',
    internal: true,
    mentions: [me],
  });
  await change(maria, { assigneeId: me, teamId: 'customer-support', priority: 'urgent', tags: ['lamps'] });
  await write(null, 'Do you ship to Norway?');
  await change(await write('Jonas Falk', 'Thank you!'), { status: 'resolved' });
  await change(await write('Grace Ito', 'On Monday, please'), { status: 'snoozed', snoozedUntil: tomorrow });
  await change(await write('Pills', 'Buy pills'), { status: 'spam' });
}

beforeAll(async () => {
  browser = await launch();
  stage = await startStage({ acme: {} });
  stage.hire({ ...TOM, role: 'admin' });
  await fill();
  const context = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'en' } as const;
  tom = await openPage(await browser.newContext(context));
  page = tom.page;
  await signIn(page, stage, TOM);
  await row(/Maria Weber/).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const row = (name: RegExp) => page.locator('parley-conversation-list').getByRole('link', { name });
const go = (hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);
const inspect = () =>
  page.evaluate(async () => {
    const { violations } = await window.axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
  });

/** Fails with what axe finds in `state`, in each look. Afterwards the console is light and speaks English. */
async function accessible(state: string): Promise<void> {
  await page.evaluate(axe.source);
  for (const { dir, ...look } of LOOKS) {
    await page.locator('parley-console').evaluate((element, to) => void Object.assign(element, to), look);
    await page.locator(`html[dir=${dir}]`).waitFor();
    // Colours that pass on from one shadow root to the next take some frames.
    await expect
      .poll(inspect, { message: `${state}, ${look.theme}, ${look.locale}`, timeout: 10_000 })
      .toEqual([]);
  }
}

describe('axe finds no fault', () => {
  for (const [view, name] of [
    ['all', /Norway/],
    ['mine', /Maria Weber/],
    ['unassigned', /Norway/],
    ['team:customer-support', /Maria Weber/],
    ['resolved', /Jonas Falk/],
    ['snoozed', /Grace Ito/],
    ['spam', /Pills/],
  ] as const) {
    it(`in the view ${view}`, async () => {
      await go(`#/v/${view}`);
      await page.locator('parley-views [aria-current=page]').waitFor();
      await row(name).waitFor();

      await accessible(view);
    });
  }

  it('in a view where nothing is', async () => {
    await go('#/v/team:marketing');
    await page.getByText('No conversation is here right now.').waitFor();

    await accessible('empty');
  });

  it('in a row where a colleague has called one', async () => {
    await go('#/v/all');
    await row(/Maria Weber/)
      .getByText('@')
      .first()
      .waitFor();

    await accessible('called');
  });

  it('in a conversation with its contact’s card, and when the two are to be merged', async () => {
    await go(`#/c/${maria}`);
    const card = page.getByRole('complementary', { name: 'Contact' });
    await card.getByRole('button', { name: 'Merge', exact: true }).waitFor();
    await page.locator('parley-conversation-pane .bubble').first().waitFor();
    await accessible('conversation');

    await card.getByRole('button', { name: 'Merge', exact: true }).click();
    await card.getByRole('combobox', { name: 'This contact is really' }).waitFor();
    await accessible('merging');
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: 'Edit', exact: true }).click();
    await card.getByRole('textbox', { name: 'Name' }).first().waitFor();
    await accessible('setting right');
  });

  it('in the search before, with and without hits', async () => {
    await go('#/v/all');
    await page.getByRole('button', { name: 'Search conversations' }).click();
    const field = page.getByRole('textbox', { name: 'Search conversations' });
    await field.waitFor();
    await accessible('search');

    await field.fill('zebra');
    await page.locator('parley-search').getByRole('link', { name: /zebra/ }).waitFor();
    await accessible('found');
    await field.fill('xylophone');
    await page.getByText('Nothing was found.').first().waitFor();
    await accessible('nothing found');
    await field.press('Escape');
  });

  it('with several chosen', async () => {
    await row(/Maria Weber/).focus();
    await page.keyboard.press('Shift+X');
    await page.locator('parley-bulk-bar').getByRole('heading').waitFor();

    await accessible('chosen');

    await page.keyboard.press('Escape');
    await page.locator('parley-bulk-bar').waitFor({ state: 'detached' });
  });

  it('in the palette, the help on keys and the account’s menu', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('listbox', { name: 'Commands' }).getByRole('option').first().waitFor();
    await accessible('palette');
    await page.keyboard.press('Escape');
    await page.locator('parley-palette').waitFor({ state: 'detached' });

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await accessible('keys');
    await page.keyboard.press('Escape');
    await page.locator('parley-key-help').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: `Account of ${TOM.name}` }).click();
    await page.getByRole('switch', { name: 'Available for conversations' }).waitFor();
    await accessible('account');
    await page.keyboard.press('Escape');
  });

  it('on a phone: the list, its views, a conversation and the card', async () => {
    await page.setViewportSize({ width: 375, height: 667 });
    await accessible('list, narrow');
    await page.locator('parley-inbox .title').click();
    await page.locator('parley-inbox .menu parley-views').waitFor();
    await accessible('views, narrow');
    await page.keyboard.press('Escape');
    await go(`#/c/${maria}`);
    await page.locator('parley-conversation-pane .bubble').first().waitFor();
    await accessible('conversation, narrow');

    expect(tom.problems).toEqual([]);
  });
});
