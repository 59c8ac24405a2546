/** A customer leaves, is answered by e-mail, answers that mail, and comes back: browser, server and mail servers are real. */
import { freePort } from '@parley/server/testing';
import { type Mailbox, openMailbox, sendMail } from '@parley/server/testing/mail';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from './browser.js';
import { bubble, button, launcher, say, visit } from './customer.js';
import { signIn } from './people.js';
import { type Stage, startStage } from './stage.js';

const EVA = 'eva@example.com';

let browser: Browser;
let mailbox: Mailbox;
let mailIn: number;
let stage: Stage;
beforeAll(async () => {
  mailbox = await openMailbox();
  mailIn = await freePort();
  const out = ['--smtp-url', mailbox.url, '--mail-from', 'Acme <support@acme.example>', '--mail-delay', '1'];
  const back = ['--mail-reply-domain', 'in.acme.example', '--mail-in', String(mailIn)];
  const flags = [...out, ...back, '--public-url', 'http://chat.acme.example'];
  const sites = { acme: { chat: { preChat: { fields: ['name', 'email'], required: true } } } };
  [browser, stage] = await Promise.all([launch(), startStage(sites, flags)]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
  await mailbox?.close();
});

describe('a customer who has left', () => {
  it('goes on by e-mail, and finds it all in the chat', async () => {
    const page = await visit(browser, stage);
    const address = page.url();
    await launcher(page).click();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Eva Holm');
    await page.getByRole('textbox', { name: 'Your e-mail address' }).fill(EVA);
    await button(page, 'Continue').click();
    await say(page, 'Where is my bicycle?');
    await page.close();

    await stage.say('It left us yesterday.', 'By train <3');
    await expect.poll(() => mailbox.mails.length, { timeout: 60_000 }).toBe(1);
    const [mail] = mailbox.mails;
    expect(mail?.to).toMatchObject({ value: [{ address: EVA, name: 'Eva Holm' }] });
    expect(mail?.text).toContain('It left us yesterday.');
    expect(mail?.text).toContain('By train <3');
    // The page on which the conversation began.
    expect(mail?.text).toContain(address);

    const to = mail?.replyTo?.value[0]?.address ?? '';
    const quotation = (mail?.text ?? '').replaceAll(/^/gm, '> ');
    await sendMail(mailIn, {
      from: `Eva Holm <${EVA}>`,
      to,
      subject: `Re: ${mail?.subject}`,
      inReplyTo: mail?.messageId,
      text: `Grand, I will be at the station.\r\n\r\nOn Tue, Acme <${to}> wrote:\r\n${quotation}\r\n-- \r\nEva`,
    });

    const agent = await openPage(await browser.newContext());
    await signIn(agent.page, stage);
    await agent.page.getByText('Grand, I will be at the station.').first().click();
    await bubble(agent.page, 'Grand, I will be at the station.').waitFor();
    const again = await page.context().newPage();
    await again.goto(address);
    // It was open when she left.
    await bubble(again, 'Grand, I will be at the station.').waitFor();
    expect(await again.locator('.bubble').allInnerTexts()).toEqual([
      'Where is my bicycle?',
      'It left us yesterday.',
      'By train <3',
      'Grand, I will be at the station.',
    ]);
  });
});
