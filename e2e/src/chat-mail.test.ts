/** A customer leaves, is answered by e-mail, answers that mail, and comes back: browser, server and mail servers are real. */
import { freePort } from '@parley/server/testing';
import { type Mailbox, openMailbox, sendMail } from '@parley/server/testing/mail';
import { SignJWT } from 'jose';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from './browser.js';
import { bubble, button, field, launcher, panel, say, visit } from './customer.js';
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
  const sites = { acme: { chat: { preChat: { fields: ['name', 'email'], required: true } } }, plain: {} };
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

/** Comes to the page, says something and goes. */
async function comeAndGo(page: Page, email: string, text: string): Promise<void> {
  await launcher(page).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Eva Holm');
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill(email);
  await button(page, 'Continue').click();
  await say(page, text);
}

/** The link of the latest mail to `email`, once so many are there. */
async function linkTo(email: string, count = 1): Promise<string> {
  const mails = () => mailbox.mails.filter((mail) => JSON.stringify(mail.to).includes(email));
  await expect.poll(() => mails().length, { timeout: 60_000 }).toBe(count);
  return /\S+#parley:\S+/.exec(mails().at(-1)?.text ?? '')?.[0] ?? '';
}

const notice = (page: Page) => page.locator('.arrival');
const told = async (page: Page) => (await notice(page).textContent())?.trim();
const openLink = async (link: string): Promise<Page> => {
  const page = await visit(browser, stage, { site: 'plain' });
  await page.goto(link);
  return page;
};

describe('the link of a mail, in a browser that does not know the conversation', () => {
  it('opens it once, is gone from the address, and the conversation is there to stay', async () => {
    const email = 'once@example.com';
    const page = await visit(browser, stage);
    await comeAndGo(page, email, 'Is it red?');
    await page.close();
    await stage.say('It is, from edge to edge.');
    const link = await linkTo(email);

    const phone = await openLink(link);
    await bubble(phone, 'It is, from edge to edge.').waitFor();
    expect(await phone.locator('.bubble').allInnerTexts()).toEqual([
      'Is it red?',
      'It is, from edge to edge.',
    ]);
    const id = await stage.latest();
    expect(phone.url()).toBe(link.replace(/#.*/, `#parley:${id}`));
    expect(await phone.evaluate(() => JSON.stringify([history.state, { ...localStorage }]))).not.toContain(
      link.split(':').at(-1),
    );
    await say(phone, 'Then I take it.');
    await phone.reload();
    await bubble(phone, 'Then I take it.').waitFor();

    const stranger = await openLink(link);
    await notice(stranger).waitFor();
    expect(await told(stranger)).toBe('This link was used before or is too old. You can write to us here.');
    expect(await stranger.locator('.bubble').count()).toBe(0);
    expect(stranger.url()).toBe(phone.url());
    // Nobody was made known by it.
    expect(await stranger.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  it('waits while the server is not reached', async () => {
    const email = 'later@example.com';
    const page = await visit(browser, stage);
    await comeAndGo(page, email, 'When?');
    await page.close();
    await stage.say('On Monday.');
    const phone = await visit(browser, stage, { site: 'plain' });
    await phone.route('**/v1/sessions', (route) => route.abort());
    const link = await linkTo(email);
    await phone.goto(link);
    await button(phone, 'Try again').waitFor();
    expect(phone.url()).toBe(link);

    await phone.unroute('**/v1/sessions');
    await button(phone, 'Try again').click();

    await bubble(phone, 'On Monday.').waitFor();
    expect(phone.url()).not.toBe(link);
  });

  it('takes the place of what another visitor wrote there only when that one wants it', async () => {
    const email = 'other@example.com';
    const page = await visit(browser, stage);
    await comeAndGo(page, email, 'Is it blue?');
    await page.close();
    await stage.say('It is.');
    const link = await linkTo(email);
    const shared = await visit(browser, stage);
    await comeAndGo(shared, 'somebody@example.com', 'What I wrote here');

    await shared.goto('about:blank');
    await shared.goto(link);
    await bubble(shared, 'What I wrote here').waitFor();
    expect(await told(shared)).toMatch(/^That link belongs to another conversation/);
    expect(await bubble(shared, 'It is.').count()).toBe(0);
    await notice(shared).getByRole('button', { name: 'Open it' }).click();

    await bubble(shared, 'It is.').waitFor();
    expect(await bubble(shared, 'What I wrote here').count()).toBe(0);
    await expect.poll(() => notice(shared).count()).toBe(0);
  });

  it('asks to sign in whom the company vouches for, and opens it then', async () => {
    const email = 'member@example.com';
    const page = await visit(browser, stage);
    await comeAndGo(page, email, 'My invoice, please.');
    const sub = 'customer-77';
    const token = await new SignJWT({ sub, email })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime('10 minutes')
      .sign(new TextEncoder().encode(stage.identitySecret));
    const identify = (where: Page) =>
      where.evaluate(
        (jwt) => (window as unknown as { parley: { identify(jwt: string): void } }).parley.identify(jwt),
        token,
      );
    await identify(page);
    await expect
      .poll(async () => {
        const { contactId } = await stage.company.conversations.get(await stage.latest());
        return (await stage.company.contacts.get(contactId ?? '')).verified;
      })
      .toBe(true);
    await page.close();
    await stage.say('Here it is.');

    const phone = await openLink(await linkTo(email));
    await notice(phone).waitFor();
    expect(await told(phone)).toBe('Please sign in on this page to go on with that conversation.');
    expect(await panel(phone).locator('.bubble').count()).toBe(0);
    await identify(phone);

    await bubble(phone, 'Here it is.').waitFor();
    await expect.poll(() => notice(phone).count()).toBe(0);
    expect(await field(phone).isVisible()).toBe(true);
  });
});
