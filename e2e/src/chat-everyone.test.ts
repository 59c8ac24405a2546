import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessible } from './accessible.js';
import { launch } from './browser.js';
import { bubble, button, field, focused, launcher, openChat, panel, say, visit } from './customer.js';
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

describe('with keys alone', () => {
  it('a customer opens the chat, writes, uses all that is there, and comes back to where they were', async () => {
    const page = await visit(browser, stage);
    await launcher(page).waitFor();
    await page.locator('#ask').focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Chat');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Message');
    await page.keyboard.type('Hello');
    await page.keyboard.press('Enter');
    await page.locator('.state', { hasText: 'Sent' }).waitFor();

    const stops: string[] = [];
    await page.keyboard.press('Shift+Tab');
    for (let i = 0; i < 8 && (await focused(page)) !== 'Close chat'; i += 1) {
      stops.push(await focused(page));
      await page.keyboard.press('Shift+Tab');
    }
    expect([...stops, await focused(page)]).toEqual(['Change or delete', 'Messages', 'Close chat']);
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('More');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Sound for new messages');
    await accessible(page, 'the menu');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('More');

    await page.keyboard.press('Escape');
    await expect.poll(() => panel(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe('Chat');
  });

  it('the focus goes back to what opened the chat', async () => {
    const page = await visit(browser, stage);
    await launcher(page).waitFor();
    await page.locator('#ask').evaluate((it) => {
      it.addEventListener('click', () => {
        const { parley } = window as unknown as { parley: { open(): void } };
        parley.open();
      });
    });
    await page.locator('#ask').press('Enter');
    await expect.poll(() => focused(page)).toBe('Message');

    await page.keyboard.press('Escape');

    await expect.poll(() => focused(page)).toBe('Ask us');
  });
});

const PHONE = { width: 375, height: 667, deviceScaleFactor: 2, mobile: true };

/** The open chat on a phone, and the hand that changes the phone. */
async function onPhone(): Promise<{ page: Page; cdp: CDPSession }> {
  const { width, height } = PHONE;
  const phone = { viewport: { width, height }, hasTouch: true, isMobile: true };
  const page = await visit(browser, stage, { browser: phone });
  await launcher(page).tap();
  await field(page).waitFor();
  return { page, cdp: await page.context().newCDPSession(page) };
}

describe('on every screen', () => {
  const SCREENS = [
    { name: '320 px', browser: { viewport: { width: 320, height: 568 } } },
    // What 1280 × 960 has left at 200 %.
    { name: '200 % zoom', browser: { viewport: { width: 640, height: 480 }, deviceScaleFactor: 2 } },
    { name: '400 % zoom', browser: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } },
  ];
  for (const { name, browser: how } of SCREENS) {
    it(`everything can be reached and nothing is cut off: ${name}`, async () => {
      const page = await visit(browser, stage, { browser: how });
      await openChat(page);
      await say(page, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft');
      await stage.say(
        'https://acme.example/a/very/long/address/that/nobody/would/ever/type/by/hand?and=more',
      );
      await bubble(page, 'https://').waitFor();

      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(await page.evaluate(tooWide)).toEqual([]);
      for (const one of [field(page), button(page, 'Close chat'), button(page, 'Attach files')]) {
        expect(await one.evaluate(isInView)).toBe(true);
      }
      await accessible(page, name);
    });
  }

  it('a phone’s keyboard does not cover what one writes', async () => {
    const { page } = await onPhone();
    expect(await panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 667 });
    // The caret would have brought the keyboard up over what one came to read.
    expect(await focused(page)).not.toBe('Message');
    await field(page).tap();

    // No emulation has a keyboard: what the browser says of one is said here.
    await page.evaluate(coverWithKeyboard, 300);

    await expect.poll(async () => (await panel(page).boundingBox())?.height).toBe(367);
    const box = await field(page).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(367);
    await page.evaluate(coverWithKeyboard, 0);
    await expect.poll(async () => (await panel(page).boundingBox())?.height).toBe(667);
  });

  it('a keyboard that shrinks the page leaves the last words and the field in view', async () => {
    const { page, cdp } = await onPhone();
    await say(page, 'A long one\n'.repeat(40));
    await stage.say('The last words');
    await bubble(page, 'The last words').waitFor();

    await cdp.send('Emulation.setDeviceMetricsOverride', { ...PHONE, height: 367 });

    await expect.poll(async () => (await panel(page).boundingBox())?.height).toBe(367);
    await expect.poll(() => bubble(page, 'The last words').evaluate(isInView)).toBe(true);
    expect(await field(page).evaluate(isInView)).toBe(true);
  });

  it('a reader who zooms in with two fingers sees a part of the panel, which keeps its size', async () => {
    const { page, cdp } = await onPhone();

    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });

    await expect.poll(() => page.evaluate(() => Math.round(visualViewport?.height ?? 0))).toBe(334);
    expect(await panel(page).evaluate((it) => it.clientHeight)).toBe(667);
  });

  it('nothing hides behind a notch or the line below the screen', async () => {
    const { page, cdp } = await onPhone();
    const heights = () =>
      page.evaluate(() => {
        const chat = document.querySelector('parley-chat')?.shadowRoot;
        const header = chat?.querySelector('parley-chat-header');
        const place = chat?.querySelector('parley-chat-conversation')?.shadowRoot;
        const [top, bottom] = [header, place?.querySelector('.foot')].map((it) => it && getComputedStyle(it));
        return [top?.paddingTop, bottom?.paddingBottom];
      });
    expect(await heights()).toEqual(['12px', '12px']);

    const insets = { top: 47, topMax: 47, bottom: 34, bottomMax: 34 };
    await cdp.send('Emulation.setSafeAreaInsetsOverride', { insets });

    await expect.poll(heights).toEqual(['47px', '34px']);
  });

  it('nothing moves for those who do not want it, and little for the others', async () => {
    const still = await visit(browser, stage);
    await openChat(still);
    await say(still, 'Hello');
    const moving = await visit(browser, stage, { browser: { reducedMotion: 'no-preference' } });
    await openChat(moving);
    await say(moving, 'Hello');

    expect(Math.max(0, ...(await still.evaluate(durations)))).toBeLessThan(20);
    const all = await moving.evaluate(durations);
    expect(all.length).toBeGreaterThan(0);
    expect(Math.max(...all)).toBeLessThanOrEqual(250);
  });
});

