/**
 * Pictures of the inbox, to be looked at: `node e2e/dist/inbox-pictures.js [folder]`, after `pnpm build`. List, conversation,
 * card, what is chosen and what was found, in three widths, all of a look on one sheet.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from './browser.js';
import { wrote } from './crowd.js';
import { PICTURE_WORDS } from './picture-words.js';
import { AGENT } from './stack.js';
import { type Stage, startStage } from './stage.js';

const WIDTHS = [375, 768, 1280];
const HEIGHT = 720;
const LOOKS = [
  { locale: 'ar', theme: 'dark' },
  { locale: 'en', theme: 'light' },
] as const;
type Look = (typeof LOOKS)[number];
const NAMES = {
  en: [
    'Maria Weber',
    'Jonas Falk',
    null,
    'Grace Ito',
    'A name of the kind that never ends, van der Meer-Obermaier',
  ],
  ar: ['مريم الحداد', 'Jonas Falk', null, 'خالد', 'اسم طويل جدًا لا ينتهي أبدًا ولا يتسع له السطر الواحد'],
} as const;
const folder = resolve(process.argv[2] ?? 'test-output/inbox-pictures');

/** @returns the conversation to be opened */
async function fill(stage: Stage, locale: Look['locale']): Promise<string> {
  const { question, answer, thanks, other } = PICTURE_WORDS[locale].said;
  for (const name of NAMES[locale].slice(1)) await wrote(stage, { name, texts: [other, question] });
  const { id } = await wrote(stage, { name: NAMES[locale][0], texts: [question] });
  await stage.company.messages.send({ conversationId: id, text: answer });
  await stage.company.messages.send({ conversationId: id, text: other, internal: true });
  await stage.company.messages.send({ conversationId: id, text: thanks, side: 'contact' });
  return id;
}

async function signIn(browser: Browser, stage: Stage, { locale, theme }: Look): Promise<Page> {
  const context = await browser.newContext({ locale, colorScheme: theme, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`${stage.url}/console`);
  await page.locator('#email').fill(AGENT.email);
  await page.locator('#password').fill(AGENT.password);
  await page.keyboard.press('Enter');
  await page.locator('parley-workspace').waitFor();
  return page;
}

async function photograph(browser: Browser, stage: Stage, look: Look): Promise<void> {
  const id = await fill(stage, look.locale);
  const page = await signIn(browser, stage, look);
  const pictures: string[] = [];
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  const take = async () => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.waitForTimeout(300);
      pictures.push((await page.screenshot()).toString('base64'));
    }
  };
  await page.locator('parley-conversation-list a').first().waitFor();
  await take();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.locator('parley-bulk-bar h1').waitFor();
  await take();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.locator('parley-search input').fill('54');
  await page.locator('parley-search a').first().waitFor();
  await take();
  await page.keyboard.press('Escape');
  await go(`#/c/${id}`);
  await page.locator('parley-conversation-pane .bubble').first().waitFor();
  await take();
  await page.setViewportSize({ width: 768, height: HEIGHT });
  await page.locator('parley-conversation-pane h2').first().focus();
  await page.keyboard.press('i');
  await page.locator('parley-contact-card').waitFor();
  await take();
  await page.context().close();
  await lay(browser, pictures, look);
}

/** All of a look side by side: a row a state. */
async function lay(browser: Browser, pictures: readonly string[], { locale, theme }: Look): Promise<void> {
  const width = WIDTHS.reduce((sum, one) => sum + one + 12, 12);
  const page = await browser.newPage({ viewport: { width, height: HEIGHT } });
  const shown = pictures.map((one) => `<img src="data:image/png;base64,${one}">`).join('');
  await page.setContent(
    `<style>body { display: flex; flex-wrap: wrap; gap: 12px; margin: 12px; background: #888 }</style>${shown}`,
  );
  await page.screenshot({ path: join(folder, `inbox-${locale}-${theme}.png`), fullPage: true });
  await page.close();
}

mkdirSync(folder, { recursive: true });
const browser = await launch();
try {
  for (const look of LOOKS) {
    // Each with its own customers.
    const stage = await startStage({ acme: {} });
    await photograph(browser, stage, look).finally(() => stage.stop());
  }
} finally {
  await browser.close();
}
