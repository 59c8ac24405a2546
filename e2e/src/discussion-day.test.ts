/**
 * A day below one article: two customers in their browsers, a moderator in their console, and the owner, who speaks for the company. What
 * one does the others see, without a reload. Each part has tests of its own; this one holds that they fit together.
 */

import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessible } from './accessible.js';
import { launch, openPage, type WatchedPage } from './browser.js';
import { bubble, button } from './customer.js';
import { signIn } from './people.js';
import { type Stage, startStage } from './stage.js';

const TOPIC = 'day';
const password = 'a long enough password';
const NOOR = { name: 'Noor Haddad', email: 'noor@acme.example', password };
const RULES = [
  { kind: 'robot', action: 'reject' },
  { kind: 'links', max: 2 },
  { kind: 'newcomer', published: 1 },
];

let browser: Browser;
let stage: Stage;
let noor: WatchedPage;
let olga: WatchedPage;
let ada: WatchedPage;
let ben: WatchedPage;

beforeAll(async () => {
  const discussion = { privateTeam: 'customer-service', rules: RULES };
  [browser, stage] = await Promise.all([launch(), startStage({ acme: { discussion } })]);
  stage.hire({ ...NOOR, role: 'moderator' });
  [noor, olga] = [await staff(), await staff()];
  await signIn(noor.page, stage, NOOR);
  await signIn(olga.page, stage);
  await olga.page.getByRole('region', { name: 'Inbox' }).waitFor();
  [ada, ben] = [await read(), await read()];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const staff = async () =>
  openPage(await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }));

async function read(): Promise<WatchedPage> {
  const opened = await openPage(await browser.newContext({ reducedMotion: 'reduce' }));
  await opened.page.goto(`${stage.site}/?topic=${TOPIC}`);
  await opened.page.locator('parley-discussion').scrollIntoViewIfNeeded();
  await opened.page.locator('parley-discussion h2').waitFor();
  return opened;
}

const at = (path: string) => `${stage.url}/console#/moderation/acme/${path}`;
const rows = (page: Page) => page.locator('parley-moderation-item');
const row = (page: Page, text: string) => rows(page).filter({ hasText: text });
const waiting = (page: Page, queue: string) =>
  page.locator('parley-moderation nav').getByRole('link', { name: queue });
const message = (page: Page, text: string) => page.locator('parley-topic-message', { hasText: text }).first();

/** axe over a console as it is. */
async function consoleIsAccessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  expect(found, state).toEqual([]);
}

interface Place {
  composer?: string;
  name?: string;
}

async function post(page: Page, text: string, { composer = '.begin', name }: Place = {}): Promise<void> {
  const field = page.locator(`parley-topic-composer${composer}`);
  await field.locator('textarea').fill(text);
  if (name) await field.getByRole('textbox', { name: /Your name/ }).fill(name);
  // Who is quicker is taken for a program.
  await page.waitForTimeout(1100);
  await field.getByRole('button', { name: /^(Post|Save)$/ }).click();
  await page.getByText(text).first().waitFor();
}

async function choose(page: Page, of: Locator, words: string): Promise<void> {
  await of.locator('button.more').click();
  await page.getByRole('button', { name: words, exact: true }).click();
}

/** What is new lies behind a button that names how much, so that nobody's place is lost; an answer stands below what it answers. */
async function showNew(page: Page, text: string): Promise<void> {
  const pill = page.locator('.pill');
  await expect
    .poll(
      async () => {
        if (await pill.isVisible()) await pill.click();
        return page.getByText(text).first().isVisible();
      },
      { timeout: 15_000 },
    )
    .toBe(true);
}

/** Presses a key that stands for a deed, and waits until it is said that it was done. */
async function decide(on: Locator, key: string, said: RegExp): Promise<void> {
  const page = on.page();
  await on.locator('article').focus();
  await page.keyboard.press(key);
  await page.locator('.deed').getByText(said).waitFor();
}

