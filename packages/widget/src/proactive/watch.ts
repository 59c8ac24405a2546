/**
 * Speaks to a visitor first, when the site has something to say where they are. It asks the server once in a while what
 * there is, looks once a second, and stops for good once it has spoken.
 */
import { groupOf, type ProactiveMessage, type RecordEncounterInput, type Site } from '@parley/protocol';
import { createBubble } from './bubble.js';
import { choose } from './conditions.js';
import { Visit } from './visit.js';

/** How long an answer of the server is good for. */
const FRESH = 5 * 60_000;

export interface WatchOptions {
  /** The site's key. */
  site: string;
  /** Origin of the server. */
  server: string;
  /** BCP 47 tag of the page's language. */
  locale: string;
  /** `light` or `dark`; with anything else the reader's system decides. */
  theme: string;
  /** Above it the message shows, and not while it is hidden. */
  launcher: HTMLElement;
  isOpen: () => boolean;
  /** The visitor wants to answer the message `id`. */
  answer: (id: string) => void;
}

interface Said {
  at: number;
  from: string;
  messages: ProactiveMessage[];
}

/** Begins to look. Answers with how to stop. */
export async function watch(options: WatchOptions): Promise<() => void> {
  const { site, server, locale, theme, launcher, isOpen, answer } = options;
  const visit = new Visit(site);
  const count = visit.see();
  const nothing = () => undefined;
  // Where nothing can be kept, one a visit cannot be promised.
  if (!count || count.spoken) return nothing;
  const { from, messages } = await whatToSay(options);
  if (messages.length === 0) return nothing;

  let path = '';
  let seconds = 0;
  let bubble: HTMLElement | undefined;
  const look = (): void => {
    if (bubble) {
      // They have opened the chat by themselves, or a script has hidden it.
      if (isOpen() || launcher.hidden) stop();
      return;
    }
    if (document.visibilityState !== 'visible' || isOpen() || launcher.hidden) return;
    // A page that changes its address without a load is another page.
    if (location.pathname !== path) {
      path = location.pathname;
      seconds = 0;
    } else seconds += 1;
    const message = choose(messages, { path, seconds, visit: count.count, locale });
    if (!message) return;
    if (visit.speak() && !isHeld(message)) show(message);
    else stop();
  };
  /** Whoever is held out spends this visit's one message as well, and is told of like everybody else. */
  const isHeld = ({ id: proactiveId, holdout }: ProactiveMessage): boolean => {
    const visitorId = holdout ? visit.visitorId() : null;
    if (!visitorId) return false;
    const group = groupOf({ proactiveId, visitorId, holdout });
    tell(server, { site, proactiveId, visitorId, group });
    return group === 'held';
  };
  const show = ({ id, text }: ProactiveMessage): void => {
    bubble = createBubble({
      from,
      text,
      locale,
      onClose: stop,
      onAnswer: () => {
        stop();
        answer(id);
      },
    });
    const looks = { position: launcher.getAttribute('position'), theme };
    for (const [name, value] of Object.entries(looks)) bubble.setAttribute(name, value ?? '');
    launcher.before(bubble);
  };
  const stop = (): void => {
    clearInterval(timer);
    bubble?.remove();
  };
  const timer = setInterval(look, 1000);
  look();
  return stop;
}

/** Also when the page is about to go. What is lost is lost for both groups alike, and told at the next visit. */
function tell(server: string, encounter: RecordEncounterInput): void {
  fetch(`${server}/v1/proactive/encounters`, {
    method: 'POST',
    keepalive: true,
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(encounter),
  }).catch(() => undefined);
}

async function whatToSay({ site, server }: WatchOptions): Promise<Said> {
  const key = `parley:${site}:proactive`;
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Said | null;
  if (kept && Date.now() - kept.at < FRESH) return kept;
  const response = await fetch(`${server}/v1/sites/${encodeURIComponent(site)}`, { credentials: 'omit' });
  if (!response.ok) return { at: 0, from: '', messages: [] };
  const { name, chat } = (await response.json()) as Site;
  const said = { at: Date.now(), from: name, messages: chat.proactive };
  sessionStorage.setItem(key, JSON.stringify(said));
  return said;
}
