/**
 * The script tag: `<script async src="…/parley.js" data-site="acme"></script>`. It draws the launcher, answers
 * `window.parley`, and fetches the chat when somebody wants it or has written before. Otherwise it requests nothing,
 * and whatever happens it must never throw on the page that has let it in.
 */
import type { ParleyChat } from './chat/parley-chat.js';
import { createLauncher, type LauncherState } from './loader/launcher.js';
import type { ParleyCall, ParleyContext, ParleyListener, ParleyPage, ParleyPageEvents } from './page-api.js';
import type { watch } from './proactive.js';

/** Put in by scripts/bundle.mjs: the files beside this one. */
const CHAT_FILE = '__PARLEY_CHAT__';
const PROACTIVE_FILE = '__PARLEY_PROACTIVE__';
/** Full-screen from here down: it would cover a page that has just been opened. */
const PHONE = '(max-width: 479.98px)';

type Handlers = { [T in keyof ParleyPageEvents]?: Set<unknown> };

function start(script: HTMLScriptElement, calls: readonly ParleyCall[]): void {
  const {
    site = '',
    theme = 'auto',
    locale = '',
    server,
    position = 'end',
    proactive,
    token = '',
  } = script.dataset;
  let known = token;
  const context: ParleyContext = {};
  const base = new URL(script.src);
  const origin = server || base.origin;
  const key = `parley:${site}`;
  const openKey = `${key}:open`;
  const handlers: Handlers = {};
  const tag = locale || document.documentElement.lang || 'en';
  const launcher = createLauncher(tag, position);
  const state: LauncherState = { open: false, busy: false, failed: false, unread: 0 };
  let chat: ParleyChat | undefined;
  let imported: Promise<unknown> | undefined;
  let tries = 0;

  function change(changes: Partial<LauncherState>): void {
    Object.assign(state, changes);
    launcher.show(state);
  }

  function tell<T extends keyof ParleyPageEvents>(type: T, detail: ParleyPageEvents[T]): void {
    for (const handler of handlers[type] ?? []) {
      try {
        (handler as ParleyListener<T>)(detail);
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
    const made = Object.assign(document.createElement('parley-chat'), {
      site,
      server: origin,
      locale,
      token: known,
      context,
      // What is none of these is what there is without them.
      theme: theme as ParleyChat['theme'],
      position: position as ParleyChat['position'],
      // Open from the first picture on: the chat leaves the focus to the page.
      open,
    });
    made.addEventListener('parley-chat-open', () => settle(true));
    made.addEventListener('parley-chat-close', () => settle(false));
    made.addEventListener('parley-unread-change', ({ count }) => {
      change({ unread: count });
      tell('unread', count);
    });
    made.addEventListener('parley-identity-change', ({ verified }) => tell('identity', verified));
    made.addEventListener('parley-identity-refuse', ({ error }) => tell('error', error));
    chat = made;
    place();
    await made.updateComplete;
    return made;
  }

  /** Into the page, and into its next body where a script puts a new one in its place. */
  function place(): void {
    for (const element of [launcher.host, chat])
      if (element && !element.isConnected) document.body?.append(element);
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

  /** Goes on where the visitor was: a chat that was open, or an answer to hear of. */
  async function resume(): Promise<void> {
    // A link in a mail: they came for the chat.
    const open = location.hash.startsWith('#parley:') || (recall(openKey) && !matchMedia(PHONE).matches);
    try {
      if (open || recall(key)) await ready(open);
      if (open) change({ open });
      if (proactive !== undefined) {
        const module: { watch: typeof watch } = await import(new URL(`widget/${PROACTIVE_FILE}`, base).href);
        await module.watch({
          theme,
          site,
          server: origin,
          locale: tag,
          launcher: launcher.host,
          isOpen: () => state.open,
          answer,
        });
      }
    } catch {
      // Not reachable now; the launcher is still there to ask again.
    }
  }

  async function answer(id: string): Promise<void> {
    await setOpen(true);
    chat?.begin(id);
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
    identify: (value) => {
      known = value;
      if (chat) chat.token = value;
    },
    logout: () => {
      known = '';
      if (chat) void chat.logout();
      else forget(key);
    },
    setContext: (value) => {
      Object.assign(context, value);
      chat?.setContext(value);
    },
    on(type, listener) {
      handlers[type] ??= new Set();
      handlers[type].add(listener);
    },
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
    place();
    new MutationObserver(place).observe(document.documentElement, { childList: true });
    page.push(...calls);
    // Not when the page is idle: one that draws nothing for a while is never told that it is.
    setTimeout(() => void resume());
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

/** Leaves nothing of the visitor here, and tells the other tabs, without waiting for the chat's own way. */
function forget(key: string): void {
  try {
    const { contactId } = JSON.parse(localStorage.getItem(key) ?? '{}') as { contactId?: string };
    for (const name of Object.keys(localStorage)) {
      if (`${name}:`.startsWith(`${key}:`)) localStorage.removeItem(name);
    }
    new BroadcastChannel(key).postMessage([contactId]);
  } catch {
    // Where nothing can be kept there is nothing to forget.
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
