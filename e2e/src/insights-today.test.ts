/** The figures of a day that goes on, in a real browser: what they are held against, what is wrong with days, a file that does not come. */
import { setTimeout } from 'node:timers/promises';
import type { Insights } from '@parley/protocol';
import { startTestServer, type TestServer } from '@parley/server/testing/server';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from './browser.js';

const NOON = '2026-11-25T12:10:00.000Z';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  for (const at of ['2026-11-24T09:00:00.000Z', '2026-11-24T15:00:00.000Z', '2026-11-25T09:00:00.000Z']) {
    server.clock.now = new Date(at);
    await talk();
  }
  server.clock.now = new Date(NOON);
  browser = await launch();
  while ((await asOf()) !== NOON) await setTimeout(50);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function talk(): Promise<void> {
  const contact = await server.newContact();
  const chat = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  const path = `/v1/conversations/${chat.body.id}/messages`;
  await server.call(path, { as: contact, body: { text: 'Hello' } });
}

async function asOf(): Promise<string> {
  const { body } = await server.call('/v1/insights', { as: server.key(null) });
  return (body as Insights).asOf;
}

async function visit(hash: string): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 900 }, locale: 'en', reducedMotion: 'reduce', timezoneId: 'UTC' },
  });
  // The reader's day is the server's.
  await context.clock.setFixedTime(NOON);
  const [name = '', value = ''] = (await server.signIn('owner')).headers.cookie?.split('=') ?? [];
  await context.addCookies([{ name, value, url: server.url }]);
  const { page, problems } = await openPage(context);
  await page.goto(`${server.url}/console${hash}`);
  await page.locator('parley-insights-report .sentence').waitFor();
  return { page, context, problems };
}

async function accessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe.source);
  const find = () =>
    page.evaluate(async () => {
      const { violations } = await window.axe.run({ resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  await expect.poll(find, { message: state, timeout: 10_000 }).toEqual([]);
}

const conversations = (page: Page) => page.locator('parley-figure-card').nth(2).getByRole('button');

describe('the figures of today', () => {
  it('say that the day goes on, and stand beside the same hours of the day before', async () => {
    const { page, context, problems } = await visit('#/insights');

    await page.getByRole('combobox', { name: 'Period' }).selectOption('today');
    await page.getByText('These days are not over yet.').waitFor();

    await page.getByText('Compared with the period before up to Nov 24, 2026, 12:00 PM.').waitFor();
    // One until now, one until noon of the day before; the one of its afternoon does not count.
    await expect.poll(() => conversations(page).textContent()).toMatch(/Conversations\s*1\s*0%\s*from 1/);
    expect(new URL(page.url()).hash).toBe('#/insights/period=today');
    expect(await page.locator('parley-time-chart').count()).toBe(0);
    await accessible(page, 'today');
    await page.getByLabel('Compare with the period before').click();
    await expect.poll(() => page.getByText('Compared with the period before up to').count()).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('say why days of one’s own cannot be shown, by the keyboard, and keep what is there', async () => {
    const { page, context } = await visit('#/insights/from=2026-11-24&to=2026-11-24');
    await expect.poll(() => conversations(page).textContent()).toContain('2');

    await page.getByLabel('From').fill('2027-01-01');
    await page.getByText('These days are still to come.').waitFor();
    expect(await page.getByLabel('From').getAttribute('aria-invalid')).toBe('true');
    await accessible(page, 'days that cannot be shown');
    await expect.poll(() => conversations(page).textContent()).toContain('2');

    await page.getByLabel('From').fill('2026-11-25');
    await expect.poll(() => conversations(page).textContent()).toContain('1');
    expect(await page.getByText('These days are still to come.').count()).toBe(0);
    await context.close();
  });

  it('say that a file did not come, and give it when it is tried again', async () => {
    const { page, context } = await visit('#/insights/from=2026-11-24&to=2026-11-24');
    await page.route(/format=csv/, (route) => route.abort(), { times: 1 });

    await page.getByRole('button', { name: 'Download CSV' }).click();
    const notice = page.locator('parley-notice', { hasText: 'The file was not downloaded.' });
    await notice.waitFor();
    await accessible(page, 'a file that did not come');
    const saved = page.waitForEvent('download');
    await notice.getByRole('button', { name: 'Try again' }).click();

    expect((await saved).suggestedFilename()).toBe('parley-insights-2026-11-24-2026-11-24.csv');
    await expect.poll(() => notice.count()).toBe(0);
    await context.close();
  });

  it('are all there for who opens them, with what each one means', async () => {
    const { page, context } = await visit('#/insights/from=2026-11-24&to=2026-11-24');

    await page.locator('summary', { hasText: 'All figures' }).press('Enter');
    await page.getByText('Value less cost.').waitFor();

    expect(await page.locator('parley-all-figures tbody tr').count()).toBeGreaterThan(20);
    await accessible(page, 'all figures');
    await context.close();
  });
});
