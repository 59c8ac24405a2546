/**
 * The figures in a real browser, over the ledger whose answer is known: on screen, on paper, as a file, by a link and on a page
 * of the company's own. What the ledger comes to is reckoned by hand in `testing/ledger`.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { AgentRole, Insights, InsightsLink } from '@parley/protocol';
import { LEDGER, LEDGER_PERIOD, seedLedgerInto } from '@parley/server/testing/ledger';
import { startTestServer, type TestServer } from '@parley/server/testing/server';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from './browser.js';
import { readPaper } from './paper.js';

const { from, to } = LEDGER_PERIOD;
const ADDRESS = `#/insights/${new URLSearchParams({ from, to })}`;

let server: TestServer;
let browser: Browser;
let intranet: Server;

beforeAll(async () => {
  server = await startTestServer();
  await seedLedgerInto(server.installation);
  browser = await launch();
  await settled();
});
afterAll(async () => {
  intranet?.close();
  await browser?.close();
  await server?.stop();
});

const euros = (amount: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(amount as `${number}`);

async function ask<T>(path: string, options: { method?: string; body?: unknown } = {}): Promise<T> {
  const { status, body } = await server.call(path, { as: server.key(null), ...options });
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body as T;
}

/** Waits until all that is in the log is in the figures. */
async function settled(): Promise<void> {
  for (;;) {
    const { asOf, progress, attribution } = await ask<Insights>('/v1/insights');
    const isThere = asOf === server.clock.now.toISOString() && progress === null;
    // The ledger's own settings hold.
    if (isThere && attribution.model === 'linear') return;
    await setTimeout(50);
  }
}

async function visit(role: AgentRole, hash = ADDRESS, more: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 900 }, locale: 'en', reducedMotion: 'reduce', ...more },
  });
  const [name = '', value = ''] = (await server.signIn(role)).headers.cookie?.split('=') ?? [];
  await context.addCookies([{ name, value, url: server.url }]);
  const { page, problems } = await openPage(context);
  await page.goto(`${server.url}/console${hash}`);
  return { context, page, problems };
}

const sentence = (page: Page) => page.locator('parley-insights-report .sentence');
const drawn = (page: Page) => page.locator('parley-time-chart canvas').waitFor();

