import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessible } from './accessible.js';
import { launch } from './browser.js';
import { bubble, button, field, focused, launcher, openChat, panel, say, visit } from './customer.js';
import { type Stage, startStage } from './stage.js';

let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  [browser, stage] = await Promise.all([launch(), startStage()]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

describe('a customer', () => {
  it('says who they are before they write, where the company wants that', async () => {
    const page = await visit(browser, stage, { site: 'intro' });
    await launcher(page).click();
    const name = page.getByRole('textbox', { name: 'Your name' });
    await name.waitFor();
    await expect.poll(() => focused(page)).toBe('Your name');
    await accessible(page, 'the form before the first message');
    await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('eva@nowhere');
    await button(page, 'Continue').click();
    await page.getByText('Please tell us your name.').waitFor();
    await page.getByText('Please check this address').waitFor();
    await page.getByText('Please choose one.').waitFor();
    await expect.poll(() => focused(page)).toBe('Your name');
    await accessible(page, 'a form with mistakes');

    await name.fill('Eva Holm');
    await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('eva@example.com');
    await page.getByRole('combobox', { name: 'What is it about?' }).selectOption({ label: 'Sales' });
    await button(page, 'Continue').click();
    await field(page).waitFor();
    await expect.poll(() => focused(page)).toBe('Message');
    await say(page, 'Do you deliver to Norway?');

    const conversation = await stage.company.conversations.get(await stage.latest());
    const contact = await stage.company.contacts.get(conversation.contactId ?? '');
    expect([contact.name, contact.email, conversation.teamId]).toEqual([
      'Eva Holm',
      'eva@example.com',
      'sales',
    ]);
    await page.reload();
    await bubble(page, 'Norway').waitFor();
    expect(await page.getByRole('textbox', { name: 'Your name' }).count()).toBe(0);
  });

  it('cannot write where the company must know them', async () => {
    const page = await visit(browser, stage, { site: 'members' });
    await launcher(page).click();
    await page.getByText('Please sign in on this page to write to us.').waitFor();

    expect(await field(page).count()).toBe(0);
    await accessible(page, 'identity required');
    // The focus was in the field that is not there any more.
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('Chat');
  });

  it('says how it was, once it is over', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'Thanks, that was all.');
    await stage.resolve();
    const card = page.getByRole('group', { name: 'How did we do?' });
    await card.waitFor();
    await accessible(page, 'the question how it was');
    await card.getByRole('radio', { name: 'Good', exact: true }).check({ force: true });
    await card.getByRole('textbox').fill('Quick answers');
    await accessible(page, 'a rating with a word');
    await card.getByRole('button').click();

    await page.getByText('Thank you for telling us.').waitFor();
    await accessible(page, 'a rating that was given');
    const { rating } = await stage.company.conversations.get(await stage.latest());
    expect([rating?.score, rating?.comment]).toEqual([4, 'Quick answers']);
    await say(page, 'One more thing');
    await expect
      .poll(async () => (await stage.company.conversations.get(await stage.latest())).status)
      .toBe('open');
  });

  it('learns out of hours when somebody is back', async () => {
    await stage.closeOffice(true);
    try {
      const page = await visit(browser, stage);
      await openChat(page);
      await page.getByText(/^Closed, back /).waitFor();
      await accessible(page, 'out of hours');
      await say(page, 'Nobody there?');
      await bubble(page, 'Nobody there?').waitFor();
    } finally {
      await stage.closeOffice(false);
    }
    const page = await visit(browser, stage);
    await openChat(page);
    await page.getByText('We answer as soon as we are back').waitFor();
  });

  it('is told that the line is gone, keeps writing, and all of it arrives', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'In the train');
    // What speaks Arabic is fetched while there is a line.
    await accessible(page, 'a message that was sent');
    await page.context().setOffline(true);
    await page.getByText('You are offline. Your messages go out when the connection is back.').waitFor();
    await field(page).fill('In the tunnel');
    await field(page).press('Enter');
    await page.locator('.state', { hasText: 'Sending' }).waitFor();
    await accessible(page, 'offline');

    await page.context().setOffline(false);
    await page.locator('.state', { hasText: 'Sent' }).waitFor();
    const { data } = await stage.company.messages.list(await stage.latest()).firstPage();
    expect(data.map(({ text }) => text)).toEqual(['In the train', 'In the tunnel']);
  });

  it('sees that it loads, that it failed, and can try again', async () => {
    const page = await visit(browser, stage);
    let fail = false;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/v1/sites/acme', async (route) => {
      await held;
      await (fail ? route.abort() : route.continue());
    });
    await launcher(page).click();
    await panel(page).getByText('Loading the chat').waitFor({ state: 'attached' });
    await accessible(page, 'loading');
    fail = true;
    release();
    await page.getByText('The chat could not be loaded.').waitFor();
    await accessible(page, 'a chat that could not be loaded');
    fail = false;
    await expect.poll(() => focused(page)).toBe('Try again');
    await page.keyboard.press('Enter');

    await page.getByText('Hello! How can we help?').waitFor();
    await field(page).waitFor();
  });
});
