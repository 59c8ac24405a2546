/** The real Chromium that the tests drive. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

interface Chromium {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/** A module without types, shared with the component tests. */
const FINDER = new URL('../../scripts/chromium.mjs', import.meta.url).href;

export async function launch(): Promise<Browser> {
  const finder = (await import(FINDER)) as { chromium: () => Promise<Chromium> };
  const { executablePath, args, env } = await finder.chromium();
  return chromium.launch({ executablePath, args, env, headless: true });
}

/** A page that fails its test when a script on it throws or breaks the page's security policy. */
export interface WatchedPage {
  page: Page;
  problems: string[];
}

export async function openPage(context: BrowserContext): Promise<WatchedPage> {
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Trusted/.test(message.text())) {
      problems.push(message.text());
    }
  });
  return { page, problems };
}
