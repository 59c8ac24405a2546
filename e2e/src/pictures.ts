/**
 * Pictures of the chat in all its states, to be looked at: `node e2e/dist/pictures.js [folder [language…]]`, after
 * `pnpm build`.
 * Three widths, light and dark, from the left and from the right; and the console beside it.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from './browser.js';
import { bubble, launcher } from './customer.js';
import { signIn } from './people.js';
import { PICTURE_WORDS, type PictureWords } from './picture-words.js';
import { png } from './png.js';
import { type Sites, type Stage, startStage } from './stage.js';

const WIDTHS = [375, 768, 1280];
const FORM = { preChat: { fields: ['name', 'email', 'team'], required: false } };
const ALL = Object.keys(PICTURE_WORDS) as (keyof typeof PICTURE_WORDS)[];
const THEMES = ['light', 'dark'] as const;

const [to = 'test-output/pictures', ...wanted] = process.argv.slice(2);
const folder = resolve(to);
const LANGUAGES = ALL.filter((language) => wanted.length === 0 || wanted.includes(language));

interface Look {
  lang: (typeof LANGUAGES)[number];
  theme: (typeof THEMES)[number];
}

class Photographer {
  readonly #browser: Browser;
  readonly #stage: Stage;
  readonly #look: Look;

  constructor(browser: Browser, stage: Stage, look: Look) {
    this.#browser = browser;
    this.#stage = stage;
    this.#look = look;
  }

  get words(): PictureWords['said'] {
    return PICTURE_WORDS[this.#look.lang].said;
  }

  async visit(site: string): Promise<Page> {
    const { lang, theme } = this.#look;
    const context = await this.#browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: theme,
    });
    const page = await context.newPage();
    await page.goto(`${this.#stage.site}/?site=${site}&lang=${lang}&theme=${theme}`);
    await launcher(page).waitFor();
    return page;
  }

  /** Of what a page shows, in each width. */
  async take(page: Page, state: string): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 375 ? 667 : 800 });
      await page.waitForTimeout(350);
      const { lang, theme } = this.#look;
      await page.screenshot({ path: join(folder, `${state}-${lang}-${theme}-${width}.png`) });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
}

const composer = (page: Page) => page.locator('parley-composer textarea');

async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await bubble(page, text).waitFor();
  await page.locator('.state:not(.sending)').waitFor();
}

