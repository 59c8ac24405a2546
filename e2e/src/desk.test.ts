/** The conversation as agents work in it: two of them and a customer, each in a browser of their own, by keys. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type WatchedPage } from './browser.js';
import { bubbles, openChat, signIn, write } from './people.js';
import { type Stage, startStage } from './stage.js';

let browser: Browser;
let stage: Stage;
let customer: WatchedPage;
let lena: WatchedPage;
let tom: WatchedPage;

beforeAll(async () => {
  browser = await launch();
  stage = await startStage({ acme: {} });
  const context = () => browser.newContext({ viewport: { width: 1280, height: 800 } });
  customer = await openPage(await context());
  lena = await openPage(await context());
  tom = await openPage(await context());
  await customer.page.goto(`${stage.site}/`);
  await openChat(customer.page);
  await write(customer.page, 'Where is my order?');
  // One account in two browsers would be one person: the second agent is somebody else.
  stage.hire({ name: 'Tom Okafor', email: 'tom@acme.example', password: 'a long enough password' });
  await signIn(lena.page, stage);
  await lena.page.getByRole('link', { name: /Where is my order/ }).click();
  await signIn(tom.page, stage, { email: 'tom@acme.example', password: 'a long enough password' });
  await tom.page.getByRole('link', { name: /Where is my order/ }).click();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

const suggestion = (page: Page, name: string | RegExp) =>
  page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option', { name });

/** Leaves the field first: there, letters are words. */
async function press(page: Page, key: string): Promise<void> {
  await page.locator('parley-conversation-pane h2').first().focus();
  await page.keyboard.press(key);
}

async function accessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  expect(found, state).toEqual([]);
}

describe('two agents at one conversation', () => {
  it('know of each other', async () => {
    await seen(lena.page, /Also here: Tom Okafor/);
    await seen(tom.page, /Also here: /);
    await accessible(lena.page, 'with a colleague');
  });

  it('write notes that call each other, which the customer never gets', async () => {
    await press(lena.page, 'n');
    await lena.page.keyboard.type('Please look, @to');
    await suggestion(lena.page, 'Tom Okafor').waitFor();
    await accessible(lena.page, 'with suggestions');
    await lena.page.keyboard.press('Enter');
    await lena.page.keyboard.type('- SECRET');
    await lena.page.keyboard.press('Enter');

    await seen(tom.page, /@Tom Okafor - SECRET/);
    await accessible(tom.page, 'with a note');
    await press(lena.page, 'r');
    await lena.page.keyboard.type('On its way.');
    await lena.page.keyboard.press('Enter');
    await expect.poll(() => bubbles(customer.page), { timeout: 30_000 }).toContain('On its way.');
    expect(await customer.page.content()).not.toContain('SECRET');
    expect((await bubbles(customer.page)).join()).not.toContain('SECRET');
  });

  it('are told that the other writes, and held back when something arrived meanwhile', async () => {
    await press(tom.page, 'r');
    await tom.page.keyboard.type('I answer as well');
    await seen(lena.page, 'Tom Okafor: writing an answer right now.');

    await press(lena.page, 'r');
    await lena.page.keyboard.type('First!');
    await lena.page.keyboard.press('Enter');
    await seen(tom.page, /wrote while you were writing/);
    await tom.page.keyboard.press('Enter');
    await tom.page.getByRole('button', { name: 'Send anyway' }).waitFor();
    await accessible(tom.page, 'held back');
    expect(await bubbles(customer.page)).not.toContain('I answer as well');
    await tom.page.getByRole('button', { name: 'Send anyway' }).click();

    await expect.poll(() => bubbles(customer.page), { timeout: 30_000 }).toContain('I answer as well');
  });

  it('decide by keys who looks after it, and take that back', async () => {
    const assignee = lena.page.getByRole('combobox', { name: 'Assigned to' });
    await press(lena.page, 'a');
    await expect.poll(() => assignee.locator('option:checked').textContent()).toBe('Me');
    await press(lena.page, 'z');
    await expect.poll(() => assignee.locator('option:checked').textContent()).toBe('Nobody');

    await press(lena.page, 't');
    await lena.page.keyboard.type('delivery');
    await lena.page.keyboard.press('Enter');
    await tom.page.getByRole('button', { name: 'Remove delivery' }).waitFor();
    await accessible(lena.page, 'with a tag');
  });

  it('have answers ready, written in their own place and found with a slash', async () => {
    await lena.page.goto(`${stage.url}/console#/canned-replies`);
    await lena.page.getByRole('button', { name: 'New reply' }).click();
    await lena.page.getByLabel('Name').fill('Greeting');
    await lena.page.getByLabel('Text').fill('Hello {{contact.name|there}}, {{agent.name}} here.');
    await accessible(lena.page, 'a canned reply');
    await lena.page.getByRole('button', { name: 'Save' }).click();
    await lena.page.getByRole('heading', { name: 'Greeting' }).waitFor();

    await press(tom.page, 'r');
    await field(tom.page).fill('');
    await tom.page.keyboard.type('/gre');
    await suggestion(tom.page, /Greeting/).waitFor();
    await tom.page.keyboard.press('Enter');
    await expect.poll(() => field(tom.page).inputValue()).toBe('Hello there, Tom Okafor here.');
  });

  it('bar a customer from writing, who is told, and let them again', async () => {
    const card = tom.page.getByRole('complementary', { name: 'Contact' });
    await card.getByRole('button', { name: 'Block', exact: true }).click();
    await card.getByRole('button', { name: 'Really block' }).click();
    await card.getByText('Blocked: cannot write').waitFor();
    await accessible(tom.page, 'with a blocked contact');
    await write(customer.page, 'Can you read this?');
    await seen(customer.page, 'You cannot write here at the moment.');

    await card.getByRole('button', { name: 'Unblock' }).click();
    await card.getByRole('button', { name: 'Block', exact: true }).waitFor();
    await customer.page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => bubbles(tom.page), { timeout: 30_000 }).toContain('Can you read this?');
  });

  it('have met no fault on their pages', () => {
    expect([...customer.problems, ...lena.problems, ...tom.problems]).toEqual([]);
  });
});
