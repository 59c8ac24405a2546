/**
 * Pictures of a discussion, to be looked at: `node e2e/dist/discussion-pictures.js [folder]`, after `pnpm build`. Three
 * widths, light and dark, from the left and from the right, and sheets that show some of each state together.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from './browser.js';
import { type Stage, startStage } from './stage.js';
import { companyIn } from './topic-company.js';

const WIDTHS = [375, 768, 1280];
const WORDS = {
  en: [
    'Does the saddle fit a child of four?',
    'It does, with the short post. **12 euro**, at the counter.',
    'Ours is five and loves it.',
    'My order A-12345 has not come. Please write to grace@example.com.',
  ],
  ar: [
    'هل يناسب المقعد طفلًا في الرابعة؟',
    'نعم، مع العمود القصير. **12 يورو** في المتجر.',
    'ابننا في الخامسة ويحبه.',
    'لم يصل طلب A-12345 بعد. راسلوني على grace@example.com من فضلكم.',
  ],
} as const;
const folder = resolve(process.argv[2] ?? 'test-output/discussion-pictures');

/** In the order in which they were taken. */
const states = new Set<string>();
/** What stands together on a sheet: language, colours, width. */
const SHOWN = [
  ['en', 'light', 375],
  ['ar', 'dark', 375],
  ['ar', 'light', 768],
  ['en', 'dark', 1280],
] as const;
const ON_A_SHEET = 3;

async function makeSheets(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const all = [...states];
  for (let from = 0; from < all.length; from += ON_A_SHEET) {
    const rows = all.slice(from, from + ON_A_SHEET).map((state) => {
      const pictures = SHOWN.map(([lang, theme, width]) => {
        const file = readFileSync(join(folder, `${state}-${lang}-${theme}-${width}.png`)).toString('base64');
        return `<img src="data:image/png;base64,${file}" height="520">`;
      });
      return `<h2>${state}</h2><div style="display:flex;gap:8px;overflow:hidden">${pictures.join('')}</div>`;
    });
    await page.setContent(`<body style="font:14px sans-serif;background:#888">${rows.join('')}</body>`);
    await page.screenshot({ path: join(folder, `sheet-${from / ON_A_SHEET + 1}.png`), fullPage: true });
  }
  await page.close();
}

const write = async (page: Page, text: string) => {
  const field = page.locator('parley-topic-composer.begin');
  await field.locator('textarea').fill(text);
  await page.waitForTimeout(1100);
  await field.getByRole('button').last().click();
  return field;
};

/** Changes what one has said first. */
async function change(page: Page, text: string): Promise<void> {
  const own = page.locator('.branch:last-child > parley-topic-message');
  await own.locator('button.more').click();
  await own.locator('.sheet:not(.row) button:nth-last-of-type(3)').click();
  const field = own.locator('parley-topic-composer');
  await field.locator('textarea').fill(text);
  await field.locator('.send').click();
  await own.locator('.edited').waitFor();
}

