/** A conversation that goes on through what happens to pages, browsers and servers. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from './browser.js';
import { field, launcher, openChat, panel, say, visit } from './customer.js';
import { bubbles, seesInOrder } from './people.js';
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

/** How many of the page's sockets to the server are open. */
function watchSockets(page: Page): () => number {
  let open = 0;
  page.on('websocket', (socket) => {
    open += 1;
    socket.on('close', () => {
      open -= 1;
    });
  });
  return () => open;
}

describe('a conversation goes on', () => {
  it('in two tabs, each with what was said in the other, and once', async () => {
    const one = await visit(browser, stage);
    await openChat(one);
    await say(one, 'From the first tab');
    const other = await one.context().newPage();
    await other.goto(one.url());
    await seesInOrder(other, ['From the first tab']);

    await say(other, 'From the second tab');
    await stage.say('To both');

    const all = ['From the first tab', 'From the second tab', 'To both'];
    await seesInOrder(one, all);
    await seesInOrder(other, all);
  });

  it('after the computer has slept', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'Before');
    const session = await page.context().newCDPSession(page);

    await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await page.context().setOffline(true);
    await stage.say('While it slept');
    await page.context().setOffline(false);
    await session.send('Page.setWebLifecycleState', { state: 'active' });

    await seesInOrder(page, ['Before', 'While it slept']);
    await stage.say('Awake');
    await seesInOrder(page, ['Before', 'While it slept', 'Awake']);
  });

  it('through a restart of the server', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await say(page, 'Before');

    await stage.server.kill('SIGTERM');
    await field(page).fill('Meanwhile');
    await field(page).press('Enter');
    await page.locator('.state', { hasText: 'Sending' }).waitFor();
    await stage.server.start();
    await page.locator('.state', { hasText: 'Sending' }).waitFor({ state: 'detached' });
    await stage.say('After');

    await seesInOrder(page, ['Before', 'Meanwhile', 'After']);
  });

  it('where the page may keep nothing, for as long as the page is there', async () => {
    const page = await visit(browser, stage, {
      before: () => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('Blocked.', 'SecurityError');
            },
          });
        }
      },
    });
    await openChat(page);
    await say(page, 'Nothing is kept');
    await launcher(page).click();
    await stage.say('But it is heard');
    await launcher(page).click();

    await seesInOrder(page, ['Nothing is kept', 'But it is heard']);
    await page.reload();
    await openChat(page);
    expect(await bubbles(page)).toEqual([]);
  });

  it('over 50 client-side navigations, half of them with a new body, as one element with one socket', async () => {
    const page = await visit(browser, stage);
    const sockets = watchSockets(page);
    await openChat(page);
    await say(page, 'On the way');
    await expect.poll(sockets).toBe(1);

    for (let i = 1; i <= 50; i += 1) {
      await page.evaluate(
        ({ number, src }) => {
          history.pushState(null, '', `/page-${number}?site=acme`);
          document.title = `Page ${number}`;
          const next = document.createElement('body');
          next.textContent = `Page ${number}`;
          if (number % 2 === 0) document.body.replaceWith(next);
          else document.querySelector('main')?.replaceChildren(`Page ${number}`);
          // As a template that carries the script tag along in every page.
          const tag = document.createElement('script');
          tag.src = src;
          tag.dataset.site = 'acme';
          document.body.append(tag);
        },
        { number: i, src: `${stage.url}/parley.js` },
      );
      await page.locator('parley-launcher').waitFor({ state: 'attached' });
    }
    await stage.say('Still there?');

    await seesInOrder(page, ['On the way', 'Still there?']);
    const count = () =>
      page.evaluate(() =>
        ['parley-chat', 'parley-launcher'].map((name) => document.querySelectorAll(name).length),
      );
    expect(await count()).toEqual([1, 1]);
    await expect.poll(sockets).toBe(1);
    await say(page, 'Yes');
    const { context } = await stage.company.conversations.get(await stage.latest());
    expect(context?.title).toBe('Page 50');
    expect(await panel(page).count()).toBe(1);
  });
});