describe('when somebody answers and the customer is elsewhere', () => {
  /** Takes down what is heard and shown. A browser without a screen forbids notifications: its part is played here. */
  const watch = () => {
    const told: string[] = [];
    Object.assign(window, { told });
    const begin = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function start(...when) {
      told.push('sound');
      begin.apply(this, when);
    };
    class Stand extends EventTarget {
      static permission = 'default';
      static async requestPermission() {
        told.push('asked');
        Stand.permission = 'granted';
        return Stand.permission;
      }
      constructor(title: string, options?: NotificationOptions) {
        super();
        told.push(`${title}: ${options?.body}`);
      }
    }
    window.Notification = Stand as unknown as typeof Notification;
    document.hasFocus = () => false;
  };
  const told = (page: Page) => page.evaluate(() => (window as unknown as { told: string[] }).told);

  it('nothing is heard or shown, nor the browser asked, unless they wanted it', async () => {
    const page = await visit(browser, stage, { before: watch });
    await openChat(page);
    await say(page, 'Hello');
    await button(page, 'Close chat').click();
    await stage.say('Hi');
    await expect.poll(() => launcher(page).getAttribute('aria-label')).toBe('Chat, 1');

    expect(await told(page)).toEqual([]);
  });

  it('a browser that forbids notifications is not offered any', async () => {
    const page = await visit(browser, stage);
    // What is not granted then is forbidden.
    await page.context().grantPermissions(['geolocation'], { origin: stage.site });
    await page.reload();
    await openChat(page);
    await say(page, 'Hello');
    expect(await page.evaluate(() => Notification.permission)).toBe('denied');

    await button(page, 'More').click();

    await page.getByRole('menuitem', { name: 'Download this conversation' }).waitFor();
    const names = await page.getByRole('menuitemcheckbox').allTextContents();
    expect(names.map((name) => name.trim())).toEqual(['Sound for new messages']);
  });

  it('there is a sound and a notification once they have asked for them', async () => {
    const page = await visit(browser, stage, { before: watch });
    await openChat(page);
    await say(page, 'Hello');
    for (const choice of ['Sound for new messages', 'Notify me of answers']) {
      await button(page, 'More').click();
      await page.getByRole('menuitemcheckbox', { name: choice }).click();
    }
    // One hears what one has chosen, and only now the browser asks.
    await expect.poll(() => told(page)).toEqual(['sound', 'sound', 'asked']);
    await button(page, 'More').click();
    await expect.poll(() => page.getByRole('menuitemcheckbox', { checked: true }).count()).toBe(2);
    await page.keyboard.press('Escape');
    await button(page, 'Close chat').click();

    await stage.say('**Hi** there');

    await expect
      .poll(() => told(page))
      .toEqual(['sound', 'sound', 'asked', 'sound', 'sound', 'Acme team: Hi there']);
  });
});

