import { Parley } from '@parley/sdk';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type WatchedPage } from './browser.js';
import { bubbles, openChat, seesInOrder, signIn, write } from './people.js';
import { type Stack, startStack } from './stack.js';

let browser: Browser;
let stack: Stack;
let customer: WatchedPage;
let agent: WatchedPage;
let crm: Page;
/** Everything said so far, in order. */
const said: string[] = [];

beforeAll(async () => {
  browser = await launch();
  stack = await startStack();
  customer = await openPage(await browser.newContext());
  agent = await openPage(await browser.newContext());
  crm = await (await browser.newContext()).newPage();
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

/** What the CRM's page shows of the conversation. */
const crmTexts = async () =>
  (await crm.locator('body').allInnerTexts())
    .join('\n')
    .split('\n')
    .map((line) => line.trim());

async function crmShows(texts: string[]): Promise<void> {
  await expect
    .poll(async () => (await crmTexts()).filter((line) => said.includes(line)), { timeout: 30_000 })
    .toEqual(expect.arrayContaining(texts));
}

describe('a message', () => {
  it('goes from the site to the console', async () => {
    await customer.page.goto(stack.site);
    await openChat(customer.page);
    said.push('Does the Halden Long fit two children?');
    await write(customer.page, said[0] ?? '');
    await signIn(agent.page, stack);
    await agent.page.getByText('Does the Halden Long fit two children?').first().click();

    await seesInOrder(agent.page, said);
  });

  it('is answered from the console, live on the site', async () => {
    said.push('It does, up to 25 kg each.');
    await write(agent.page, said[1] ?? '');

    await seesInOrder(customer.page, said);
    await seesInOrder(agent.page, said);
  });

  it('is seen on the other side, and the writer is told', async () => {
    await customer.page.locator('.state', { hasText: 'Seen' }).waitFor();
    await agent.page.locator('.state', { hasText: 'Seen' }).waitFor();
  });

  it('arrives in the CRM through the SDK, live', async () => {
    await crm.goto(stack.crm);

    await crmShows(said);
    said.push('Lovely. And in the rain?');
    await write(customer.page, said[2] ?? '');
    await crmShows(said);
  });

  it('is still there after a reload', async () => {
    await customer.page.reload();
    await customer.page.getByRole('textbox', { name: 'Message' }).waitFor();

    await seesInOrder(customer.page, said);
  });
});

describe('sudden death of the server in mid-conversation', () => {
  it('loses nothing that either side wrote, before, during and after', async () => {
    const before = ['Shall I send you the rain canopy’s sizes?', 'Yes, please.'];
    await write(agent.page, before[0] ?? '');
    await write(customer.page, before[1] ?? '');
    await stack.server.kill('SIGKILL');
    await write(customer.page, 'I also wonder about the price.');
    await write(agent.page, 'One moment, I look it up.');
    await write(customer.page, 'No hurry.');
    await customer.page.locator('.state', { hasText: 'Sending' }).first().waitFor();
    await stack.server.start();

    // Which side was first to come back is chance; that both agree on it is not.
    await expect
      .poll(async () => (await bubbles(customer.page)).length, { timeout: 60_000 })
      .toBe(said.length + 5);
    await expect.poll(() => bubbles(agent.page), { timeout: 60_000 }).toEqual(await stored());
    await expect.poll(() => bubbles(customer.page), { timeout: 60_000 }).toEqual(await stored());
    await expect.poll(() => customer.page.locator('.state', { hasText: 'Sending' }).count()).toBe(0);
    said.splice(0, said.length, ...(await stored()));
    expect(new Set(said).size).toBe(8);
    await crmShows(said);
  });

  it('goes on live afterwards, on both sides', async () => {
    said.push('Here we are again.');
    await write(agent.page, 'Here we are again.');

    await seesInOrder(customer.page, said);
  });

  it('keeps what was written offline over a reload of the page', async () => {
    await stack.server.kill('SIGKILL');
    said.push('Written while nobody was there.');
    await write(customer.page, 'Written while nobody was there.');
    await customer.page.locator('.state', { hasText: 'Sending' }).waitFor();
    await customer.page.reload();
    await stack.server.start();
    await customer.page.reload();

    await seesInOrder(customer.page, said);
    await seesInOrder(agent.page, said);
    expect(await stored()).toEqual(said);
  });

  it('left no error on either page', () => {
    expect([...customer.problems, ...agent.problems]).toEqual([]);
  });
});

/** The texts as the server holds them, by the SDK. */
async function stored(): Promise<string[]> {
  const parley = new Parley({ baseUrl: stack.url, apiKey: stack.apiKey });
  const { data } = await parley.conversations.list().firstPage();
  const texts: string[] = [];
  for await (const message of parley.messages.list(data[0]?.id ?? '')) texts.push(message.text);
  return texts;
}
