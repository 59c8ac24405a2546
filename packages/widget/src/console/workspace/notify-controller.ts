/** Has the desktop tell of what arrives while the agent looks elsewhere, when they want it. What does it is loaded only then. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DesktopNotifier, Notice } from '../../client/desktop-notifier.js';
import type { InboxDesk } from '../../client/inbox-desk.js';
import { NotifyChoice, type NotifyKind } from '../../client/notify-choice.js';
import { SafeStorage } from '../../client/storage.js';
import { msg, str } from '../../internal/localize.js';
import { contactLabel } from '../contact-label.js';

export interface NotifyControllerOptions {
  desk: () => InboxDesk;
  agentId: () => string;
  /** The conversation that is open. */
  open: () => string | null;
  /** A notification was clicked. */
  follow: (conversationId: string, messageId: string) => void;
}

export class NotifyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: NotifyControllerOptions;
  readonly #storage = new SafeStorage();
  #choice: NotifyChoice | undefined;
  #notifier: DesktopNotifier | undefined;
  #connected = false;
  #loading: Promise<void> | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: NotifyControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What is wanted. */
  get kinds(): ReadonlySet<NotifyKind> {
    return this.#wanted.kinds;
  }

  choose(kinds: ReadonlySet<NotifyKind>): void {
    this.#wanted.choose(kinds);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop?.();
    this.#stop = undefined;
    this.#notifier?.close();
    this.#notifier = undefined;
  }

  /** Another conversation may have been opened, or something chosen. */
  hostUpdated(): void {
    if (this.#notifier) this.#notifier.look();
    else if (this.kinds.size > 0) {
      this.#loading ??= this.#begin().finally(() => {
        this.#loading = undefined;
      });
    }
  }

  /** The agent is known only when the host is drawn. */
  get #wanted(): NotifyChoice {
    this.#choice ??= new NotifyChoice(`${this.#scope}:kinds`, this.#storage);
    return this.#choice;
  }

  get #scope(): string {
    return `parley:${this.#options.agentId()}:notify`;
  }

  async #begin(): Promise<void> {
    // Without it the console works as well; the next change of the room tries again.
    const code = await import('../../client/desktop-notifier.js').catch(() => undefined);
    if (!code || !this.#connected || this.#notifier) return;
    const { agentId, desk, follow, open } = this.#options;
    const notifier = new code.DesktopNotifier({
      scope: this.#scope,
      agentId: agentId(),
      storage: this.#storage,
      wanted: () => this.kinds,
      open,
      conversation: (id) => desk().conversation(id),
      title: titleOf,
      follow,
    });
    this.#notifier = notifier;
    let { arrived, called } = desk().state;
    this.#stop = desk().subscribe((state) => {
      if (state.arrived !== arrived) void notifier.hear(state.arrived);
      if (state.called !== called) void notifier.hear(state.called);
      ({ arrived, called } = state);
    });
  }
}

function titleOf({ kind, message, conversation }: Notice): string {
  if (kind !== 'calls') {
    const contact = contactLabel(conversation);
    return msg(str`New message from ${contact}`, { id: 'notify-from' });
  }
  const colleague = message.author.name ?? '';
  return msg(str`${colleague} mentioned you in a note`, { id: 'notify-call' });
}