async function photograph(browser: Browser, stage: Stage, look: Look): Promise<void> {
  const { lang } = look;
  const photographer = new Photographer(browser, stage, look);
  const { words } = photographer;

  const page = await photographer.visit(lang === 'en' ? 'acme' : lang);
  await launcher(page).click();
  await composer(page).waitFor();
  await page.waitForTimeout(300);
  await photographer.take(page, 'empty');
  await write(page, words.other);
  await stage.resolve();
  await page.locator('parley-rating-card').waitFor();
  await photographer.take(page, 'rating');
  await page.locator('parley-rating-card input').nth(4).check({ force: true });
  await photographer.take(page, 'rating-comment');
  await page.locator('parley-chat-header .back').click();
  await page.locator('parley-home .new').click();
  await write(page, words.question);
  await stage.say(...words.answer.split('\n\n'));
  await write(page, words.thanks);
  await page.locator('parley-composer input[type=file]').setInputFiles([
    { name: 'long-54.png', mimeType: 'image/png', buffer: png(640, 400) },
    { name: 'frame-measurements.txt', mimeType: 'text/plain', buffer: Buffer.alloc(24_000, 'words\n') },
  ]);
  await page.locator('parley-upload-list .done').nth(1).waitFor();
  await composer(page).fill(words.draft);
  await photographer.take(page, 'attachments');
  await composer(page).press('Enter');
  await page.locator('parley-attachments img').waitFor();
  await stage.say(words.last);
  await bubble(page, words.last).waitFor();
  await photographer.take(page, 'conversation');
  await page.locator('parley-message-list .more').last().click();
  await page.locator('parley-message-actions').waitFor();
  await photographer.take(page, 'actions');
  await page.keyboard.press('Escape');
  await page.locator('parley-composer .emoji').click();
  await page.locator('parley-emoji-picker .grid button').first().waitFor();
  await photographer.take(page, 'emoji');
  await page.keyboard.press('Escape');
  await page.locator('parley-chat-header .more').click();
  await page.locator('parley-chat-menu').waitFor();
  await photographer.take(page, 'menu');
  await page.keyboard.press('Escape');
  await page.locator('parley-chat-header .back').click();
  await stage.say('…');
  await page.locator('parley-home .count').waitFor();
  await photographer.take(page, 'home');
  await page.locator('parley-home li button').first().click();
  await bubble(page, words.last).waitFor();
  await page.context().setOffline(true);
  await page.waitForTimeout(400);
  await composer(page).fill(words.draft);
  await composer(page).press('Enter');
  await photographer.take(page, 'offline');
  await page.context().setOffline(false);
  await page.locator('parley-chat-header [part=close]').click();
  await page.waitForTimeout(600);
  await stage.say('…');
  await page.waitForFunction(() => /[1١]/.test(document.title));
  await photographer.take(page, 'launcher');
  await page.context().close();

  const form = await photographer.visit(`form-${lang}`);
  await launcher(form).click();
  await form.locator('parley-intro-form input').first().waitFor();
  await photographer.take(form, 'form');
  await form.locator('#email').fill('eva@nowhere');
  await form.locator('parley-intro-form').locator('.actions parley-button').last().click();
  await photographer.take(form, 'form-error');
  await form.context().close();

  const failing = await photographer.visit('acme');
  await failing.route('**/v1/sites/acme', (route) => route.abort());
  await launcher(failing).click();
  await failing.locator('.failure').waitFor();
  await photographer.take(failing, 'error');
  await failing.context().close();

  const loading = await photographer.visit('acme');
  await loading.route('**/v1/sites/acme', () => undefined);
  await launcher(loading).click();
  await loading.locator('parley-skeleton').waitFor();
  await photographer.take(loading, 'loading');
  await loading.context().close();

  const members = await photographer.visit('members');
  await launcher(members).click();
  await members.locator('.closed').waitFor();
  await photographer.take(members, 'members');
  await members.context().close();
}

async function photographClosed(browser: Browser, stage: Stage, look: Look): Promise<void> {
  const photographer = new Photographer(browser, stage, look);
  const page = await photographer.visit(look.lang === 'en' ? 'acme' : look.lang);
  await launcher(page).click();
  await composer(page).waitFor();
  await write(page, photographer.words.other);
  await page.waitForTimeout(500);
  await photographer.take(page, 'closed');
  await page.context().close();
}

async function photographConsole(browser: Browser, stage: Stage): Promise<void> {
  for (const theme of THEMES) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: theme });
    const page = await context.newPage();
    await signIn(page, stage);
    await page.locator('parley-conversation-list a').nth(1).click();
    await page.locator('parley-conversation-pane .bubble').first().waitFor();
    await page.locator('parley-composer textarea').fill('Yes, **that** one');
    await new Photographer(browser, stage, { lang: 'en', theme }).take(page, 'console');
    await context.close();
  }
}

mkdirSync(folder, { recursive: true });
const sites: Sites = { acme: {}, members: { chat: { identifiedOnly: true } } };
for (const lang of ALL) {
  const { title, greeting } = PICTURE_WORDS[lang];
  if (lang !== 'en') sites[lang] = { texts: { title, greeting } };
  sites[`form-${lang}`] = { texts: { title, greeting }, chat: FORM };
}
const [browser, stage] = await Promise.all([launch(), startStage(sites)]);
try {
  const looks = LANGUAGES.flatMap((lang) => THEMES.map((theme): Look => ({ lang, theme })));
  for (const look of looks) await photograph(browser, stage, look);
  await photographConsole(browser, stage);
  await stage.closeOffice(true);
  for (const look of looks) await photographClosed(browser, stage, look);
} finally {
  await browser.close();
  await stage.stop();
}