describe('first messages', () => {
  it('wait; the moderator is told, lets one through, and words another before it is read', async () => {
    await noor.page.goto(at('held'));
    await noor.page.getByText('All done here').waitFor();
    let asked = 0;
    noor.page.on('request', (request) => {
      if (request.url().includes('/v1/moderation/messages')) asked += 1;
    });

    await post(ada.page, 'Which oil do you use for the chain?', { name: 'Ada Okonkwo' });
    await ada.page.getByText('Waiting for a moderator. Only you can see it.').waitFor();
    await accessible(ada.page, 'a first message waits');
    await row(noor.page, 'Which oil').waitFor();
    await expect.poll(() => waiting(noor.page, 'Held by rules').textContent()).toContain('1');
    // It was told, not asked for.
    expect(asked).toBe(0);
    await consoleIsAccessible(noor.page, 'a first message');
    await decide(row(noor.page, 'Which oil'), 'a', /Approved: 1/);
    await message(ada.page, 'Which oil').locator('.vote').first().waitFor();
    await showNew(ben.page, 'Which oil');

    await message(ben.page, 'Which oil').locator('button.reply').click();
    await post(ben.page, 'The damn red one, of course', { composer: '[purpose=reply]', name: 'Ben Vos' });
    await row(noor.page, 'The damn red one').locator('article').focus();
    await noor.page.keyboard.press('e');
    await noor.page.getByLabel('What it shall say').fill('The red one, of course');
    await consoleIsAccessible(noor.page, 'words are changed');
    await noor.page.keyboard.press('Control+Enter');
    await showNew(ada.page, 'The red one, of course');
    await ben.page.getByText('The red one, of course').waitFor();
    expect(await ben.page.getByText('damn').count()).toBe(0);
  });
});

describe('two customers', () => {
  it('vote, react, quote and change what they said, and each sees the other do it', async () => {
    await message(ada.page, 'The red one')
      .getByRole('button', { name: /^Vote up/ })
      .click();
    await message(ben.page, 'The red one').getByRole('button', { name: 'Vote up, 1' }).waitFor();
    await message(ada.page, 'The red one').getByRole('button', { name: 'React' }).click();
    await message(ada.page, 'The red one').locator('.sheet .reaction').first().click();
    await message(ben.page, 'The red one').locator('.reaction .count').first().waitFor();

    await choose(ada.page, message(ada.page, 'The red one'), 'Quote');
    const reply = ada.page.locator('parley-topic-composer[purpose=reply] textarea');
    await expect.poll(() => reply.inputValue()).toContain('> The red one, of course');
    await accessible(ada.page, 'a quotation is answered');
    await post(ada.page, 'Even in the rain?', { composer: '[purpose=reply]' });
    await showNew(ben.page, 'Even in the rain?');

    await choose(ada.page, message(ada.page, 'Even in the rain?'), 'Edit');
    await post(ada.page, 'Even in wet winters?', { composer: '[purpose=edit]' });
    await message(ben.page, 'Even in wet winters?').locator('button.edited').click();
    await ben.page.getByText('Earlier versions').waitFor();
    await ben.page.getByText('Even in the rain?').waitFor();
    await accessible(ben.page, 'earlier versions');
    await ben.page.getByRole('button', { name: 'Close', exact: true }).click();
  });
});

