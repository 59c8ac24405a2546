/**
 * The script tag of pages with discussions: `<script async src="…/parley-discussion.js" data-site="acme"></script>`. It
 * fetches the code of `<parley-discussion>` when one comes near the reader, and fills in `data-parley-count` with one
 * request. Whatever happens it must never throw on the page that has let it in.
 */
import type { TopicCounts, TopicCountsInput } from '@parley/protocol';

/** Put in by scripts/bundle.mjs: the files beside this one. */
const DISCUSSION_FILE = '__PARLEY_DISCUSSION__';
const CHAT_FILE = '__PARLEY_CHAT__';
const ELEMENT = 'parley-discussion';
const COUNT = 'data-parley-count';
/** So far ahead of the reader, on either side, that it is there when they are. */
const NEAR = '800px 0px';
/** As many topics as the server counts at a time. */
const COUNTED_AT_ONCE = 100;

/** The room of a whole screen: what follows is out of sight until the element, which does the same, has drawn itself. */
const RESERVE = `${ELEMENT}:not(:defined){display:block;min-block-size:max(var(--parley-reserve,320px),100vh)}`;

function start(script: HTMLScriptElement): void {
  const { site = '', locale = '', theme = '', token = '', server } = script.dataset;
  const base = new URL(script.src);
  const origin = server || base.origin;
  let imported: Promise<unknown> | undefined;
  let tries = 0;

  function load(): Promise<unknown> {
    if (!imported) {
      // Some browsers remember that a module failed, by its address.
      const url = new URL(`widget/${DISCUSSION_FILE}${tries ? `?${tries}` : ''}`, base);
      tries += 1;
      imported = import(url.href);
      imported.catch(() => {
        imported = undefined;
      });
    }
    return imported;
  }

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RESERVE);
  document.adoptedStyleSheets.push(sheet);

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        // What could not be fetched is tried again when they come back to it.
        load().then(
          () => near.unobserve(target),
          () => undefined,
        );
      }
    },
    { rootMargin: NEAR },
  );

  function find(): void {
    for (const element of document.querySelectorAll(`${ELEMENT}:not(:defined)`)) {
      const fill = (name: string, value: string) => {
        if (value && !element.hasAttribute(name)) element.setAttribute(name, value);
      };
      fill('site', site);
      fill('server', origin);
      fill('locale', locale);
      fill('theme', theme);
      fill('token', token);
      // For what goes on in private, on a page without a chat.
      fill('chat', new URL(`widget/${CHAT_FILE}`, base).href);
      near.observe(element);
      // A permanent link: they came for what is said there.
      if (location.hash.startsWith('#parley-msg_')) load().catch(() => undefined);
    }
    void count();
  }

  async function count(): Promise<void> {
    const places = [...document.querySelectorAll<HTMLElement>(`[${COUNT}]:not([data-parley-counted])`)];
    const topicOf = (place: HTMLElement) => place.getAttribute(COUNT) ?? '';
    for (const place of places) place.dataset.parleyCounted = '';
    const topics = [...new Set(places.map(topicOf))].filter(Boolean);
    for (let from = 0; from < topics.length; from += COUNTED_AT_ONCE) {
      const input: TopicCountsInput = { site, topics: topics.slice(from, from + COUNTED_AT_ONCE) };
      try {
        const response = await fetch(new URL('/v1/topics/counts', origin), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input),
          credentials: 'omit',
        });
        const { data } = (await response.json()) as TopicCounts;
        const counts = new Map(data.map(({ topic, messages }) => [topic, messages]));
        for (const place of places) {
          const messages = counts.get(topicOf(place));
          if (messages !== undefined) place.textContent = messages.toLocaleString(locale || undefined);
        }
      } catch {
        // What the page itself says there stays.
      }
    }
  }

  function begin(): void {
    find();
    // Pages that are put together in the browser bring theirs later.
    new MutationObserver(find).observe(document.body, { childList: true, subtree: true });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
}

try {
  const script = document.currentScript;
  if (script instanceof HTMLScriptElement && script.dataset.site) start(script);
} catch (error) {
  // A browser too old for this: the page goes on without discussions, and its log says why.
  globalThis.reportError?.(error);
}
