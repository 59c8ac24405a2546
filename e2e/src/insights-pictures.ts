/**
 * Pictures of the figures of a made-up quarter, to be looked at: `node e2e/dist/insights-pictures.js [folder]`, after `pnpm build`.
 * Three widths, light and dark, from the left and from the right, all figures, today, and the pages that are printed on both sizes of paper.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Insights } from '@parley/protocol';
import { freePort, parley, ServerProcess } from '@parley/server/testing';
import { seedQuarterInto } from '@parley/server/testing/quarter';
import { launch } from './browser.js';
import { readPaper } from './paper.js';
import { signIn } from './people.js';
import { AGENT } from './stack.js';

const WIDTHS = [375, 1280, 1920];
const ORIGIN = 'https://www.halden.example';
const folder = resolve(process.argv[2] ?? 'test-output/insights-pictures');
mkdirSync(folder, { recursive: true });

const data = mkdtempSync(join(tmpdir(), 'parley-insights-'));
const owner = ['--email', AGENT.email, '--password', AGENT.password, '--name', AGENT.name];
parley('init', '--data', data, ...owner, '--site', 'shop', '--site-name', 'Halden Bikes', '--origin', ORIGIN);
const { key } = JSON.parse(parley('key', 'create', '--data', data, '--name', 'crm', '--json')) as {
  key: string;
};
const quarter = { site: 'shop', origin: ORIGIN, today: new Date() };
await seedQuarterInto({ dataDir: data, databaseUrl: undefined }, quarter);

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const server = new ServerProcess(['--data', data], port);
await server.start();
const begun = new Date().toISOString();
for (;;) {
  const answer = await fetch(`${url}/v1/insights`, { headers: { authorization: `Bearer ${key}` } });
  const { asOf, progress } = (await answer.json()) as Insights;
  if (asOf >= begun && progress === null) break;
  await setTimeout(200);
}

const browser = await launch();
for (const locale of ['en', 'ar', 'de']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      locale: 'en',
      colorScheme,
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(`${url}/console`);
    await signIn(page, { url });
    await page.locator('parley-workspace').waitFor();
    await page
      .locator('parley-console')
      .evaluate((element, to) => Object.assign(element, { locale: to }), locale);
    await page.evaluate(() => {
      location.hash = '#/insights';
    });
    await page.locator('parley-time-chart canvas').waitFor();
    const picture = (state: string, width: number) => ({
      path: join(folder, `${state}-${locale}-${colorScheme}-${width}.png`),
    });
    for (const width of WIDTHS) {
      // As tall as all that there is to see: the place scrolls by itself.
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(400);
      const height = await page.locator('parley-insights-place').evaluate((place) => place.scrollHeight + 80);
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(400);
      await page.screenshot(picture('insights', width));
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('parley-figure-card').nth(1).click();
    await page.locator('parley-insights-detail tbody tr').first().waitFor();
    await page.screenshot(picture('detail', 1280));
    await page.keyboard.press('Escape');
    if (colorScheme === 'light') {
      for (const format of ['A4', 'Letter']) {
        const paper = await page.pdf({ format, preferCSSPageSize: true, printBackground: true });
        writeFileSync(join(folder, `report-${locale}-${format}.pdf`), paper);
        for (const [index, { png }] of (await readPaper(paper)).entries()) {
          writeFileSync(join(folder, `report-${locale}-${format}-${index + 1}.png`), png);
        }
      }
    }
    await page.locator('parley-insights-report summary').click();
    await page.locator('parley-all-figures dt').first().waitFor();
    await page.locator('parley-insights-report details').screenshot(picture('all-figures', 1280));
    await page.evaluate(() => {
      location.hash = '#/insights/period=today';
    });
    await page.locator('parley-insights-report .about', { hasText: '. ' }).waitFor();
    await page.locator('parley-time-chart').waitFor({ state: 'detached' });
    await page.screenshot(picture('today', 1280));
    await page.evaluate(() => {
      location.hash = '#/insights/costs';
    });
    await page.locator('parley-costs-page form').first().waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ ...picture('costs', 1280) });
    await context.close();
  }
}
await browser.close();
await server.kill('SIGTERM');
rmSync(data, { recursive: true, force: true });