describe('with notifications that are the browser’s own', () => {
  /** The browser's own class, which also takes down what it shows. */
  const watch = () => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    window.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        this.addEventListener('show', () => {
          shown.push(`${title}: ${options?.body}`);
          Object.assign(window, { press: () => this.dispatchEvent(new Event('click')) });
        });
      }
    };
  };

  it('one is shown of what is written while the customer is in another tab, and leads to it', async (test) => {
    const page = await visit(browser, stage, { before: watch });
    await page.context().grantPermissions(['notifications'], { origin: stage.site });
    await page.reload();
    // The browser that comes with the packages has none; every other does.
    if (await page.evaluate(() => Notification.permission === 'denied')) test.skip();
    await openChat(page);
    await say(page, 'Hello');
    await button(page, 'More').click();
    await page.getByRole('menuitemcheckbox', { name: 'Notify me of answers' }).click();
    await button(page, 'Close chat').click();
    await stage.say('Not while one is here');
    await expect.poll(() => launcher(page).getAttribute('aria-label')).toBe('Chat, 1');

    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await page.context().newPage();
    await other.bringToFront();
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
    await stage.say('**Hi** there');

    const shown = () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
    await expect.poll(shown).toEqual(['Acme team: Hi there']);
    await page.evaluate(() => (window as unknown as { press(): void }).press());
    await bubble(page, 'Hi there').waitFor();
  });
});

/** Parts of the chat that are wider than their place, and hide that. */
function tooWide(): string[] {
  const found: string[] = [];
  const look = (root: ShadowRoot) => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      const { overflowX, textOverflow, position, display } = getComputedStyle(element);
      const quiet = position === 'absolute' || display === 'inline' || element.tagName === 'TEXTAREA';
      if (quiet || textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll') continue;
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(
          `${element.localName}.${element.className}: ${element.scrollWidth} > ${element.clientWidth}`,
        );
      }
    }
  };
  const root = document.querySelector('parley-chat')?.shadowRoot;
  if (root) look(root);
  return found;
}

function isInView(element: Element): boolean {
  const { top, left, right, bottom } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight;
}

function coverWithKeyboard(height: number): void {
  const viewport = window.visualViewport;
  if (!viewport) throw new Error('No visual viewport.');
  Object.defineProperty(viewport, 'height', { configurable: true, get: () => innerHeight - height });
  viewport.dispatchEvent(new Event('resize'));
}

/** How long whatever can move takes, in ms. */
function durations(): number[] {
  const found: number[] = [];
  const look = (root: ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      const { transitionDuration, animationDuration, animationIterationCount } = getComputedStyle(element);
      const ends = animationIterationCount !== 'infinite';
      for (const text of [transitionDuration, ...(ends ? [animationDuration] : [])]) {
        found.push(...text.split(',').map((one) => Number.parseFloat(one) * 1000));
      }
    }
  };
  for (const host of document.querySelectorAll('parley-chat, parley-launcher')) {
    if (host.shadowRoot) look(host.shadowRoot);
  }
  return found.filter((duration) => duration > 0);
}
