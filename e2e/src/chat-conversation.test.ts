import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessible } from './accessible.js';
import { launch } from './browser.js';
import { bubble, button, field, launcher, openChat, panel, say, visit } from './customer.js';
import { bubbles, signIn } from './people.js';
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

/** What the page calls itself. */
const title = (page: Page) => expect.poll(() => page.title());

describe('a customer', () => {
  it('opens the chat, writes, and reads an answer as it was meant', async () => {
    const page = await visit(browser, stage);
    await launcher(page).waitFor();
    await accessible(page, 'the launcher');
    await openChat(page);
    await accessible(page, 'an empty chat');

    await say(page, 'Which size do I need?');
    await field(page).fill('One line');
    await field(page).press('Shift+Enter');
    await field(page).pressSequentially('and another');
    await field(page).press('Enter');
    await stage.say(
      '**54** or _56_, see:\n- `Long 54`\n- [our sizes](https://acme.example/sizes)\n\n<b>No</b>',
    );

    await expect.poll(() => bubbles(page)).toContain('One line\nand another');
    const answer = bubble(page, 'see:');
    await answer.locator('strong', { hasText: '54' }).waitFor();
    expect(await answer.locator('em').textContent()).toBe('56');
    expect(await answer.locator('li').allInnerTexts()).toEqual(['Long 54', 'our sizes']);
    const link = answer.getByRole('link', { name: 'our sizes' });
    expect(await link.getAttribute('href')).toBe('https://acme.example/sizes');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await answer.textContent()).toContain('<b>No</b>');
    await accessible(page, 'a conversation');
  });

  it('and an agent see each other type, and how far words have got', async () => {
    const page = await visit(browser, stage);
    const agent = await visit(browser, stage);
    await openChat(page);
    await say(page, 'Is anybody there?');
    await page.locator('.state', { hasText: 'Sent' }).waitFor();
    await signIn(agent, { url: stage.url });
    await agent.getByText('Is anybody there?').first().click();
    await page.locator('.state', { hasText: 'Seen' }).waitFor();

    await agent.getByRole('textbox', { name: 'Message', exact: true }).pressSequentially('I am');
    await page.getByText('Maja Lind is typing').waitFor();
    await accessible(page, 'somebody types');
    await field(page).pressSequentially('Hello?');
    await agent.getByText(/is typing/).waitFor();

    await agent.getByRole('textbox', { name: 'Message', exact: true }).press('Enter');
    await bubble(page, 'I am').waitFor();
    expect(await page.getByText('Maja Lind is typing').count()).toBe(0);
    await agent.locator('.state', { hasText: 'Seen' }).waitFor();
  });

  it('is told of what is new by launcher and title, and not of what they look at', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'Call me back, please.');
    await page.keyboard.press('Escape');
    await expect.poll(() => launcher(page).getAttribute('aria-label')).toBe('Chat');
    expect(await launcher(page).evaluate((it) => it.matches(':focus'))).toBe(true);

    await stage.say('We will.', 'At noon?');

    await expect.poll(() => launcher(page).getAttribute('aria-label')).toBe('Chat, 2');
    await title(page).toBe('(2) Acme prices');
    await accessible(page, 'news at the launcher');
    await openChat(page);
    await title(page).toBe('Acme prices');
    await stage.say('Or at one?');
    await bubble(page, 'Or at one?').waitFor();
    await title(page).toBe('Acme prices');
  });

  it('keeps their place while news comes in, and is told how much', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'Tell me everything.');
    await stage.say(...Array.from({ length: 24 }, (_, i) => `Fact ${i + 1}`));
    await bubble(page, 'Fact 24').waitFor();
    const log = page.getByRole('log');
    await log.hover();
    await page.mouse.wheel(0, -400);
    const top = () => log.evaluate((it) => it.scrollTop);
    await expect
      .poll(() => log.evaluate((it) => it.scrollHeight - it.clientHeight - it.scrollTop))
      .toBeGreaterThan(300);
    const before = await top();

    await stage.say('One more', 'And the last');

    const pill = button(page, '2 new messages');
    await pill.waitFor();
    expect(await top()).toBe(before);
    await accessible(page, 'news below');
    await pill.click();
    await expect.poll(() => pill.count()).toBe(0);
    expect(await log.evaluate((it) => it.scrollHeight - it.clientHeight - it.scrollTop)).toBeLessThan(2);
  });

  it('has several conversations, and finds each again at home', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'About my order');
    await stage.resolve();
    await page.getByText('This conversation is resolved').waitFor();
    await button(page, 'All conversations').click();
    await button(page, 'New conversation').click();
    await say(page, 'About an invoice');
    await button(page, 'All conversations').click();

    const rows = page.locator('parley-home li');
    await expect
      .poll(() => rows.locator('.last').allInnerTexts())
      .toEqual(['You: About an invoice', 'You: About my order']);
    await stage.say('Which one?');
    await rows.filter({ hasText: 'Which one?' }).getByText('1 new').waitFor({ state: 'attached' });
    await accessible(page, 'home');
    await rows.nth(1).getByRole('button').click();
    await bubble(page, 'About my order').waitFor();
    expect(await bubbles(page)).toEqual(['About my order']);
    await title(page).toBe('(1) Acme prices');
  });

  it('finds what they had begun after a reload and on another page, until it is sent', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await field(page).pressSequentially('Half a tho');
    await page.reload();
    await field(page).waitFor();
    expect(await field(page).inputValue()).toBe('Half a tho');
    await page.getByRole('link', { name: 'How we deliver' }).click();
    await page.waitForURL('**/other?**');
    await field(page).waitFor();
    expect(await field(page).inputValue()).toBe('Half a tho');

    await say(page, 'Half a thought, whole');
    await page.reload();
    await bubble(page, 'Half a thought, whole').waitFor();

    expect(await field(page).inputValue()).toBe('');
  });

  it('changes what they wrote, and takes it back', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'I live in Bremn');
    await bubble(page, 'Bremn').hover();
    await button(page, 'Change or delete').click();
    await accessible(page, 'what can be done with a message');
    await button(page, 'Edit').click();
    await button(page, 'Save').waitFor();
    await accessible(page, 'changing a message');
    await field(page).fill('I live in Bremen');
    await field(page).press('Enter');
    await bubble(page, 'Bremen').waitFor();
    await page.getByText('Edited', { exact: true }).waitFor();

    await button(page, 'Change or delete').click();
    await button(page, 'Delete').click();
    await page.getByText('Delete this message?').waitFor();
    await accessible(page, 'before a message is deleted');
    await panel(page).getByRole('group').getByRole('button', { name: 'Delete' }).click();

    await bubble(page, 'Message deleted').waitFor();
    await accessible(page, 'a deleted message');
    const { data } = await stage.company.messages.list(await stage.latest()).firstPage();
    expect(data.map(({ text, status }) => [text, status])).toEqual([['', 'deleted']]);
  });

  it('finds an emoji by name, with keys alone', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await field(page).pressSequentially('Great ');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Search emoji' }).waitFor();
    await accessible(page, 'the emoji');
    // In Arabic there was nothing to search by: what had the focus was gone.
    await page.getByRole('searchbox', { name: 'Search emoji' }).focus();
    await page.keyboard.type('bicycle');
    await expect
      .poll(() => page.locator('parley-emoji-picker .grid button').first().textContent())
      .toContain('🚲');
    await page.keyboard.press('Tab');
    while (!(await page.evaluate(inGrid))) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await expect.poll(() => field(page).inputValue()).toBe('Great 🚲');
    expect(await field(page).evaluate((it) => it.matches(':focus'))).toBe(true);
  });
});

/** Whether the focus is on an emoji. */
function inGrid(): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.parentElement?.classList.contains('grid') ?? false;
}
