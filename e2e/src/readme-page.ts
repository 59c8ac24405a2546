/** HTML, CSS and policies of the documents, on a real page of an allowed origin, in a real Chromium. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage } from './browser.js';
import { openChat, write } from './people.js';

/** What stands on the page. */
export interface PageParts {
  /** Of the body. */
  html: string;
  css?: string;
  /** A module script, as a bundler made it. */
  bundle?: string;
  headers?: Record<string, string>;
}

/** A website of one page. */
export class Website {
  readonly #server: Server;
  #parts: PageParts = { html: '' };

  constructor() {
    this.#server = createServer((request, response) => {
      const script = request.url === '/bundle.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
      if (script) return response.end(this.#parts.bundle);
      for (const [name, value] of Object.entries(this.#parts.headers ?? {})) response.setHeader(name, value);
      return response.end(this.#page());
    });
  }

  /** @returns its origin */
  async open(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return this.origin;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  show(parts: PageParts): void {
    this.#parts = parts;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #page(): string {
    const { html, css, bundle } = this.#parts;
    const head = `${css ? `<style>${css}</style>` : ''}${bundle ? '<script type="module" src="/bundle.js"></script>' : ''}`;
    return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${html}</body></html>`;
  }
}

/** Opens the page, looks with `see` once the chat is open, and fails for any error on it. */
export async function seeChatOpen(
  { browser, website }: { browser: Browser; website: Website },
  parts: PageParts,
  see: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  website.show(parts);
  const context = await browser.newContext();
  try {
    const { page, problems } = await openPage(context);
    await page.goto(website.origin);
    // A page that opens the chat by itself must do so without our help.
    if (/\bopen\b/.test(parts.html)) await page.getByRole('textbox', { name: 'Message' }).waitFor();
    else await openChat(page);
    await see(page);
    expect(problems).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Writes something and waits until the server has it. */
export async function say(page: Page, text: string): Promise<void> {
  await write(page, text);
  await page
    .locator('.state', { hasText: /Sent|Delivered|Seen/ })
    .first()
    .waitFor();
}
