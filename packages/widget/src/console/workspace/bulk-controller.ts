/** Joins what is chosen in the inbox to the room: what is decided about all of it, and where the focus goes after that. */
import { type Conversation, LIMITS } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Bulk, type BulkState } from '../../client/bulk.js';
import type { ConversationDecision } from '../../client/decisions.js';
import type { InboxDesk } from '../../client/inbox-desk.js';
import { StoreController } from '../../internal/store-controller.js';
import type { ParleyRowChooseEvent } from '../events/row-choose.js';

export interface BulkControllerOptions {
  desk: () => InboxDesk;
  /** Something was decided, and rows may have gone. */
  decided: () => void;
}

/** What of it is shown. */
export interface BulkView extends Omit<BulkState, 'chosen'> {
  rows: readonly Conversation[];
  chosen: ReadonlySet<string>;
}

export class BulkController implements ReactiveController {
  readonly #options: BulkControllerOptions;
  readonly #bulk: Bulk;
  #view = '';

  constructor(host: ReactiveControllerHost, options: BulkControllerOptions) {
    this.#options = options;
    this.#bulk = new Bulk({
      rows: () => options.desk().inbox.state.rows,
      change: (id, change) => options.desk().change(id, change),
    });
    new StoreController<BulkState>(host, this.#bulk);
    host.addController(this);
  }

  hostConnected(): void {}

  /** Before each update. What was chosen in another view is not meant in this one. @param view as the address has it */
  follow(view: string): void {
    if (view !== this.#view) this.#bulk.clear();
    this.#view = view;
  }

  get view(): BulkView {
    return { ...this.#bulk.state, rows: this.#bulk.rows };
  }

  /** Whether something is chosen. */
  get any(): boolean {
    return this.#bulk.rows.length > 0;
  }

  get undoable(): boolean {
    return this.#bulk.undoable;
  }

  /** Whether all that is chosen is ended; null when nothing is chosen. */
  get ended(): boolean | null {
    if (!this.any) return null;
    return this.#bulk.rows.every(({ status }) => status === 'resolved' || status === 'spam');
  }

  choose({ conversationId, from }: Pick<ParleyRowChooseEvent, 'conversationId' | 'from'>): void {
    if (from === null) this.#bulk.toggle(conversationId);
    else this.#bulk.extend(from, conversationId);
  }

  all(): void {
    this.#bulk.all();
  }

  clear(): void {
    this.#bulk.clear();
  }

  async change(change: ConversationDecision): Promise<void> {
    await this.#bulk.decide(() => change);
    this.#options.decided();
  }

  /** Gives each the tag that it has not, as far as it may have one more. */
  async tag(tag: string): Promise<void> {
    await this.#bulk.decide(({ tags }) =>
      tags.includes(tag) || tags.length >= LIMITS.tags ? null : { tags: [...tags, tag] },
    );
    this.#options.decided();
  }

  /** Gives all to the agent; or to nobody, when all are the agent's. */
  take(agentId: string): Promise<void> {
    const mine = this.#bulk.rows.every(({ assigneeId }) => assigneeId === agentId);
    return this.change({ assigneeId: mine ? null : agentId });
  }

  async undo(): Promise<void> {
    await this.#bulk.undo();
    this.#options.decided();
  }
}
