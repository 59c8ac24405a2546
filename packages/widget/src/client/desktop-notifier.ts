/**
 * Tells an agent who looks elsewhere of what arrives, by the desktop's own notifications. Of several tabs one speaks, and
 * none of what is being read in any of them. It never asks for permission: that takes a click.
 */
import { type Conversation, type Message, newId } from '@parley/protocol';
import type { NotifyKind } from './notify-choice.js';
import type { KeyValue } from './storage.js';

/** So much of a message is for a glance. */
const LENGTH = 140;
/** What was looked at longer ago than this is not being looked at: its tab may have died. */
const LOOKS_FOR = 60_000;
const SAY_EVERY = 20_000;

export interface Notice {
  kind: NotifyKind;
  message: Message;
  conversation: Conversation;
}

export interface DesktopNotifierOptions {
  /** Prefix of what the agent's tabs share. */
  scope: string;
  agentId: string;
  storage: KeyValue;
  wanted: () => ReadonlySet<NotifyKind>;
  /** The conversation that is open in this tab. */
  open: () => string | null;
  conversation: (id: string) => Promise<Conversation>;
  title: (notice: Notice) => string;
  /** The notification was clicked. */
  follow: (conversationId: string, messageId: string) => void;
  now?: () => number;
}

export class DesktopNotifier {
  readonly #options: DesktopNotifierOptions;
  readonly #closing = new AbortController();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #tab = newId('event');
  /** Whether this is the tab that speaks. */
  #speaks = false;

  constructor(options: DesktopNotifierOptions) {
    this.#options = options;
    const { signal } = this.#closing;
    for (const type of ['focus', 'blur', 'pagehide']) {
      globalThis.addEventListener(type, () => this.look(), { signal });
    }
    this.#timer = setInterval(() => this.look(), SAY_EVERY);
    this.look();
    void this.#queue(signal);
  }

  /** The tab is left, or the agent. */
  close(): void {
    clearInterval(this.#timer);
    this.#closing.abort();
    this.#forget();
  }

  /** Tells the other tabs what the agent looks at here. Call it when another conversation is opened. */
  look(): void {
    const open = this.#isLookedAt() ? this.#options.open() : null;
    if (open === null) this.#forget();
    else this.#options.storage.set(this.#key, `${open} ${this.#now()}`);
  }

  /** Messages have arrived. */
  async hear(messages: readonly Message[]): Promise<void> {
    if (!this.#speaks || this.#options.wanted().size === 0 || Notification.permission !== 'granted') return;
    for (const message of messages) {
      const notice = await this.#noticeOf(message);
      if (notice && !this.#isRead(message.conversationId)) this.#show(notice);
    }
  }

  /** The tab that has come first speaks; when it goes, the next one does. */
  async #queue(signal: AbortSignal): Promise<void> {
    const spoken = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await navigator.locks
      .request(`${this.#options.scope}:speaks`, { signal }, async () => {
        this.#speaks = true;
        await spoken;
        this.#speaks = false;
      })
      // Closed while it waited for its turn.
      .catch(() => undefined);
  }

  async #noticeOf(message: Message): Promise<Notice | null> {
    const { agentId, wanted } = this.#options;
    const { author, internal, mentions, conversationId } = message;
    if (author.id === agentId) return null;
    const isCall = internal && mentions.includes(agentId);
    if (!isCall && author.type !== 'contact') return null;
    try {
      const conversation = await this.#options.conversation(conversationId);
      const kind = isCall ? 'calls' : kindOf(conversation, agentId);
      return kind && wanted().has(kind) ? { kind, message, conversation } : null;
    } catch {
      // It is in the inbox anyway.
      return null;
    }
  }

  #show(notice: Notice): void {
    const { conversationId, id, text } = notice.message;
    const shown = new Notification(this.#options.title(notice), {
      body: text.replace(/\s+/g, ' ').trim().slice(0, LENGTH),
      // A conversation has one notification: its last words.
      tag: conversationId,
    });
    shown.onclick = () => {
      globalThis.focus();
      shown.close();
      this.#options.follow(conversationId, id);
    };
  }

  #isRead(conversationId: string): boolean {
    if (this.#isLookedAt() && this.#options.open() === conversationId) return true;
    const { storage } = this.#options;
    return storage.keys(this.#looks).some((key) => {
      const [id, at] = (storage.get(key) ?? '').split(' ');
      const looks = this.#now() - Number(at) < LOOKS_FOR;
      if (!looks) storage.remove(key);
      return looks && id === conversationId;
    });
  }

  #isLookedAt(): boolean {
    return document.visibilityState === 'visible' && document.hasFocus();
  }

  #forget(): void {
    this.#options.storage.remove(this.#key);
  }

  get #looks(): string {
    return `${this.#options.scope}:looks:`;
  }

  /** Where this tab says what it looks at. */
  get #key(): string {
    return this.#looks + this.#tab;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

/** Whether it is this agent's, or nobody's; null for a colleague's, and for what is spam. */
function kindOf({ assigneeId, status }: Conversation, agentId: string): NotifyKind | null {
  if (status === 'spam') return null;
  if (assigneeId === agentId) return 'mine';
  return assigneeId === null ? 'unassigned' : null;
}