describe('a quarrel', () => {
  it('is reported with a reason, decided, appealed, and granted', async () => {
    await noor.page.goto(at('reported'));
    await noor.page.getByText('All done here').waitFor();
    await message(ben.page, 'Even in wet winters?').locator('button.reply').click();
    await post(ben.page, 'Only fools ride in winter', { composer: '[purpose=reply]' });
    await showNew(ada.page, 'Only fools ride');

    await choose(ada.page, message(ada.page, 'Only fools ride'), 'Report');
    await ada.page.getByLabel('Insults or threats').check();
    await ada.page.getByLabel('Anything to add? (optional)').fill('He means me');
    await accessible(ada.page, 'a report is written');
    await ada.page.getByRole('button', { name: 'Send report' }).click();
    await row(noor.page, 'Only fools ride').getByText('Reported: hurtful').waitFor();
    await row(noor.page, 'Only fools ride').getByText('He means me').waitFor();
    await consoleIsAccessible(noor.page, 'a report');
    await decide(row(noor.page, 'Only fools ride'), 'r', /Rejected: 1/);
    await ada.page.getByText('Only fools ride').waitFor({ state: 'detached' });

    await ben.page.getByText('A moderator decided that it does not belong here.').waitFor();
    await ben.page.getByRole('button', { name: 'Ask to look again' }).click();
    await ben.page.getByRole('textbox', { name: 'Why should it be published?' }).fill('I am one of them');
    await ben.page.getByRole('button', { name: 'Ask to look again' }).click();
    await expect.poll(() => waiting(noor.page, 'Appeals').textContent()).toContain('1');
    await waiting(noor.page, 'Appeals').click();
    await row(noor.page, 'Only fools ride').getByText('I am one of them').waitFor();
    await consoleIsAccessible(noor.page, 'an appeal');
    await decide(row(noor.page, 'Only fools ride'), 'a', /Approved: 1/);
    await ada.page.getByText('Only fools ride in winter').waitFor();
  });

  it('ends with advertisements: held by a rule, called spam, their author muted, banned for an hour, and forgiven', async () => {
    await noor.page.goto(at('held'));
    await post(ben.page, 'Oil at a.com, b.com and c.com');
    await row(noor.page, 'Oil at a.com').getByText('Many links: a.com, b.com, c.com').waitFor();
    await row(noor.page, 'Oil at a.com').locator('article').focus();
    await noor.page.keyboard.press('p');
    const person = noor.page.locator('parley-moderation-person');
    await person.getByText('Only fools ride in winter').waitFor();
    await person.getByRole('button', { name: 'Mute' }).click();
    await person.getByText(/Muted until/).waitFor();
    await consoleIsAccessible(noor.page, 'a person who is muted');
    await post(ben.page, 'Can anybody hear me?');
    await ben.page.getByText('Waiting for a moderator. Only you can see it.').first().waitFor();
    // What they said just now stands beside, by itself.
    await person.getByText('Can anybody hear me?').waitFor();

    await person.getByRole('button', { name: 'Let them speak again' }).click();
    await person.getByLabel('For how long').selectOption({ label: 'for an hour' });
    await person.getByRole('button', { name: 'Ban' }).click();
    await person.getByText(/Banned until/).waitFor();
    const field = ben.page.locator('parley-topic-composer.begin');
    await field.locator('textarea').fill('Hello?');
    await ben.page.waitForTimeout(1100);
    await field.getByRole('button', { name: 'Post' }).click();
    await message(ben.page, 'Hello?').getByText('Not sent').waitFor();
    await accessible(ben.page, 'a person who is banned');
    await noor.page.keyboard.press('z');
    await person.getByRole('button', { name: 'Ban' }).waitFor();
    await message(ben.page, 'Hello?').getByRole('button', { name: 'Try again' }).click();
    await message(ben.page, 'Hello?').locator('.vote').first().waitFor();

    await noor.page.keyboard.press('Escape');
    await decide(row(noor.page, 'Oil at a.com'), 's', /Called spam: 1/);
    await decide(row(noor.page, 'Can anybody hear me?'), 'a', /Approved: 1/);
    await showNew(ada.page, 'Can anybody hear me?');
  });
});

