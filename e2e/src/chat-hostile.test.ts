/** Hostile texts in every place where a stranger can put words: shown as they are, on both ends, and never run. */
import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.js';
import { bubble, field, openChat, say, visit } from './customer.js';
import { HOSTILE, naughtyStrings } from './hostile-texts.js';
import { signIn } from './people.js';
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

/** What may stand in a bubble. */
const HARMLESS = ['A', 'BR', 'CODE', 'DIV', 'EM', 'LI', 'OL', 'P', 'PRE', 'SPAN', 'STRONG', 'UL'];

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const shown = async (page: Page) => (await page.locator('.bubble').allTextContents()).map(plain);

/** Nothing of it has run, and nothing but words has come of it. */
async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  const tags = await page
    .locator('.bubble')
    .evaluateAll((bubbles) =>
      bubbles.flatMap((it) => [...it.querySelectorAll('*')].map(({ tagName }) => tagName)),
    );
  expect([...new Set(tags)].filter((tag) => !HARMLESS.includes(tag))).toEqual([]);
  const links = await page
    .locator('.bubble a')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).protocol));
  expect(links.filter((protocol) => !/^(https?|mailto):$/.test(protocol))).toEqual([]);
}

/** A customer whose page tells when something runs or asks somebody else. */
async function customer(): Promise<Page> {
  const page = await visit(browser, stage, {
    before: () => {
      for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) {
        Object.defineProperty(window, name, { value: () => Object.assign(window, { ran: 1 }) });
      }
    },
  });
  await openChat(page);
  return page;
}

/** Signs as the company's backend does. */
function vouch(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 600;
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, exp })}`;
  return `${signed}.${createHmac('sha256', stage.identitySecret).update(signed).digest('base64url')}`;
}

describe('hostile texts', () => {
  it(`are shown as they are, all ${HOSTILE.length} of them, as the company’s messages`, {
    timeout: 180_000,
  }, async () => {
    const page = await customer();
    await say(page, 'Tell me everything');

    await stage.say(...HOSTILE.slice(0, 60));
    await stage.say(...HOSTILE.slice(60));
    await bubble(page, 'file:///etc/passwd').waitFor();

    // The list holds what is near; what is above comes when one goes there.
    const seen = new Set(await shown(page));
    for (let i = 0; i < 20 && seen.size < HOSTILE.length; i += 1) {
      await page.locator('.bubble').first().scrollIntoViewIfNeeded();
      for (const text of await shown(page)) seen.add(text);
    }
    expect(HOSTILE.map(plain).filter((text) => !seen.has(text))).toEqual([]);
    await expectHarmless(page);
  });

  it('are shown as they are as a customer’s messages, on both ends', async () => {
    const page = await customer();
    const texts = HOSTILE.filter((_, i) => i % 12 === 0);
    for (const text of texts) {
      await field(page).fill(text);
      await field(page).press('Enter');
    }
    await say(page, 'That was all');
    const agent = await visit(browser, stage);
    await signIn(agent, { url: stage.url });
    await agent.getByText('That was all').first().click();
    await bubble(agent, 'That was all').waitFor();

    for (const end of [page, agent]) {
      expect(await shown(end)).toEqual([...texts.map(plain), 'That was all']);
      await expectHarmless(end);
    }
  });

  it('are shown as they are as name, page title and file name', async () => {
    const name = '<img src=x onerror=window.ran=1>';
    const title = '</title><script>window.ran=1</script>';
    const file = '<svg onload=window.ran=1>.txt';
    const page = await customer();
    await page.evaluate((text) => {
      document.title = text;
    }, title);
    const token = vouch({ sub: name, name, email: '"<script>window.ran=1</script>"@acme.example' });
    const honest = vouch({ sub: name, name, email: 'ada@acme.example' });
    await page.evaluate(
      (it) => (window as unknown as { parley: { identify(t: string): void } }).parley.identify(it),
      token,
    );
    await page.evaluate(
      (it) => (window as unknown as { parley: { identify(t: string): void } }).parley.identify(it),
      honest,
    );
    await say(page, 'Who am I?');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from('Hello') });
    await page.getByText(file).filter({ visible: true }).first().waitFor();
    await say(page, 'And what is this?');
    const agent = await visit(browser, stage);
    await signIn(agent, { url: stage.url });
    await agent.getByText('And what is this?').first().click();
    await agent.getByText(file).filter({ visible: true }).first().waitFor();

    expect(await agent.getByText(name).count()).toBeGreaterThan(0);
    const { context } = await stage.company.conversations.get(await stage.latest());
    expect(context?.title).toBe(title);
    for (const end of [page, agent]) await expectHarmless(end);
  });

  const naughty = naughtyStrings();
  it.skipIf(!naughty)(
    `of a public list harm nobody${naughty ? '' : ' (skipped: NAUGHTY_STRINGS names no file)'}`,
    { timeout: 240_000 },
    async () => {
      const page = await customer();
      await say(page, 'Tell me everything');

      // A page of the history at a time.
      for (let from = 0; from < (naughty ?? []).length; from += 45) {
        await stage.say(...(naughty ?? []).slice(from, from + 45), `The end of ${from}`);
        await page.reload();
        await bubble(page, `The end of ${from}`).waitFor();
        await expectHarmless(page);
      }
    },
  );
});