async function photograph(
  browser: Browser,
  stage: Stage,
  look: { lang: 'en' | 'ar'; theme: 'light' | 'dark' },
) {
  const { lang, theme } = look;
  const topic = `pictures-${lang}-${theme}`;
  const company = companyIn(stage, topic);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: theme });
  const page = await context.newPage();
  const take = async (state: string) => {
    states.add(state);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 375 ? 667 : 900 });
      await page.locator('parley-discussion').evaluate((element) => element.scrollIntoView());
      await page.waitForTimeout(350);
      await page.screenshot({ path: join(folder, `${state}-${lang}-${theme}-${width}.png`) });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const address = `${stage.site}/?topic=${topic}&lang=${lang}&theme=${theme}`;
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/v1/topics/**', async (route) => {
    await held;
    await route.abort();
  });
  await page.goto(address);
  await page.locator('parley-discussion').scrollIntoViewIfNeeded();
  await page.locator('parley-discussion .loading').waitFor();
  await take('loading');
  goOn();
  await page.locator('parley-discussion parley-notice').waitFor();
  await take('failed');
  await page.unroute('**/v1/topics/**');
  await page.goto(address);
  await page.locator('parley-discussion').scrollIntoViewIfNeeded();
  await page.locator('parley-topic-composer').waitFor();
  await take('empty');
  const [question, answer, other, personal] = WORDS[lang];
  await write(page, personal);
  await page.locator('parley-private-offer').waitFor();
  await take('offer');
  await page.locator('parley-private-offer .private').click();
  await page.locator('parley-chat[open]').waitFor();
  await page.locator('parley-chat parley-message-list').getByText(personal).waitFor();
  await take('private');
  await page.evaluate(() => document.querySelector('parley-chat')?.removeAttribute('open'));
  await page.locator('parley-private-offer parley-button').first().click();
  await write(page, question);
  await page.getByText(question).waitFor();
  await page.locator('.vote').first().waitFor();
  const first = await company.first();
  const official = await company.say(answer, { parentId: first, teamId: 'customer-support' });
  const reply = await company.say(other, { parentId: official });
  const deep = await company.say(`> ${other}\n\n👍 2`, { parentId: reply });
  await company.say(other, { parentId: deep });
  await company.say(other);
  await page.locator('.pill').waitFor();
  await take('fresh');
  await page.locator('.pill').click();
  await company.mark(official, { answer: true });
  await page.locator('.first').first().waitFor();
  await page.locator('.more').first().click();
  await take('answered');
  await page.keyboard.press('Escape');
  await page.locator('parley-topic-message .reply').first().click();
  await page.locator('parley-topic-message parley-topic-composer').waitFor();
  await take('writing');
  await page.keyboard.press('Escape');
  await change(page, `${question} 🙂`);
  await page.locator('.edited').first().click();
  await page.locator('parley-message-history').waitFor();
  await take('history');
  await page.locator('parley-message-history .close').click();
  await write(page, `${other} 🙂`);
  const own = page.locator('parley-topic-message', { hasText: `${other} 🙂` });
  await own.locator('.vote').first().waitFor();
  await company.decide('reject', (await own.getAttribute('id'))?.slice('parley-'.length) ?? '');
  await page.locator('parley-refusal .ask').click();
  await page.locator('parley-refusal textarea').waitFor();
  await take('refused');
  await write(page, `${other} https://a.example https://b.example https://c.example`);
  await page.locator('parley-topic-message .phase', { hasNotText: '…' }).first().waitFor();
  await take('pending');
  await company.mark(first, { pinned: true });
  await page.locator('.first.pinned').first().waitFor();
  await take('pinned');
  const search = page.locator('parley-topic-search');
  await page.locator('.find').click();
  await search.locator('input').fill(lang === 'en' ? 'five' : 'الخامسة');
  await search.locator('mark').first().waitFor({ timeout: 20_000 });
  await take('found');
  await search.locator('input').fill('xyz');
  await search.locator('.note').waitFor();
  await take('found-nothing');
  await page.keyboard.press('Escape');
  const refuse = { error: { code: 'rate_limited', message: 'Too many.', requestId: 'r', retryAfter: 40 } };
  await page.route('**/messages?*', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 429,
          json: refuse,
        })
      : route.fallback(),
  );
  await write(page, `${other} 🙂🙂`);
  await page.locator('.phase.failed parley-failure').waitFor();
  await take('limited');
  await page.unroute('**/messages?*');
  await context.setOffline(true);
  await page.locator('parley-discussion parley-notice').waitFor();
  await take('offline');
  await context.setOffline(false);
  await company.change({ locked: true });
  await page.locator('.closed').waitFor();
  await take('locked');
  await context.close();
}

mkdirSync(folder, { recursive: true });
const [browser, stage] = await Promise.all([launch(), startStage({ acme: {} })]);
try {
  for (const lang of ['en', 'ar'] as const) {
    for (const theme of ['light', 'dark'] as const) await photograph(browser, stage, { lang, theme });
  }
  await makeSheets(browser);
} finally {
  await browser.close();
  await stage.stop();
}