async function accessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe.source);
  const find = () =>
    page.evaluate(async () => {
      const { violations } = await window.axe.run({ resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  await expect.poll(find, { message: state, timeout: 5000 }).toEqual([]);
}

async function makeLink(body: object): Promise<InsightsLink & { url: string }> {
  const link = await ask<InsightsLink>('/v1/insights/links', { method: 'POST', body });
  return { ...link, url: link.url ?? '' };
}

describe('the figures', () => {
  it('say on the screen what the ledger comes to, to the cent', async () => {
    const { page, problems, context } = await visit('owner');
    await sentence(page).waitFor();

    const { total } = LEDGER;
    const said = (await sentence(page).textContent())?.replace(/[\u2068\u2069]/g, '');
    // A year of few sales: what comes back for a euro is too few to say, what is left is what it is.
    expect(said).toBe(
      `Conversations earned ${euros(total.value)} and cost ${euros(total.cost)}: a profit of ${euros(total.profit)}. Most profit comes from Customer service.`,
    );
    await page.getByRole('button', { name: 'Profit by function: As a table' }).click();
    const rows = await page
      .locator('parley-chart-frame')
      .first()
      .locator('[slot=table] tbody tr')
      .allInnerTexts();
    const [sales, support, service] = ['sales', 'customer-support', 'customer-service'] as const;
    for (const [name, key] of Object.entries({
      Sales: sales,
      'Customer support': support,
      'Customer service': service,
    })) {
      expect(rows.find((row) => row.startsWith(name))).toContain(euros(LEDGER.byTeam[key].profit));
    }
    await expect.poll(() => page.getByText('No exchange rate is known for JPY.').count()).toBe(1);
    await drawn(page);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('lead from a team to its very conversations, and from there to what was said', async () => {
    const { page, context } = await visit('admin');

    await page.locator('parley-profit-bars').first().getByRole('button', { name: 'Sales' }).click();
    const rows = page.locator('parley-insights-detail tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(3);
    await accessible(page, 'the conversations behind a figure');
    await rows.first().getByRole('link').click();
    await page.getByText('Do you have it in red?').first().waitFor();
    expect(page.url()).toMatch(/#\/c\/cnv_/);
    await context.close();
  });

  it('are where an analyst begins, without a way to what was said; agents may not see them', async () => {
    const analyst = await visit('analyst', '');
    await sentence(analyst.page).waitFor();
    await analyst.page.evaluate((hash) => location.replace(hash), ADDRESS);
    await analyst.page.locator('parley-profit-bars').first().getByRole('button', { name: 'Sales' }).click();
    await analyst.page.locator('parley-insights-detail tbody tr').first().waitFor();
    expect(await analyst.page.locator('parley-insights-detail tbody a').count()).toBe(0);
    await analyst.context.close();

    const agent = await visit('agent');
    await agent.page.getByText('Your account may not see this').waitFor();
    await agent.context.close();
  });

  it('keep what is chosen in the address, so that a view can be shared', async () => {
    const one = await visit('owner');
    await sentence(one.page).waitFor();
    await one.page.getByLabel('Team').selectOption({ label: 'Customer service' });
    await expect
      .poll(() => sentence(one.page).textContent())
      .toContain(euros(LEDGER.byTeam['customer-service'].gains));

    const other = await visit('admin', new URL(one.page.url()).hash);
    await expect
      .poll(() => sentence(other.page).textContent())
      .toContain(euros(LEDGER.byTeam['customer-service'].gains));
    await one.context.close();
    await other.context.close();
  });

  it('are the same in the file that is saved', async () => {
    const { page, context } = await visit('owner');
    await sentence(page).waitFor();

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const file = await saved;
    const stream = await file.createReadStream();
    let text = '';
    for await (const part of stream) text += String(part);

    expect(file.suggestedFilename()).toBe(`parley-insights-${from}-${to}.csv`);
    const [head = '', total = ''] = text.split('\r\n');
    const cells = total.split(',');
    const columns = head.split(',');
    for (const [id, value] of Object.entries(LEDGER.total))
      expect([id, cells[columns.indexOf(id)]]).toEqual([id, value]);
    await context.close();
  });

  it('print as a report with every figure, what each means, and numbered pages', async () => {
    const { page, context } = await visit('owner');
    await drawn(page);

    const pages = await readPaper(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const text = pages.map((sheet) => sheet.text).join(' ');

    const { labour_cost, service_cost, gains, refunds, lost_value, profit } = LEDGER.total;
    for (const amount of [labour_cost, service_cost, gains, refunds, lost_value, profit]) {
      expect(text).toContain(euros(amount));
    }
    expect(pages[0]?.text).toContain('What conversations cost and bring');
    expect(text).toContain('Value less cost.');
    expect(pages.map((sheet, index) => sheet.text.includes(`${index + 1} / ${pages.length}`))).not.toContain(
      false,
    );
    for (const { ink } of pages) expect(ink).toBeGreaterThan(0.003);
    // The page is as it was.
    expect(await page.locator('parley-insights-paper').count()).toBe(0);
    await context.close();
  });

  it('are accessible, light and dark, narrow and wide', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const width = colorScheme === 'dark' ? 375 : 1280;
      const { page, context } = await visit('owner', ADDRESS, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      await drawn(page);
      await accessible(page, `${colorScheme}, ${width}`);
      await context.close();
    }
  });
});

describe('costs and rates', () => {
  it('are entered beside the figures, and say when somebody mistyped', async () => {
    const { page, context } = await visit('admin', '#/insights/costs');

    await page.locator('#exchange').fill('JPY;2026-01-01;cheap');
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.locator('#exchange-mistake').waitFor();
    await page.locator('#service-name').fill('translation');
    await page.locator('#service-amount').fill('0,02');
    await page.getByRole('button', { name: 'Add', exact: true }).last().click();
    await page.getByText('translation · €0.02').waitFor();
    await accessible(page, 'costs and rates');
    await context.close();

    const { services } = await ask<{ services: { id: string; name: string; amount: string }[] }>(
      '/v1/insights/rates',
    );
    const entered = services.find(({ name }) => name === 'translation');
    expect(entered?.amount).toBe('0.02');
    await ask(`/v1/insights/rates/services/${entered?.id}`, { method: 'DELETE' });
    await settled();
  });
});

describe('an outcome', () => {
  it('is said, set right and taken back in the conversation that it is of', async () => {
    const { data } = await ask<{ data: { id: string }[] }>('/v1/conversations?limit=1');
    const { page, context } = await visit('admin', `#/c/${data[0]?.id}`, {
      viewport: { width: 1440, height: 900 },
    });
    const outcomes = page.locator('parley-outcomes');

    await outcomes.getByRole('button', { name: 'Add an outcome' }).click();
    await outcomes.getByLabel('What it came to').selectOption('lost');
    await outcomes.getByLabel('Amount').fill('12,50');
    await outcomes.getByRole('button', { name: 'Save' }).click();
    await outcomes.getByText('€12.50').waitFor();
    await outcomes.getByRole('button', { name: 'Does not count: Lost €12.50' }).click();
    await outcomes.getByRole('button', { name: 'Counts again: Lost €12.50' }).waitFor();
    await context.close();

    const said = await ask<{ data: { amount: string; source: string; voidedAt: string | null }[] }>(
      `/v1/conversations/${data[0]?.id}/outcomes`,
    );
    expect(said.data.at(-1)).toMatchObject({
      amount: '12.50',
      source: 'console',
      voidedAt: expect.any(String),
    });
    await settled();
  });
});

describe('the weekly mail', () => {
  it('is asked for beside the figures, by an analyst as well, who makes no links', async () => {
    const { page, context } = await visit('analyst');
    await sentence(page).waitFor();

    await page.getByRole('link', { name: 'Weekly mail' }).click();
    await page.getByLabel('Send me the weekly mail').click();
    await page.getByText('Saved. Language of the mail: English').waitFor();
    expect(await page.getByRole('button', { name: 'Make the link' }).count()).toBe(0);
    await accessible(page, 'the weekly mail');

    // The server has it, too.
    await page.reload();
    await expect.poll(() => page.getByLabel('Send me the weekly mail').isChecked()).toBe(true);
    await context.close();
  });
});

describe('a public link', () => {
  /** Nobody: no cookie, no account. */
  async function stranger(
    address: string,
  ): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
    const context = await browser.newContext({
      locale: 'en',
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
    });
    const { page, problems } = await openPage(context);
    await page.goto(address);
    return { page, context, problems };
  }

  it('shows figures without a login, nothing to choose, no conversation, and ends when it is revoked', async () => {
    const link = await makeLink({ name: 'For the board', days: 90 });
    const { page, context, problems } = await stranger(link.url);

    await sentence(page).waitFor();
    expect(await page.locator('parley-insights-filters').count()).toBe(0);
    await accessible(page, 'by a link');
    await page.locator('parley-figure-card').first().click();
    await page.locator('parley-insights-detail h2').waitFor();
    expect(await page.locator('parley-insights-detail table').count()).toBe(0);
    expect(problems).toEqual([]);

    await ask(`/v1/insights/links/${link.id}`, { method: 'DELETE' });
    expect((await page.goto(link.url))?.status()).toBe(410);
    await context.close();
  });

  it('is made in the console of what is shown there, opens without a login, and ends when it is revoked there', async () => {
    const { page, context, problems } = await visit('admin', '#/insights/period=days90&kind=chat');
    await sentence(page).waitFor();

    await page.getByRole('link', { name: 'Share' }).click();
    await page.getByLabel('For whom').fill('Investors');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const address = await page.locator('parley-copy-line code').textContent();
    const entry = page.locator('parley-share-page .list li', { hasText: 'Investors' });
    await entry.getByText('Chats · 90 days up to yesterday').waitFor();
    await accessible(page, 'a link that was made');

    const other = await stranger(address ?? '');
    await sentence(other.page).waitFor();
    await entry.getByRole('button', { name: 'Revoke Investors' }).click();
    await entry.getByRole('button', { name: 'Revoke: sure? Investors' }).click();
    await entry.getByText('Revoked', { exact: true }).waitFor();
    // Nobody copies an address that opens nothing.
    expect(await page.locator('parley-copy-line').count()).toBe(0);
    expect((await other.page.goto(address ?? ''))?.status()).toBe(410);
    await other.page.getByText('This link is not good any more').waitFor();

    expect(problems).toEqual([]);
    await other.context.close();
    await context.close();
  });

  it('shows them on a page of the company’s own, under a policy of its own', async () => {
    const link = await makeLink({ name: 'Intranet', days: 28 });
    const token = new URL(link.url).pathname.split('/').at(-1);
    intranet = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${server.url}; connect-src ${server.url}; require-trusted-types-for 'script'`,
      );
      response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Intranet</title>
        <script type="module" src="${server.url}/parley-insights.js"></script></head><body><main><h1>Intranet</h1>
        <parley-insights server="${server.url}" link="${token}"></parley-insights></main></body></html>`);
    });
    await new Promise<void>((resolve) => intranet.listen(0, '127.0.0.1', resolve));
    const { page, context, problems } = await stranger(
      `http://127.0.0.1:${(intranet.address() as AddressInfo).port}/`,
    );

    await sentence(page).waitFor();

    expect(problems).toEqual([]);
    await context.close();
  });
});