it('of two who moderate the second sees what the first has decided, and decides about nothing else', async () => {
  await olga.page.goto(at('held'));
  await olga.page.getByText('All done here').waitFor();
  for (const text of ['See x.com, y.com and z.com', 'See u.com, v.com and w.com']) await post(ada.page, text);
  await row(noor.page, 'u.com').waitFor();
  await row(olga.page, 'x.com').waitFor();
  await row(noor.page, 'x.com').locator('article').focus();

  await decide(row(olga.page, 'x.com'), 'r', /Rejected: 1/);
  await row(noor.page, 'x.com').getByText('Rejected by').first().waitFor();
  await consoleIsAccessible(noor.page, 'somebody was faster');
  await noor.page.keyboard.press('a');
  await row(noor.page, 'u.com').locator('article[aria-current=true]').waitFor();
  await expect.poll(() => waiting(noor.page, 'Held by rules').textContent()).toContain('1');
  await decide(row(noor.page, 'u.com'), 's', /Called spam: 1/);
  await olga.page.getByText('All done here').waitFor();
  await ada.page.getByText('A moderator decided that it does not belong here.').first().waitFor();
});

it('the company answers for a team, marks and pins that, and takes what is personal into private', async () => {
  await olga.page.goto(at(`topics/${TOPIC}`));
  const said = (text: string) => olga.page.locator('parley-topic-thread article', { hasText: text }).first();
  await said('Which oil')
    .getByRole('button', { name: /^Answer/ })
    .click();
  await olga.page.getByLabel('What the company says').fill('Ours is made of rape seed.');
  await olga.page.getByLabel('On behalf of').selectOption({ label: 'Customer support' });
  await olga.page.getByRole('button', { name: 'Post', exact: true }).click();
  // It stands behind others, and is shown nevertheless.
  await said('rape seed')
    .getByRole('button', { name: /^Mark as the answer/ })
    .click();
  await said('rape seed').locator('.mark[aria-pressed=true]').waitFor();
  await said('rape seed').getByRole('button', { name: /^Pin/ }).click();
  await said('rape seed').locator('.pin[aria-pressed=true]').waitFor();
  await consoleIsAccessible(olga.page, 'an answer that is marked and pinned');
  await ben.page.locator('article.answer', { hasText: 'rape seed' }).first().waitFor();

  await post(ben.page, 'Mine is for the yellow one');
  await said('the yellow one')
    .getByRole('button', { name: /^Continue in private/ })
    .click();
  await said('the yellow one')
    .getByRole('button', { name: /^Really take it/ })
    .click();
  await ada.page.getByText('the yellow one').waitFor({ state: 'detached' });
  await ben.page.getByRole('button', { name: 'Open the conversation' }).first().click();
  await bubble(ben.page, 'Mine is for the yellow one').waitFor();
  expect(await ada.page.getByRole('button', { name: 'Open the conversation' }).count()).toBe(0);
  await button(ben.page, 'Close chat').click();
});

it('feeds and a page without scripts tell what is public and nothing else, and a lock ends the day', async () => {
  const feeds = await Promise.all(
    ['rss', 'atom', 'html'].map(async (kind) =>
      (await fetch(`${stage.url}/v1/topics/${TOPIC}/${kind}?site=acme`)).text(),
    ),
  );
  const silent = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await silent.goto(`${stage.site}/?topic=${TOPIC}&rendered`);
  const plain = (await silent.locator('parley-discussion').textContent()) ?? '';
  for (const text of [...feeds, plain]) {
    for (const shown of ['rape seed', 'Only fools ride']) expect(text).toContain(shown);
    for (const hidden of ['x.com', 'a.com', 'damn', 'yellow']) expect(text).not.toContain(hidden);
  }

  await olga.page.getByRole('button', { name: 'Lock', exact: true }).click();
  await ada.page.getByText('This discussion is locked. Nobody can add to it.').waitFor();
  await accessible(ada.page, 'locked');
});

it('nobody’s page has met a fault', () => {
  const problems = [noor, olga, ada, ben].flatMap((one) => one.problems);

  expect(problems).toEqual([]);
});
