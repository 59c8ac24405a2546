/** What component tests share: a themed page to draw on, axe, and waiting for something to become true. */

import { executeServerCommand } from '@web/test-runner-commands';
import type axe from 'axe-core';
import 'axe-core';
import { html, render, type TemplateResult } from 'lit';
import { tokenStyles } from '../internal/tokens.styles.js';

declare global {
  interface Window {
    /** Origin of the real server that the configuration has started. */
    PARLEY_SERVER: string;
    /** axe is no module: it puts itself here. */
    axe: typeof axe;
  }
}

export interface PageOptions {
  theme?: 'light' | 'dark';
  accent?: string;
  dir?: 'ltr' | 'rtl';
}

// The tokens belong to the outermost element of a surface; a test that draws an inner one puts them on the page.
const tokens = new CSSStyleSheet();
tokens.replaceSync(
  `${tokenStyles.cssText.replaceAll(/:host\(([^)]+)\)/g, ':root$1').replaceAll(':host', ':root')}
  body { margin: 0; background: var(--parley-surface); }`,
);

let container: HTMLElement | undefined;

/** Draws `template` on an empty page and answers with its first element, once it has drawn itself. */
export async function draw<T extends Element>(
  template: TemplateResult,
  options: PageOptions = {},
): Promise<T> {
  clear();
  const root = document.documentElement;
  document.adoptedStyleSheets = [tokens];
  root.setAttribute('theme', options.theme ?? 'light');
  root.dir = options.dir ?? 'ltr';
  if (options.accent) root.style.setProperty('--parley-accent', options.accent);
  container = document.createElement('main');
  document.body.append(container);
  render(html`${template}`, container);
  const element = container.firstElementChild as T;
  await settled(element);
  return element;
}

/** Takes away what `draw` drew. */
export function clear(): void {
  container?.remove();
  container = undefined;
  document.adoptedStyleSheets = [];
  document.documentElement.removeAttribute('style');
}

/** Resolves when `element` and those in it have nothing more to draw. */
export async function settled(element: Element): Promise<void> {
  await (element as Element & { updateComplete?: Promise<unknown> }).updateComplete;
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) {
    if (inner.localName.startsWith('parley-')) await settled(inner);
  }
}

/** Resolves when `check` holds; fails after `timeout` with what was waited for. */
export async function until(what: string, check: () => unknown, timeout = 20_000): Promise<void> {
  const end = performance.now() + timeout;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await pause(20);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Fails with what axe finds in the page as it is. */
export async function expectAccessible(element: Element): Promise<void> {
  // Animations end first: a half faded text has half its contrast.
  await still(element);
  const { violations } = await window.axe.run(element, {
    resultTypes: ['violations'],
    // Landmarks and headings are the page's business.
    rules: { region: { enabled: false } },
  });
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary}`),
  );
  if (found.length > 0) throw new Error(found.join('\n'));
}

/** Resolves when nothing in `element` moves any more, apart from what never ends. */
export async function still(element: Element): Promise<void> {
  const moving = (root: Element | ShadowRoot): Animation[] => [
    ...(root instanceof Element ? root.getAnimations({ subtree: true }) : root.getAnimations()),
    ...[root, ...root.querySelectorAll('*')].flatMap((inner) =>
      inner instanceof Element && inner.shadowRoot ? moving(inner.shadowRoot) : [],
    ),
  ];
  const ending = moving(element).filter(
    (animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
  );
  // One that is cut off has also come to its end.
  await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
}

/** The nearest `selector` inside the shadow root of `element`; fails when there is none. */
export function inside<T extends Element>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`No ${selector} in <${element.localName}>.`);
  return found;
}

/** The words that `element` shows, without the white space of its template. */
export function words(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Asks the other side for something: see COMMANDS in web-test-runner.config.mjs. */
export function ask<T = unknown>(command: string, payload: unknown = {}): Promise<T> {
  return executeServerCommand<T, unknown>(command, payload);
}
