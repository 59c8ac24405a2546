/** Moderation as it is worked: customers in discussions, a moderator by keys, an agent who answers; what each of them sees. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type WatchedPage } from './browser.js';
import { signIn } from './people.js';
import { type Stage, startStage } from './stage.js';
import { companyIn } from './topic-company.js';
import { customerOf, type TopicCustomer } from './topic-customer.js';

const MODERATOR = { name: 'Noor Haddad', email: 'noor@acme.example', password: 'a long enough password' };
const AGENT = { name: 'Tom Okafor', email: 'tom@acme.example', password: 'a long enough password' };
const LINKS = 'See a.com and b.com and c.com';

let browser: Browser;
let stage: Stage;
let noor: WatchedPage;
let tom: WatchedPage;
let ada: TopicCustomer;
let ben: TopicCustomer;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launch(), startStage({ acme: {} })]);
  stage.hire({ ...MODERATOR, role: 'moderator' });
  stage.hire({ ...AGENT, role: 'agent' });
  const context = () =>
    browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  [noor, tom] = [await openPage(await context()), await openPage(await context())];
  [ada, ben] = [await customerOf(stage, 'Ada Okonkwo'), await customerOf(stage, 'Ben Vos')];
  await Promise.all([signIn(noor.page, stage, { ...MODERATOR, at: '' }), signIn(tom.page, stage, AGENT)]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const items = (page: Page) => page.locator('parley-moderation-item');
const at = (path: string) => `${stage.url}/console#/moderation/acme/${path}`;

/** A reader of the company's page. */
async function read(topic: string): Promise<WatchedPage> {
  const opened = await openPage(await browser.newContext({ reducedMotion: 'reduce' }));
  await opened.page.goto(`${stage.site}/?topic=${topic}`);
  await opened.page.locator('parley-discussion').scrollIntoViewIfNeeded();
  await opened.page.locator('parley-discussion h2').waitFor();
  return opened;
}

async function accessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  expect(found, state).toEqual([]);
}

/** Presses a key that stands for a deed, and waits until it is said that it was done. */
async function decide(page: Page, key: string, said: RegExp): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('.deed').getByText(said).waitFor();
}

