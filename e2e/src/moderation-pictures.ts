/**
 * Pictures of the place of moderators, to be looked at: `node e2e/dist/moderation-pictures.js [folder]`, after `pnpm build`.
 * Four widths, light and dark, from the left and from the right.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch } from './browser.js';
import { AGENT } from './stack.js';
import { type Stage, startStage } from './stage.js';
import { companyIn } from './topic-company.js';
import { customerOf } from './topic-customer.js';

const WIDTHS = [375, 768, 1280, 1920];
const MODERATOR = { name: 'Noor Haddad', email: 'noor@acme.example', password: 'a long enough password' };
const folder = resolve(process.argv[2] ?? 'test-output/moderation-pictures');

/** Something in each queue. */
async function fill(stage: Stage): Promise<void> {
  const topic = 'cargo-bike';
  const company = companyIn(stage, topic);
  await company.change({ title: 'Cargo bike: the long test', url: `${stage.site}/?topic=${topic}` });
  const [ada, ben, win] = [
    await customerOf(stage, 'Ada Okonkwo'),
    await customerOf(stage, 'Ben Vos'),
    await customerOf(stage, 'Cheap Bikes 4U'),
  ];
  const question = await ada.say(
    topic,
    'Does the saddle fit a child of four? Ours is quite tall for her age.',
  );
  await company.say('It does, with the short post. **12 euro**, at the counter.', { parentId: question.id });
  await ben.say(topic, 'You could also look at a.com, b.com and c.com, that is where we got ours.', {
    parentId: question.id,
  });
  await win.say(
    topic,
    'BEST PRICE e-bikes http://bikes.example/a http://bikes.example/b http://bikes.example/c click now!!!',
  );
  await ben.say(topic, 'This is bullshit, your shitty brakes fell apart after a week.');
  const rude = await ben.say(topic, 'Only a fool would buy this, and you look like one.', {
    parentId: question.id,
  });
  await ada.report(topic, rude.id, { reason: 'abuse', text: 'He means me' });
  await win.say(topic, 'A perfectly human message', { trap: 'http://x' });
}

interface Look {
  lang: 'en' | 'ar';
  theme: 'light' | 'dark';
}

/** Signs in, and answers with a page and a camera for it. */
async function enter(browser: Browser, stage: Stage, { lang, theme, ...who }: Look & Credentials) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: theme,
    locale: lang,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const take = async (state: string) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 375 ? 667 : 900 });
      await page.waitForTimeout(350);
      await page.screenshot({ path: join(folder, `${state}-${lang}-${theme}-${width}.png`) });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  await context.request.post(`${stage.url}/v1/sign-in`, { data: who, headers: { origin: stage.url } });
  return { context, page, take };
}

interface Credentials {
  email: string;
  password: string;
}

async function photograph(browser: Browser, stage: Stage, look: Look) {
  const { email, password } = MODERATOR;
  const { context, page, take } = await enter(browser, stage, { ...look, email, password });
  const go = (path: string) => page.goto(`${stage.url}/console#/moderation/acme/${path}`);
  await go('held');
  await page.locator('parley-moderation-item').first().waitFor();
  await take('held');
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await page.locator('parley-moderation-person dl').waitFor();
  await take('person');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('J');
  await take('chosen');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.locator('parley-key-help dialog').waitFor();
  await take('keys');
  await page.keyboard.press('Escape');
  await go('reported');
  await page.getByText('Only a fool').waitFor();
  await page.keyboard.press('e');
  await page.locator('textarea').waitFor();
  await take('editing');
  await go('appealed');
  await page.locator('.empty').waitFor();
  await take('empty');
  await go('topics');
  await page.locator('parley-topics li').first().waitFor();
  await take('topics');
  await context.close();
}

/** What only those see who answer, and who run the site: a discussion, and the rules, tried. */
async function photographOwner(browser: Browser, stage: Stage, look: Look) {
  const { email, password } = AGENT;
  const { context, page, take } = await enter(browser, stage, { ...look, email, password });
  await page.goto(`${stage.url}/console#/moderation/acme/topics/cargo-bike`);
  await page.locator('article .answer').first().click();
  await page.locator('textarea').waitFor();
  await take('thread');
  await page.goto(`${stage.url}/console#/moderation/acme/rules`);
  await page.locator('.rule').first().waitFor();
  await take('rules');
  await page.locator('.rule input[type=checkbox]').last().click();
  await page.locator('.try').click();
  await page.locator('parley-simulation').waitFor();
  await page.locator('.try').evaluate((button) => button.scrollIntoView({ block: 'start' }));
  await take('tried');
  await context.close();
}

mkdirSync(folder, { recursive: true });
const [browser, stage] = await Promise.all([launch(), startStage({ acme: {} })]);
try {
  stage.hire({ ...MODERATOR, role: 'moderator' });
  await fill(stage);
  const looks =
    process.argv[3] === 'one'
      ? ([['en', 'light']] as const)
      : ([
          ['en', 'light'],
          ['en', 'dark'],
          ['ar', 'light'],
          ['ar', 'dark'],
        ] as const);
  for (const [lang, theme] of looks) {
    await photograph(browser, stage, { lang, theme });
    await photographOwner(browser, stage, { lang, theme });
  }
} finally {
  await browser.close();
  await stage.stop();
}
