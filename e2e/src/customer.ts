/** What a customer does on a company's page, in the words of the screen. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { openPage } from './browser.js';
import type { Stage } from './stage.js';

export interface VisitOptions {
  /** Its key. */
  site?: string;
  /** What the browser is like; movement is off, unless said otherwise. */
  browser?: BrowserContextOptions;
  permissions?: string[];
  /** Runs on each page before anything else. */
  before?: () => void;
}

/** Comes to a page of the company's with a browser of their own, which is closed with the test. */
export async function visit(browser: Browser, stage: Stage, options: VisitOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options.browser,
  });
  if (options.permissions) await context.grantPermissions(options.permissions);
  if (options.before) await context.addInitScript(options.before);
  const { page, problems } = await openPage(context);
  onTestFinished(async () => {
    await context.close();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  await page.goto(`${stage.site}/?site=${options.site ?? 'acme'}`);
  return page;
}

export const launcher = (page: Page): Locator => page.locator('parley-launcher button');
export const panel = (page: Page): Locator => page.getByRole('dialog');
export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });
export const bubble = (page: Page, text: string): Locator => page.locator('.bubble', { hasText: text });
export const button = (page: Page, name: string | RegExp): Locator =>
  panel(page).getByRole('button', { name, exact: typeof name === 'string' });

/** Opens the chat and waits until one can write. */
export async function openChat(page: Page): Promise<void> {
  await launcher(page).click();
  await field(page).waitFor();
}

/** Writes `text` and waits until the company has it. */
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  await bubble(page, text).waitFor();
  await page.locator('.state', { hasText: /Sent|Delivered|Seen/ }).waitFor();
}

/** What has the focus, as it is called. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let active = document.activeElement;
    let within = active;
    while (active?.shadowRoot?.activeElement) {
      within = active;
      active = active.shadowRoot.activeElement;
    }
    const label = (active as HTMLInputElement | null)?.labels?.[0];
    const names = [
      active?.getAttribute('aria-label'),
      label?.textContent,
      active?.textContent,
      within?.textContent,
    ];
    return names.map((name) => name?.trim()).find(Boolean) ?? '';
  });
