/** A discussion reaches beyond its page: followed by e-mail, and answered in private until the customer agrees to make it public. */
import { type Mailbox, openMailbox } from '@parley/server/testing/mail';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessible } from './accessible.js';
import { launch, openPage } from './browser.js';
import { bubble, openChat, say, visit } from './customer.js';
import { signIn } from './people.js';
import { type Stage, startStage } from './stage.js';
import { companyIn } from './topic-company.js';

const PUBLIC_URL = 'http://chat.acme.example';

let browser: Browser;
let mailbox: Mailbox;
let stage: Stage;
beforeAll(async () => {
  mailbox = await openMailbox();
  const mail = ['--smtp-url', mailbox.url, '--mail-from', 'Acme <support@acme.example>', '--mail-delay', '1'];
  const flags = [...mail, '--public-url', PUBLIC_URL];
  [browser, stage] = await Promise.all([launch(), startStage({ acme: {} }, flags)]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
  await mailbox?.close();
});

/** The link of a mail as the browser here reaches it. */
function linkIn(text: string | undefined, kind: string): string {
  const [link = ''] = new RegExp(`${PUBLIC_URL}/mail/${kind}/\\S+`).exec(text ?? '') ?? [];
  return link.replace(PUBLIC_URL, stage.url);
}

describe('a discussion', () => {
  it('is followed by e-mail: asked on the page, confirmed and ended in the mails', async () => {
    const company = companyIn(stage, 'followed');
    await company.say('What was said before');
    const { page, problems } = await openPage(await browser.newContext({ reducedMotion: 'reduce' }));
    await page.goto(`${stage.site}/?topic=followed`);
    await page.locator('parley-discussion').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('zoe@example.com');
    await accessible(page, 'asking for an address');
    await page.getByRole('button', { name: 'Follow by e-mail' }).click();
    await page.getByText('We have written to zoe@example.com.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => mailbox.mails.length, { timeout: 60_000 }).toBe(1);

    await page.goto(linkIn(mailbox.mails[0]?.text, 'follow'));
    await page.getByRole('button', { name: 'Yes, tell me' }).click();
    await page.getByText('You will be told by e-mail').waitFor();
    await company.say('What is new');
    await expect.poll(() => mailbox.mails.length, { timeout: 60_000 }).toBe(2);
    const news = mailbox.mails[1]?.text;
    expect(news).toContain('What is new');
    expect(news).not.toContain('before');

    await page.goto(linkIn(news, 'unfollow'));
    await page.getByRole('button', { name: 'No more mails about this discussion' }).click();
    await page.getByText('Your address is forgotten.').waitFor();
    expect(problems).toEqual([]);
  });

  it('gains an answer that was given in private when its customer agrees, and loses it when they no longer do', async () => {
    const company = companyIn(stage, 'published');
    await company.say('Ask us anything');
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'I am Eva Holm, order 2024-88123. Does the saddle fit?');
    const agent = await openPage(await browser.newContext({ viewport: { width: 1280, height: 800 } }));
    await signIn(agent.page, stage);
    await agent.page.getByText('Does the saddle fit?').first().click();
    const box = agent.page.locator('parley-composer textarea');
    await box.fill('It does. We have noted it with order 2024-88123.');
    await box.press('Enter');
    await bubble(page, 'It does.').waitFor();

    await agent.page.getByRole('button', { name: 'Change or delete' }).last().click();
    await agent.page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = agent.page.getByRole('dialog');
    const text = dialog.getByRole('textbox', { name: 'What everybody will read' });
    await expect.poll(() => text.inputValue()).toBe('It does. We have noted it with […].');
    await text.fill('The saddle fits.');
    await dialog.getByRole('textbox', { name: 'Key of the discussion' }).fill('published');
    await dialog.getByRole('button', { name: 'Ask the customer' }).click();
    await agent.page.getByText('Waiting for the customer’s consent').waitFor();

    await page.getByText('Not public yet.').waitFor();
    await accessible(page, 'asked for a consent');
    const reader = await openPage(await browser.newContext({ reducedMotion: 'reduce' }));
    await reader.page.goto(`${stage.site}/?topic=published`);
    await reader.page.locator('parley-discussion').scrollIntoViewIfNeeded();
    await reader.page.getByText('Ask us anything').waitFor();
    expect(await reader.page.getByText('The saddle fits.').count()).toBe(0);
    await page.getByRole('button', { name: 'Yes, publish it' }).click();
    await reader.page.locator('.pill').click();
    await reader.page.getByText('The saddle fits.').waitFor();
    expect(await reader.page.getByText('Eva Holm').count()).toBe(0);

    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('No longer published').waitFor();
    await agent.page.getByText('No longer published').waitFor();
    await reader.page.reload();
    await reader.page.locator('parley-discussion').scrollIntoViewIfNeeded();
    await reader.page.getByText('Ask us anything').waitFor();
    expect(await reader.page.getByText('The saddle fits.').count()).toBe(0);
    expect([...agent.problems, ...reader.problems]).toEqual([]);
  });
});
