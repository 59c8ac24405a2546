/** What the desktop tells an agent who looks elsewhere: only what they want, once, and nothing that they are reading. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type WatchedPage } from './browser.js';
import { wrote } from './crowd.js';
import { signIn } from './people.js';
import { type Stage, startStage } from './stage.js';

interface Told {
  shown: Notification[];
  asked: number;
}

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let tabs: WatchedPage[];
let first: Page;
let second: Page;

/**
 * The browser's own notifications are made as ever, and can be looked at. A browser without a screen never says that it may
 * show them, whatever it was granted: that is said for it, from when it was asked.
 */
function listen(): void {
  const told: Told = { shown: [], asked: 0 };
  const Real = globalThis.Notification;
  Object.assign(globalThis, {
    told,
    Notification: class extends Real {
      static override get permission(): NotificationPermission {
        return localStorage.getItem('granted') ? 'granted' : 'default';
      }
      static override requestPermission(): Promise<NotificationPermission> {
        told.asked += 1;
        localStorage.setItem('granted', 'yes');
        return Promise.resolve('granted');
      }
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        told.shown.push(this);
      }
    },
  });
}

beforeAll(async () => {
  browser = await launch();
  stage = await startStage({ acme: {} });
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(listen);
  await wrote(stage, { name: 'Maria Weber', texts: ['Where is my order?'] });
  tabs = [await openPage(context), await openPage(context)];
  [first, second] = tabs.map(({ page }) => page) as [Page, Page];
  await signIn(first, stage);
  await first.getByRole('link', { name: /Maria Weber/ }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

const told = (page: Page) =>
  page.evaluate(() => {
    const { shown, asked } = (globalThis as unknown as { told: Told }).told;
    return { asked, shown: shown.map(({ title, body }) => `${title}: ${body}`) };
  });
/** In both tabs together. */
const all = async () => [...(await told(first)).shown, ...(await told(second)).shown];

describe('the desktop', () => {
  it('tells nothing and asks nothing until it is switched on', async () => {
    await wrote(stage, { name: 'Ann Early', texts: ['Nobody is told of this'] });
    await first.getByRole('link', { name: /Ann Early/ }).waitFor();

    expect(await told(first)).toEqual({ asked: 0, shown: [] });
    await first.getByRole('button', { name: /^Account of/ }).click();
    await first.getByRole('switch', { name: 'Desktop notifications' }).click();
    await first.getByRole('checkbox', { name: 'Messages in unassigned conversations' }).waitFor();
    expect((await told(first)).asked).toBe(1);
    await first.keyboard.press('Escape');
  });

  it('tells of a message once, in however many tabs the console is open', async () => {
    await second.goto(`${stage.url}/console`);
    await second.getByRole('link', { name: /Ann Early/ }).waitFor();

    await wrote(stage, { name: 'Jonas Falk', texts: ['Do you ship\n to Norway?'] });

    await second.getByRole('link', { name: /Jonas Falk/ }).waitFor();
    await expect
      .poll(all, { timeout: 30_000 })
      .toEqual(['New message from Jonas Falk: Do you ship to Norway?']);
  });

  it('leads to the conversation by a click', async () => {
    await first.evaluate(() => {
      const [shown] = (globalThis as unknown as { told: Told }).told.shown;
      shown?.dispatchEvent(new Event('click'));
    });

    await first.getByRole('heading', { name: 'Jonas Falk' }).waitFor();
    await expect.poll(() => first.url()).toMatch(/#\/c\/cnv_\w+\/msg_\w+$/);
  });

  it('tells nothing of what is being read in any of the tabs', async () => {
    await second.getByRole('link', { name: /Maria Weber/ }).click();
    await second.getByRole('heading', { name: 'Maria Weber' }).waitFor();
    const { data } = await stage.company.conversations.list({ order: 'recent' }).firstPage();
    const maria = data.find(({ contactName }) => contactName === 'Maria Weber');

    await stage.company.messages.send({ conversationId: maria?.id ?? '', text: 'Hello?', side: 'contact' });
    await second.locator('.bubble', { hasText: 'Hello?' }).waitFor();
    // What comes after it is told, so that it would have been told by now as well.
    await wrote(stage, { name: 'Paul Late', texts: ['And me'] });

    await expect
      .poll(all, { timeout: 30_000 })
      .toEqual(['New message from Jonas Falk: Do you ship to Norway?', 'New message from Paul Late: And me']);
  });

  it('tells only what is wanted, and goes on in the tab that is left', async () => {
    await first.close();
    await second.getByRole('button', { name: /^Account of/ }).click();
    await second.getByRole('checkbox', { name: 'Messages in unassigned conversations' }).uncheck();
    await second.keyboard.press('Escape');
    await wrote(stage, { name: 'Not Wanted', texts: ['Nobody is told of this'] });
    await second.getByRole('link', { name: /Not Wanted/ }).waitFor();
    const { data: agents } = await stage.company.conversations.list({ order: 'recent' }).firstPage();
    const mine = agents.find(({ contactName }) => contactName === 'Ann Early');
    await second.getByRole('link', { name: /Ann Early/ }).click();
    await second.getByRole('combobox', { name: 'Assigned to' }).selectOption('Me');
    await second.keyboard.press('Escape');
    await second.getByRole('link', { name: /Not Wanted/ }).click();

    await stage.company.messages.send({ conversationId: mine?.id ?? '', text: 'It is me', side: 'contact' });

    await expect
      .poll(async () => (await told(second)).shown, { timeout: 30_000 })
      .toEqual(['New message from Ann Early: It is me']);
  });

  it('has met no fault on its pages', () => {
    expect(tabs.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
