/** The settings in a real browser: two admins at once, an invitation from link to sign-in, and the look of the chat. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from './browser.js';
import { signIn } from './people.js';
import { AGENT } from './stack.js';
import { type Stage, startStage } from './stage.js';

let stage: Stage;
let browser: Browser;

beforeAll(async () => {
  stage = await startStage({ acme: {} });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await stage.stop();
});

async function newPage(): Promise<Page> {
  // A button that fades has half its contrast on the way.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en',
    reducedMotion: 'reduce',
  });
  return (await openPage(context)).page;
}

/** Somebody signed in, at a page of the settings. */
async function at(path: string, page?: Page): Promise<Page> {
  const there = page ?? (await newPage());
  if (!page) {
    await signIn(there, stage);
    await there.locator('parley-workspace').waitFor();
  }
  await there.evaluate((to) => {
    location.hash = `#/settings/${to}`;
  }, path);
  return there;
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

async function accessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe.source);
  const find = () =>
    page.evaluate(async () => {
      const { violations } = await window.axe.run({ resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  // Colours that pass on from one shadow root to the next take some frames.
  await expect.poll(find, { message: state, timeout: 5000 }).toEqual([]);
}

describe('the settings', () => {
  it('keep the edits of two admins at once, and ask where both changed the same', async () => {
    const [one, two] = [await at('teams'), await at('teams')];
    const teams = (page: Page) => page.getByLabel('Team', { exact: true });
    await teams(one).first().fill('Ads');
    await teams(two).nth(1).fill('Sellers');
    await teams(two).first().fill('Advertising');

    await save(one).click();
    await one.getByText('Saved.').waitFor();
    await save(two).click();
    await two.getByRole('button', { name: 'Take theirs' }).waitFor();
    await accessible(two, 'a conflict');
    await two.getByRole('button', { name: 'Take theirs' }).click();
    await save(two).click();
    await two.getByText('Saved.').waitFor();

    const third = await at('teams');
    await teams(third).first().waitFor();
    expect(await teams(third).first().inputValue()).toBe('Ads');
    expect(await teams(third).nth(1).inputValue()).toBe('Sellers');
  });

  it('say beside the field what is wrong with it, and keep what was written', async () => {
    const page = await at('sites');
    await page.getByRole('link', { name: 'Acme' }).first().click();
    const origins = page.getByLabel('Addresses of its pages');
    const before = await origins.inputValue();

    await origins.fill(`${before}\nnot an address`);
    await origins.press('Tab');
    await save(page).click();
    await page.getByText('Some fields need another look.').waitFor();

    expect(await origins.getAttribute('aria-invalid')).toBe('true');
    expect(await origins.inputValue()).toContain('not an address');
    await accessible(page, 'a mistake');
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await origins.inputValue()).toBe(before);
  });

  it('hold a message that speaks first back from a share of visitors, never from more than half', async () => {
    const page = await at('sites');
    await page.getByRole('link', { name: 'Acme' }).first().click();
    await page.getByRole('button', { name: 'Add a message' }).click();
    await page.getByLabel('What it says').fill('Shall we find your size?');
    const share = page.getByLabel('Held back from, in percent of visitors');

    await share.fill('60');
    await share.press('Tab');
    await page.getByText('From 0 to 50.').waitFor();
    await save(page).click();
    await page.getByText('Some fields need another look.').waitFor();
    await accessible(page, 'a share that cannot be held back');
    await share.fill('20');
    await share.press('Tab');
    await save(page).click();
    await page.getByText('Saved.').waitFor();

    // It is what the next one sees, and what the line for the page asks for.
    const other = await at('sites');
    await other.getByRole('link', { name: 'Acme' }).first().click();
    await expect
      .poll(() => other.getByLabel('Held back from, in percent of visitors').inputValue())
      .toBe('20');
    await other.getByText('data-proactive></script>').waitFor();
    await other.getByRole('button', { name: 'Remove Message 1' }).click();
    await other.getByRole('button', { name: 'Remove: sure? Message 1' }).click();
    await save(other).click();
    await other.getByText('Saved.').waitFor();
  });

  it('draw the launcher of the site in its colour and corner, and show that its tag was seen', async () => {
    const page = await at('sites');
    await page.getByRole('link', { name: 'Acme' }).first().click();
    await page.getByLabel('Colour').fill('#0f766e');
    await page.getByLabel('Corner').selectOption('start');
    await save(page).click();
    await page.getByText('Saved.').waitFor();

    const visitor = await newPage();
    await visitor.goto(`${stage.site}/?site=acme`);
    await visitor.locator('parley-launcher').waitFor();

    const button = visitor.locator('parley-launcher').getByRole('button');
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(15, 118, 110)',
    );
    expect((await button.boundingBox())?.x).toBeLessThan(100);
    await page.getByText(stage.site).last().waitFor();
    await page.getByText(/Last seen/).waitFor();
  });

  it('make somebody an agent by a link, who is in with a name and a password of their own', async () => {
    const page = await at('people');
    await page.getByLabel('E-mail').fill('mia@acme.example');
    await page.getByLabel('Role', { exact: true }).selectOption('admin');
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = await page.locator('parley-copy-line code').textContent();
    await accessible(page, 'an invitation');

    const guest = await newPage();
    await guest.goto(link ?? '');
    await guest.getByLabel('Your name, as customers read it').fill('Mia Chen');
    await guest.getByLabel('Password', { exact: true }).fill('a long enough password');
    await guest.getByRole('button', { name: 'Sign in' }).click();
    await guest.locator('parley-workspace').waitFor();

    expect(guest.url()).not.toContain('welcome');
    await at('audit', guest);
    await guest.getByText('agent.created · Mia Chen').waitFor();
    const again = await newPage();
    await again.goto(link ?? '');
    await again.getByText('This link is good no more.').waitFor();
  });

  it('pass axe on each page, and speak Arabic from right to left', async () => {
    const page = await at('sites');
    for (const path of [
      'sites',
      'teams',
      'people',
      'keys',
      'webhooks',
      'identity',
      'privacy',
      'audit',
      'password',
    ]) {
      await at(path, page);
      await page.locator('parley-settings h2').waitFor();
      await page.locator('parley-settings parley-skeleton').first().waitFor({ state: 'detached' });
      await accessible(page, path);
    }
    const context = await browser.newContext({ locale: 'ar' });
    const { page: arabic, problems } = await openPage(context);
    await arabic.goto(`${stage.url}/console`);
    await arabic.locator('#email').fill(AGENT.email);
    await arabic.locator('#password').fill(AGENT.password);
    await arabic.keyboard.press('Enter');
    await arabic.locator('parley-workspace').waitFor();
    await at('people', arabic);
    await arabic.getByRole('heading', { name: 'الأشخاص' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
