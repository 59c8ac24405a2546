/** A discussion on a company's page: two customers and the company, and who reads without scripts. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessible } from './accessible.js';
import { launch, openPage } from './browser.js';
import { bubble, button } from './customer.js';
import { type Stage, startStage } from './stage.js';
import { companyIn } from './topic-company.js';

let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  [browser, stage] = await Promise.all([
    launch(),
    startStage({ acme: { discussion: { privateTeam: 'customer-service' } } }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

async function read(topic: string, query = ''): Promise<{ page: Page; problems: string[] }> {
  const opened = await openPage(await browser.newContext({ reducedMotion: 'reduce' }));
  await opened.page.goto(`${stage.site}/?topic=${topic}${query}`);
  await opened.page.locator('parley-discussion').scrollIntoViewIfNeeded();
  await opened.page.locator('parley-discussion h2').waitFor();
  return opened;
}

async function fill(page: Page, text: string, composer = '.begin'): Promise<void> {
  const field = page.locator(`parley-topic-composer${composer}`);
  await field.locator('textarea').fill(text);
  // Who is quicker is taken for a program.
  await page.waitForTimeout(1100);
  await field.getByRole('button', { name: 'Post' }).click();
}

async function write(page: Page, text: string, composer = '.begin'): Promise<void> {
  await fill(page, text, composer);
  await page.getByText(text).waitFor();
}

describe('a discussion', () => {
  it('is held by two customers and the company, each of whom hears the others live', async () => {
    const company = companyIn(stage, 'held');
    const ada = await read('held');
    const ben = await read('held');
    await accessible(ada.page, 'nothing said yet');

    await write(ada.page, 'Does the saddle fit a child of four?');
    await ben.page.locator('.pill').click();
    await ben.page.getByText('Does the saddle fit').waitFor();
    await ben.page.locator('.vote').first().click();
    await ben.page.locator('.vote[aria-pressed=true]').waitFor();
    await ben.page.locator('button.reply').click();
    await write(ben.page, 'Ours is four, and it does.', '[purpose=reply]');
    const answer = await company.say('With the short post: 12 euro.', {
      parentId: await company.first(),
      teamId: 'customer-support',
    });
    await company.mark(answer, { answer: true });

    await ada.page.locator('.pill').click();
    await ada.page.getByText('Ours is four').waitFor();
    await ada.page.locator('article.answer').first().waitFor();
    await accessible(ada.page, 'answered');
    expect(await ada.page.locator('.seal').first().textContent()).toContain('Customer support');
    await ada.page.getByRole('button', { name: 'Vote up, 1' }).waitFor();
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it('is read without scripts, and taken over without a shift where there are some', async () => {
    const company = companyIn(stage, 'rendered');
    for (const text of ['First words', 'Second words', 'Third words']) await company.say(text);
    const silent = await browser.newContext({ javaScriptEnabled: false });
    const plain = await silent.newPage();
    await plain.goto(`${stage.site}/?topic=rendered&rendered`);
    expect(await plain.locator('parley-discussion').textContent()).toContain('Second words');
    await silent.close();

    const { page } = await openPage(await browser.newContext());
    await page.goto(`${stage.site}/?topic=rendered&rendered`);
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.locator('parley-discussion').scrollIntoViewIfNeeded();
    await page.locator('parley-topic-message').first().waitFor();
    expect(await page.locator('parley-topic-message').count()).toBe(3);
    const shifted = await page.evaluate(() =>
      (window as unknown as { seen: number[] }).seen.reduce((sum, value) => sum + value, 0),
    );
    expect(shifted).toBeLessThan(0.001);
  });

  it('goes on in private before something personal is posted and after, with the right team, and nobody else reads it', async () => {
    const ada = await read('private');
    const ben = await read('private');
    const personal = 'My order A-12345 is late: ada@example.com';
    await fill(ada.page, personal);
    await ada.page.getByRole('button', { name: 'Send in private' }).waitFor();
    await accessible(ada.page, 'the private way is offered');

    await ada.page.getByRole('button', { name: 'Send in private' }).click();
    await bubble(ada.page, personal).waitFor();
    const first = await stage.company.conversations.get(await stage.latest());
    expect(first).toMatchObject({ kind: 'chat', teamId: 'customer-service' });
    await stage.say('We are looking for it.');
    await bubble(ada.page, 'We are looking for it.').waitFor();
    await button(ada.page, 'Close chat').click();

    await write(ada.page, 'It was to come on Monday');
    await ben.page.locator('.pill').click();
    await ben.page.getByText('It was to come on Monday').waitFor();
    await ada.page.locator('parley-topic-message button.more').click();
    await ada.page.getByRole('button', { name: 'Continue in private' }).click();
    await accessible(ada.page, 'asked before it goes on in private');
    await ada.page.getByRole('button', { name: 'Continue in private' }).click();
    await bubble(ada.page, 'It was to come on Monday').waitFor();
    expect(await stage.company.conversations.get(await stage.latest())).toMatchObject({
      teamId: 'customer-service',
    });
    await ben.page.getByText('This goes on in private.').waitFor();
    expect(await ben.page.getByText('Monday').count()).toBe(0);
    expect(await ben.page.getByRole('button', { name: 'Open the conversation' }).count()).toBe(0);
    expect(await ada.page.getByRole('button', { name: 'Open the conversation' }).count()).toBeGreaterThan(0);
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  it('tells an author why they were refused, takes their appeal, and shows the message to all once it is granted', async () => {
    const company = companyIn(stage, 'appealed');
    const ada = await read('appealed');
    const ben = await read('appealed');
    await write(ada.page, 'The rack does not fit my bicycle');
    await ben.page.locator('.pill').click();
    const id = await company.first();
    await company.decide('reject', id);
    await ada.page.getByText('A moderator decided that it does not belong here.').waitFor();
    await ben.page.getByText('This message was deleted.').waitFor();

    await ada.page.getByRole('button', { name: 'Ask to look again' }).click();
    await ada.page.getByRole('textbox', { name: 'Why should it be published?' }).fill('It is about the rack');
    await accessible(ada.page, 'an appeal is written');
    await ada.page.getByRole('button', { name: 'Ask to look again' }).click();
    await ada.page.getByText('You have asked a moderator to look again.').waitFor();
    await company.decide('approve', id);

    await ben.page.getByText('The rack does not fit my bicycle').waitFor();
    await ada.page.locator('.vote').first().waitFor();
    expect(await ada.page.locator('parley-refusal').count()).toBe(0);
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });
});
