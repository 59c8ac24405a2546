/**
 * The script tag: `<script async src="…/parley.js" data-site="acme"></script>`. It draws the launcher, answers
 * `window.parley`, and fetches the chat when somebody wants it. Before that it requests nothing, and whatever
 * happens it must never throw on the page that has let it in.
 */
import type { ParleyChat } from './chat/parley-chat.js';
import { createLauncher, type LauncherState } from './loader/launcher.js';
import type { ParleyCall, ParleyListener, ParleyPage, ParleyPageEvents } from './page-api.js';

/** Put in by scripts/bundle.mjs: the chat's file beside this one. */
const CHAT_FILE = '__PARLEY_CHAT__';
/** Full-screen from here down: it would cover a page that has just been opened. */
const PHONE = '(max-width: 479.98px)';

type Handlers = { [T in keyof ParleyPageEvents]: Set<ParleyListener<T>> };

function start(script: HTMLScriptElement, calls: readonly ParleyCall[]): void {
  const { site = '', theme, locale, server, position = 'end' } = script.dataset;
  const base = new URL(script.src);
  const openKey = `parley:${site}:open`;
  const handlers: Handlers = { open: new Set(), close: new Set(), unread: new Set() };
  const launcher = createLauncher(locale || document.documentElement.lang || 'en', position);
  const state: LauncherState = { open: false, busy: false, failed: false, unread: 0 };
  let chat: ParleyChat | undefined;
  let imported: Promise<unknown> | undefined;
  let tries = 0;

  function change(changes: Partial<LauncherState>): void {
    Object.assign(state, changes);
    launcher.show(state);
  }

  function tell<T extends keyof ParleyPageEvents>(type: T, detail: ParleyPageEvents[T]): void {
    for (const handler of handlers[type]) {
      try {
        handler(detail);
      } catch (error) {
        // The page's own mistake, which belongs in the page's own log.
        reportError(error);
      }
    }
  }

  function fetchChat(): Promise<unknown> {
    if (!imported) {
      // Some browsers remember that a module failed, by its address.
      const url = new URL(`widget/${CHAT_FILE}${tries ? `?${tries}` : ''}`, base);
      tries += 1;
      imported = import(url.href);
      imported.catch(() => {
        imported = undefined;
      });
    }
    return imported;
  }

  async function ready(open: boolean): Promise<ParleyChat> {
    await fetchChat();
    if (chat) return chat;
    const made = document.createElement('parley-chat');
    made.site = site;
    made.server = server || base.origin;
    made.position = position === 'start' ? 'start' : 'end';
    if (theme === 'light' || theme === 'dark') made.theme = theme;
    if (locale) made.locale = locale;
    // Open from the first picture on: the chat leaves the focus to the page.
    made.open = open;
    made.addEventListener('parley-chat-open', () => settle(true));
    made.addEventListener('parley-chat-close', () => settle(false));
    made.addEventListener('parley-unread-change', ({ count }) => {
      change({ unread: count });
      tell('unread', count);
    });
    chat = made;
    document.body.append(made);
    await made.updateComplete;
    return made;
  }

  function settle(open: boolean): void {
    change({ open });
    remember(openKey, open);
    tell(open ? 'open' : 'close', undefined);
  }

  async function setOpen(open: boolean): Promise<void> {
    if (!open && !chat && !state.busy) return;
    change({ open, busy: true, failed: false });
    try {
      const made = await ready(false);
      // Somebody may have thought better of it meanwhile.
      made.open = state.open;
      change({ busy: false });
    } catch {
      change({ open: false, busy: false, failed: true });
    }
  }

  /** Goes on where the visitor was: a chat that was open, or messages that are still on their way. */
  async function resume(): Promise<void> {
    const open = recall(openKey) && !matchMedia(PHONE).matches;
    if (!open && !hasOutbox(site)) return;
    try {
      await ready(open);
      if (open) change({ open });
    } catch {
      // Not reachable now; the launcher is still there to ask again.
    }
  }

  const page: ParleyPage = {
    open: () => void setOpen(true),
    close: () => void setOpen(false),
    toggle: () => void setOpen(!state.open),
    show: () => {
      launcher.host.hidden = false;
    },
    hide: () => {
      launcher.host.hidden = true;
      void setOpen(false);
    },
    on: (type, listener) => void handlers[type]?.add(listener),
    off: (type, listener) => void handlers[type]?.delete(listener),
    push: (...list) => {
      for (const [method, ...parameters] of list) {
        (page[method] as ((...values: unknown[]) => void) | undefined)?.(...parameters);
      }
    },
  };

  window.parley = page;
  for (const intent of ['pointerenter', 'focusin', 'touchstart']) {
    // A failure is told when somebody opens the chat, not when they pass over it.
    launcher.host.addEventListener(intent, () => void fetchChat().catch(() => undefined), { passive: true });
  }
  launcher.host.addEventListener('click', page.toggle);
  change({});
  whenBody(() => {
    document.body.append(launcher.host);
    page.push(...calls);
    (window.requestIdleCallback ?? setTimeout)(() => void resume());
  });
}

function whenBody(then: () => void): void {
  if (document.body) then();
  else document.addEventListener('DOMContentLoaded', then, { once: true });
}

// Storage may be blocked, and then even asking for it throws.

function remember(key: string, value: boolean): void {
  try {
    if (value) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // The next page starts with a closed chat.
  }
}

function recall(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function hasOutbox(site: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`parley:${site}:outbox:`));
  } catch {
    return false;
  }
}

try {
  const script = document.currentScript;
  const { parley } = window;
  // The second of two tags, or a page that uses the name for something else: leave both alone.
  const free = parley === undefined || Array.isArray(parley);
  if (free && script instanceof HTMLScriptElement && script.dataset.site) start(script, parley ?? []);
} catch (error) {
  // A browser too old for this: the page goes on without a chat, and its log says why.
  globalThis.reportError?.(error);
}