describe('a moderator', () => {
  it('begins in the place of moderation, and sees at once what comes', async () => {
    await noor.page.getByRole('heading', { name: 'Moderation' }).waitFor();
    await noor.page.getByText('All done here').waitFor();
    await accessible(noor.page, 'nothing waits');
    await noor.page.goto(at('held'));

    await ada.say('wheels', LINKS);

    await items(noor.page).getByText(LINKS).waitFor();
    await noor.page.getByText('Many links: a.com, b.com, c.com').waitFor();
    await accessible(noor.page, 'held');
  });

  it('approves by a key, and a reader sees it without a reload; takes it back, and it is gone', async () => {
    const reader = await read('wheels');

    await decide(noor.page, 'a', /Approved: 1/);
    await reader.page.locator('.pill').click();
    await reader.page.getByText(LINKS).waitFor();
    await decide(noor.page, 'z', /Taken back/);
    await reader.page.getByText(LINKS).waitFor({ state: 'detached' });

    await items(noor.page).getByText(LINKS).waitFor();
    expect(reader.problems).toEqual([]);
  });

  it('changes the words before others read them', async () => {
    await noor.page.keyboard.press('e');
    const field = noor.page.getByLabel('What it shall say');
    await field.fill('See our own shop');
    await accessible(noor.page, 'editing');
    await noor.page.keyboard.press('Control+Enter');
    await noor.page
      .locator('.deed')
      .getByText(/Approved: 1/)
      .waitFor();

    const company = companyIn(stage, 'wheels');
    expect(await company.first()).not.toBe('');
    await (await read('wheels')).page.getByText('See our own shop').waitFor();
  });

  it('looks at what was reported, with the reporter’s words, and calls it spam', async () => {
    const { id } = await ben.say('wheels', 'Cheap watches, ask me');
    await ada.report('wheels', id, { reason: 'spam', text: 'He does that everywhere' });
    await noor.page.goto(at('reported'));

    // In its discussion, too.
    await items(noor.page).getByRole('link', { name: 'wheels' }).click();
    await noor.page.locator('article.linked', { hasText: 'Cheap watches' }).waitFor();
    await accessible(noor.page, 'a message in its discussion');
    await noor.page.goto(at('reported'));
    await items(noor.page).getByText('Cheap watches').waitFor();
    await noor.page.getByText('He does that everywhere').waitFor();
    await decide(noor.page, 's', /Called spam: 1/);
    await noor.page.getByText('All done here').waitFor();
  });

  it('hears an appeal', async () => {
    const { id } = await ada.say('wheels', 'The spokes of mine sing in the wind');
    await noor.page.goto(at('recent'));
    await items(noor.page).getByText('The spokes of mine').waitFor();
    await decide(noor.page, 'r', /Rejected: 1/);
    await ada.appeal('wheels', id, 'It is true, come and listen');

    await noor.page.goto(at('appealed'));
    await items(noor.page).getByText('It is true, come and listen').waitFor();
    await accessible(noor.page, 'an appeal');
    await decide(noor.page, 'a', /Approved: 1/);
  });

  it('bans a person beside the queue for a day, takes that back, and bans them again', async () => {
    const { id } = await ben.say('wheels', 'Nobody here rides as fast as me');
    await ada.report('wheels', id, { reason: 'spam' });
    await noor.page.goto(at('reported'));
    await items(noor.page).getByText('Nobody here rides').waitFor();

    await noor.page.keyboard.press('p');
    const person = noor.page.locator('parley-moderation-person');
    await person.getByText('Cheap watches, ask me').waitFor();
    await accessible(noor.page, 'a person');
    await person.getByRole('button', { name: 'Ban' }).click();
    await person.getByText(/Banned until/).waitFor();
    await expect(ben.say('wheels', 'Am I still here?')).rejects.toThrow('You may not speak in public');
    await decide(noor.page, 'z', /Taken back/);
    await person.getByRole('button', { name: 'Mute' }).waitFor();
    await ben.say('wheels', 'Here I am again');
    await person.getByRole('button', { name: 'Mute' }).click();
    await person.getByText(/Muted until/).waitFor();
    expect((await ben.say('wheels', 'And now?')).status).toBe('pending');
    await noor.page.keyboard.press('Escape');
    await person.waitFor({ state: 'detached' });
  });

  it('decides about a whole page by two keys', async () => {
    for (let i = 0; i < 12; i += 1) {
      const somebody = await customerOf(stage, `Robot ${i}`);
      await somebody.say('wheels', `${LINKS} for number ${i}`);
    }
    await noor.page.goto(at('held'));
    await expect.poll(() => items(noor.page).count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(12);

    await noor.page.keyboard.press('Shift+X');
    await noor.page.getByText(/Chosen: 1\d/).waitFor();
    await accessible(noor.page, 'a page is chosen');
    await decide(noor.page, 's', /Called spam: 1\d/);

    await noor.page.getByText('All done here').waitFor();
    expect(await noor.page.evaluate(() => document.activeElement?.localName)).not.toBe('body');
  });

  it('finds all keys on one sheet', async () => {
    await noor.page.keyboard.press('?');
    await noor.page.getByRole('dialog').getByText('Edit and approve').waitFor();
    await accessible(noor.page, 'the keys');
    await noor.page.keyboard.press('Escape');
    // Chats are not for moderators, and nothing here says that something is wrong.
    expect(await noor.page.locator('.banner').count()).toBe(0);
  });
});

describe('an agent', () => {
  it('answers for a team in a discussion, marks and pins, and readers see it', async () => {
    await ada.say('saddles', 'Does the saddle fit a child of four?');
    await tom.page.goto(at('topics'));
    await tom.page.getByRole('link', { name: 'saddles' }).click();
    const question = tom.page.locator('parley-topic-thread article', { hasText: 'a child of four' });
    await question.waitFor();
    await accessible(tom.page, 'a discussion');

    await question.getByRole('button', { name: /^Answer/ }).click();
    await tom.page.getByLabel('What the company says').fill('It does, with the short post.');
    await tom.page.getByLabel('On behalf of').selectOption({ label: 'Customer support' });
    await accessible(tom.page, 'an answer');
    await tom.page.getByRole('button', { name: 'Post', exact: true }).click();
    const answer = tom.page.locator('parley-topic-thread article.official', { hasText: 'short post' });
    await answer.getByRole('button', { name: /^Mark as the answer/ }).click();
    await tom.page.locator('article.marked').waitFor();
    await question.getByRole('button', { name: /^Pin/ }).click();
    await question.locator('.pin[aria-pressed=true]').waitFor();

    const reader = await read('saddles');
    await reader.page.locator('article.answer', { hasText: 'short post' }).first().waitFor();
    await reader.page.locator('.pinned').first().waitFor();
    expect(await reader.page.locator('.seal').first().textContent()).toContain('Customer support');
  });

  it('takes a message into private, and closes the discussion', async () => {
    await ada.say('saddles', 'My order is 4711, where is it?');
    const order = tom.page.locator('parley-topic-thread article', { hasText: '4711' });
    await order.waitFor();
    const reader = await read('saddles');
    await reader.page.getByText('4711').waitFor();

    await order.getByRole('button', { name: /^Continue in private/ }).click();
    await order.getByRole('button', { name: /^Really take it/ }).click();
    await tom.page.getByText('This goes on in private.').waitFor();
    await reader.page.getByText('4711').waitFor({ state: 'detached' });
    await tom.page.getByRole('button', { name: 'Lock' }).click();
    await tom.page.getByRole('button', { name: 'Unlock' }).waitFor();
    await expect(ada.say('saddles', 'One more thing')).rejects.toThrow();

    await tom.page.getByRole('link', { name: 'Open the conversation' }).click();
    await tom.page.locator('.bubble', { hasText: '4711' }).waitFor();
  });
});

it('somebody who runs the site tries rules on the last month before they are saved', async () => {
  const { page, problems } = await openPage(
    await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }),
  );
  await signIn(page, stage);
  await page.getByRole('heading', { name: 'Everything' }).first().waitFor();
  await page.goto(at('rules'));
  await page.getByLabel('First messages of somebody new').check();
  await page.getByRole('button', { name: 'Try them on the last 30 days' }).click();
  await page.getByText(/Messages looked at: [1-9]/).waitFor();
  await accessible(page, 'rules that were tried');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();

  const somebody = await customerOf(stage, 'Somebody New');
  await expect
    .poll(async () => (await somebody.say('wheels', `Hello ${Math.random()}`)).status, { timeout: 20_000 })
    .toBe('pending');
  expect(problems).toEqual([]);
});

it('nobody’s page has met a fault', () => {
  expect([...noor.problems, ...tom.problems]).toEqual([]);
});
