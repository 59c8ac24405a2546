/** axe over what chat and discussion show right now: as it is, dark, and from right to left. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

declare global {
  interface Window {
    /** axe is no module: it puts itself here. */
    axe: typeof axe;
  }
}

interface Look {
  name: string;
  theme: 'light' | 'dark';
  locale: 'en' | 'ar';
  /** The colours alone, where nothing else differs. */
  only?: string;
}

const LOOKS: readonly Look[] = [
  { name: 'dark', theme: 'dark', locale: 'en', only: 'color-contrast' },
  { name: 'right to left', theme: 'light', locale: 'ar' },
  { name: 'light', theme: 'light', locale: 'en' },
];

/** Fails with what axe finds in `state`, in each look. The chat looks as before afterwards. */
export async function accessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe.source);
  for (const look of LOOKS) {
    await page.evaluate(wear, look);
    const found = await page.evaluate(inspect, look.only ?? null);
    expect(found, `${state}, ${look.name}`).toEqual([]);
  }
}

async function wear({ theme, locale }: Look): Promise<void> {
  type Dressed = HTMLElement & { theme: string; locale: string };
  const moves = (root: ShadowRoot): boolean =>
    root
      .getAnimations()
      .some((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) ||
    [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && moves(shadowRoot));
  // A discussion has no surface of its own: it stands on the page's.
  document.documentElement.style.colorScheme = theme;
  for (const element of document.querySelectorAll<Dressed>('parley-chat, parley-discussion')) {
    Object.assign(element, { theme, locale });
    const dir = locale === 'ar' ? 'rtl' : 'ltr';
    const panel = element.shadowRoot?.querySelector<HTMLElement>('.panel, section');
    for (let tries = 0; panel?.dir !== dir; tries += 1) {
      if (tries > 500) throw new Error(`<${element.localName}> does not speak ${locale}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // Colours that pass on from one shadow root to the next take a frame each, also where movement is off.
    for (let still = 0; still < 3; still += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (element.shadowRoot && moves(element.shadowRoot)) still = -1;
    }
  }
}

async function inspect(only: string | null): Promise<string[]> {
  const within = [
    ...document.querySelectorAll<HTMLElement>('parley-chat, parley-launcher, parley-discussion'),
  ];
  const { violations } = await window.axe.run(within, {
    resultTypes: ['violations'],
    // Landmarks are the page's business.
    rules: { region: { enabled: false } },
    ...(only !== null && { runOnly: [only] }),
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n${node.html}\n${node.failureSummary}`),
  );
}
