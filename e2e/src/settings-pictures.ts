/**
 * Pictures of the settings, to be looked at: `node e2e/dist/settings-pictures.js [folder]`, after `pnpm build`. Four widths,
 * light and dark, from the left and from the right.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from './browser.js';
import { AGENT } from './stack.js';
import { type Stage, startStage } from './stage.js';

const WIDTHS = [375, 768, 1280, 1920];
const PAGES = [
  'sites',
  'teams',
  'routing',
  'people',
  'keys',
  'webhooks',
  'identity',
  'privacy',
  'audit',
  'password',
];
const folder = resolve(process.argv[2] ?? 'test-output/settings-pictures');

interface Look {
  locale: 'en' | 'ar';
  theme: 'light' | 'dark';
}

const rule = (id: string, changes: object) => {
  return {
    path: ['routing', 'rules', id],
    value: { id, paths: [], chosen: [], keywords: [], sites: [], ...changes },
  };
};

/** What a company has after a while: rules, targets, and people in teams. */
async function settle(stage: Stage): Promise<void> {
  for (const [index, name] of ['Lena Brandt', 'Tom Okafor', 'Nina Sato', 'Óscar Núñez'].entries()) {
    stage.hire({ name, email: `agent-${index}@halden.example`, password: 'a long enough password' });
  }
  const answer = await fetch(`${stage.url}/v1/settings`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${stage.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      changes: [
        rule('prices', { paths: ['/pricing*', '/plans'], team: 'sales' }),
        rule('returns', { keywords: ['refund', 'money back', 'Rückgabe'], team: 'customer-service' }),
        rule('chosen', { chosen: ['marketing'], paths: ['/press/*'], team: 'marketing' }),
        rule('rest', { team: 'customer-support' }),
        { path: ['teams', 'sales', 'assignment'], value: { mode: 'round_robin', capacity: 8 } },
        { path: ['teams', 'sales', 'sla'], value: { firstResponseMinutes: 15, nextResponseMinutes: 60 } },
      ],
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function signIn(browser: Browser, stage: Stage, { locale, theme }: Look): Promise<Page> {
  const context = await browser.newContext({ locale, colorScheme: theme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${stage.url}/console`);
  await page.locator('#email').fill(AGENT.email);
  await page.locator('#password').fill(AGENT.password);
  await page.keyboard.press('Enter');
  await page.locator('parley-workspace').waitFor();
  return page;
}

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#/settings/${to}`;
  }, path);
  await page.locator('parley-settings h2').first().waitFor();
  await page.locator('parley-settings parley-skeleton').first().waitFor({ state: 'detached' });
}

async function photograph(browser: Browser, stage: Stage, look: Look): Promise<void> {
  const page = await signIn(browser, stage, look);
  const take = async (state: string) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width < 600 ? 1600 : 1300 });
      await page.waitForTimeout(200);
      await page.screenshot({ path: join(folder, `${state}-${look.locale}-${look.theme}-${width}.png`) });
    }
  };
  for (const path of PAGES) {
    await go(page, path);
    if (path === 'routing') await page.locator('parley-rule-editor .fold').nth(1).click();
    if (path === 'teams') await page.locator('parley-tick-list summary').nth(1).click();
    await take(path);
  }
  await go(page, 'sites');
  await page.locator('parley-sites-page a.name').first().click();
  await page.locator('parley-look-preview').waitFor();
  await take('site');
  await go(page, 'teams');
  await page.locator('parley-team-editor').nth(1).locator('#capacity').fill('0');
  await page.locator('parley-save-bar parley-button').last().click();
  await page.locator('.mistake').first().waitFor();
  await take('mistake');
  await page.context().close();
}

mkdirSync(folder, { recursive: true });
const stage = await startStage({ acme: {} });
const browser = await launch();
try {
  await settle(stage);
  for (const locale of ['en', 'ar'] as const) {
    for (const theme of ['light', 'dark'] as const) await photograph(browser, stage, { locale, theme });
  }
} finally {
  await browser.close();
  await stage.stop();
}
