/** The recipes as applications that people use: mounted by their frameworks in a real browser, on a real server. */
import { SignJWT } from 'jose';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launch, openPage } from './browser.js';
import { bubble, button, field, panel, say } from './customer.js';
import { readDocument } from './readme-blocks.js';
import { bundleRecipe } from './recipe-bundle.js';
import { type Stage, startStage } from './stage.js';

const { blocks } = readDocument('docs/frameworks.md');

const PAGE =
  '<!doctype html><html lang="en"><title>App</title><div id="app"></div><script type="module" src="/app.js"></script></html>';

let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  [browser, stage] = await Promise.all([launch(), startStage({ acme: {} })]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** The company's page with the application on it. */
async function mount(kind: string): Promise<{ page: Page; problems: string[] }> {
  const isOne = ({ kind: one, text }: (typeof blocks)[number]) =>
    kind === 'discussion' ? text.includes('ParleyDiscussion') : one === kind;
  const text = blocks.find(isOne)?.text ?? '';
  const script = await bundleRecipe(kind, text, stage.url);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const { page, problems } = await openPage(context);
  page.on('console', (message) => {
    // Frameworks tell of wrong uses there. What the tests themselves cut off is told there too, by the browser.
    if (/error|warning/.test(message.type()) && !/Failed to load resource/.test(message.text())) {
      problems.push(message.text());
    }
  });
  stage.serve('/app.js', { type: 'text/javascript', body: script });
  stage.serve('/app', { type: 'text/html', body: PAGE });
  await page.goto(`${stage.site}/app`);
  return { page, problems };
}

const vouchFor = (sub: string) =>
  new SignJWT({ sub, name: 'Ada Holm' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('10 minutes')
    .sign(new TextEncoder().encode(stage.identitySecret));

interface App {
  signIn(token: string): void;
  leave(): void;
}

describe.each(['tsx', 'vue', 'svelte'])('the recipe in %s, mounted', (kind) => {
  it('opens and closes with its state, counts, signs in and out, and goes without a trace', async () => {
    const { page, problems } = await mount(kind);
    const opener = page.getByRole('button', { name: /^Chat/ });
    await opener.click();
    await field(page).waitFor();
    await say(page, `Hello from ${kind}`);
    const conversation = await stage.company.conversations.get(await stage.latest());
    expect(conversation.context?.order).toBe('4711');

    // Closed from within, the application's own state has to know, or this would not open it again.
    await button(page, 'Close chat').click();
    await expect.poll(() => panel(page).isVisible()).toBe(false);
    await stage.say('One', 'Two');
    await expect
      .poll(async () => (await opener.textContent())?.replaceAll(/\s+/g, ' ').trim())
      .toBe('Chat 2');
    await opener.click();
    await bubble(page, 'Two').waitFor();
    await expect.poll(async () => (await opener.textContent())?.trim()).toBe('Chat');

    const token = await vouchFor(`customer-${kind}`);
    await page.evaluate((value) => (window as unknown as App).signIn(value), token);
    await expect
      .poll(async () => {
        const { contactId } = await stage.company.conversations.get(conversation.id);
        return (await stage.company.contacts.get(contactId ?? '')).externalId;
      })
      .toBe(`customer-${kind}`);
    await page.evaluate(() => (window as unknown as App).signIn(''));
    await expect.poll(() => page.evaluate(() => localStorage.getItem('parley:acme'))).toBe(null);
    await expect.poll(() => bubble(page, `Hello from ${kind}`).count()).toBe(0);

    await page.evaluate(() => (window as unknown as App).leave());
    expect(await page.locator('parley-chat').count()).toBe(0);
    expect(problems).toEqual([]);
  });
});

describe('the recipe of a discussion, mounted', () => {
  it('takes a message, takes what is personal into the chat, and goes without a trace', async () => {
    const { page, problems } = await mount('discussion');
    const write = async (text: string) => {
      await page.getByRole('textbox', { name: 'Your message' }).fill(text);
      // Who is quicker is taken for a program.
      await page.waitForTimeout(1100);
      await page.getByRole('button', { name: 'Post', exact: true }).click();
    };
    await page.getByRole('textbox', { name: 'Your message' }).click();
    await write('Does the saddle fit?');
    await page.locator('parley-topic-message').getByText('Does the saddle fit?').waitFor();

    await write('Write to ada@example.com');
    await page.getByRole('button', { name: 'Send in private' }).click();
    await page.getByText('What you said in private is in the chat.').waitFor();
    await bubble(page, 'Write to ada@example.com').waitFor();

    const { data } = await stage.company.topics.messages({ site: 'acme', topic: 'product-42' });
    expect(data.map(({ text }) => text)).toEqual(['Does the saddle fit?']);
    await page.evaluate(() => (window as unknown as App).leave());
    expect(await page.locator('parley-discussion').count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
