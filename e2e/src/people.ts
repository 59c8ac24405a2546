/** What a customer and an agent do, in the words of the screen. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { AGENT, type Stack } from './stack.js';

/** The texts of the bubbles on a page, from top to bottom. */
export const bubbles = (page: Page): Promise<string[]> => page.locator('.bubble').allInnerTexts();

export async function openChat(page: Page): Promise<void> {
  await page.locator('parley-launcher').getByRole('button').click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
}

export async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
}

export async function signIn(
  page: Page,
  stack: Pick<Stack, 'url'>,
  agent: Pick<typeof AGENT, 'email' | 'password'> & { at?: string } = AGENT,
): Promise<void> {
  // Where everything is, whoever has taken it, unless told otherwise.
  await page.goto(`${stack.url}/console${agent.at ?? '#/v/all'}`);
  await page.getByLabel(/e-mail/i).fill(agent.email);
  await page.getByLabel('Password', { exact: true }).fill(agent.password);
  await page.getByRole('button', { name: /sign in/i }).click();
}

/** Waits until the page shows exactly these bubbles, in this order. */
export async function seesInOrder(page: Page, texts: string[]): Promise<void> {
  await expect.poll(() => bubbles(page), { timeout: 30_000, interval: 100 }).toEqual(texts);
}
