/**
 * One conversation as one side sees it: what is stored, what is on its way, how far each side has got. It merges by
 * id and number, so that the same news may come by page, by event and by answer, in any order, and count once.
 */
import {
  type Attachment,
  type Author,
  type Conversation,
  type Event,
  type Message,
  newId,
  type ReadMark,
  type Side,
  type TypingNews,
} from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import type { ConversationState, Note } from './conversation-state.js';
import {
  byPlace,
  laterMarks,
  laterVersion,
  NO_MARKS,
  otherSide,
  sideOf,
  viewMessages,
} from './conversation-view.js';
import { type KnownConversation, knownOf } from './known-conversation.js';
import type { Live } from './live.js';
import type { Opening } from './opening.js';
import type { Outbox } from './outbox.js';
import { Reading } from './reading.js';
import { type Readable, Store } from './store.js';
import { Typing } from './typing.js';

export type { ConversationState } from './conversation-state.js';

export interface ConversationStoreOptions {
  /** `cnv_…` */
  id: string;
  /** True when the server does not know this conversation yet: the first message will open it. */
  fresh?: boolean;
  /** Which side is looking. */
  side: Side;
  /** Under whom one's own messages are shown until the server has them. */
  author: () => Author;
  api: Pick<Api, 'conversation' | 'messages' | 'read' | 'updateMessage' | 'deleteMessage' | 'createRating'> &
    Partial<Pick<Api, 'consent'>>;
  live: Pick<Live, 'online' | 'read' | 'typing'>;
  outbox: Outbox;
  /** What goes along with a fresh one. */
  opening?: () => Opening;
  /** What was known of it when it was last open: shown until it is loaded. */
  known?: KnownConversation | undefined;
}

export class ConversationStore implements Readable<ConversationState> {
  readonly id: string;
  #options: ConversationStoreOptions;
  #store: Store<ConversationState>;
  #stored = new Map<string, Message>();
  #fresh: boolean;
  /** Between these two numbers nothing is missing. `#first` is 0 while nothing is loaded. */
  #first = 0;
  #last = 0;
  #seen = 0;
  #reading: Reading;
  #filling: Promise<void> | undefined;
  /** How many changes of the conversation itself were heard of. */
  #heard = 0;
  /** The ids of what waits to be sent. */
  #waiting = new Set<string>();
  #typing: Typing;
  #stop: (() => void)[];
  /** Whether what is shown comes from an earlier time, and nobody has said yet that it may still be seen. */
  #remembered = false;

  constructor(options: ConversationStoreOptions) {
    this.id = options.id;
    this.#options = options;
    this.#reading = new Reading({ conversationId: options.id, api: options.api, live: options.live });
    this.#fresh = options.fresh ?? false;
    this.#store = new Store<ConversationState>({
      phase: this.#fresh ? 'ready' : 'loading',
      error: null,
      messages: [],
      older: 'none',
      unread: 0,
      marks: NO_MARKS,
      conversation: null,
      typing: [],
    });
    this.#typing = new Typing((typing) => {
      // It may get lost: the next key says it again, and what is not said again ends by itself.
      if (!this.#fresh) options.live.typing({ conversationId: this.id, typing }).catch(() => undefined);
    });
    this.#stop = [
      options.outbox.entries.subscribe(this.#handleWaiting),
      options.outbox.onSent((message) => this.#take([message])),
      this.#typing.others.subscribe((typing) => this.#store.update({ typing })),
    ];
    if (options.known) this.#remember(options.known);
    this.#handleWaiting();
  }

  get state(): ConversationState {
    return this.#store.state;
  }

  subscribe(listener: (state: ConversationState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** What to show at once when it is opened again; undefined while nothing is known. */
  get known(): KnownConversation | undefined {
    const { phase, conversation, older } = this.state;
    if (phase !== 'ready' || !conversation) return undefined;
    return knownOf({ conversation, messages: [...this.#stored.values()], older });
  }

  /** Stops listening to the outbox, and typing. */
  close(): void {
    this.#typing.close();
    for (const stop of this.#stop) stop();
  }

  /**
   * Loads the latest messages and the marks. Call it once, and again after `phase` is `failed`.
   * @param known the conversation as it stands, when somebody has just asked for it
   */
  async load(known?: Conversation): Promise<void> {
    // What somebody has just got from the server is not fresh: another tab has sent its first message.
    if (known) this.#fresh = false;
    if (this.#fresh) return;
    if (this.state.phase === 'failed') this.#show({ phase: 'loading', error: null });
    try {
      const { api } = this.#options;
      const heard = this.#heard;
      const [conversation, page] = await Promise.all([
        known ?? api.conversation(this.id),
        api.messages(this.id),
      ]);
      const first = page.data.find(({ internal }) => !internal)?.seq ?? 1;
      // Too far behind to join on to what is there: the older part can be scrolled back to.
      if (first > this.#last + 1) {
        for (const [id, { seq }] of this.#stored) if (seq < first) this.#stored.delete(id);
        this.#first = first;
        this.#last = first - 1;
        this.#show({ older: page.more ? 'some' : 'none' });
      }
      if (this.#first === 0) this.#first = first;
      this.#mark(conversation.marks);
      this.#take(page.data);
      // What was heard meanwhile may be newer than the answer, and never is older.
      const latest = (heard !== this.#heard && this.state.conversation) || conversation;
      this.#remembered = false;
      this.#show({ phase: 'ready', error: null, conversation: latest });
      this.#fill();
      void this.#report();
    } catch (thrown) {
      const error = ApiError.from(thrown);
      // What is no more, or not for this reader any more, must not be shown from memory either.
      const isGone = this.#remembered && (error.code === 'not_found' || error.code === 'forbidden');
      if (this.state.phase === 'loading' || isGone) this.#show({ phase: 'failed', error });
    }
  }

  #remember({ conversation, messages, older }: KnownConversation): void {
    for (const message of messages) this.#stored.set(message.id, message);
    this.#first = messages.find(({ internal }) => !internal)?.seq ?? 1;
    this.#last = this.#first - 1;
    this.#remembered = true;
    this.#advance();
    this.#mark(conversation.marks);
    this.#show({ phase: 'ready', conversation, older });
  }

  /**
   * Catches up after a time without events: call it whenever `Live` says reset. Not only what is new: the latest may
   * have been changed or taken back. When it fails, what is shown stays.
   */
  async refresh(known?: Conversation): Promise<void> {
    await this.load(known);
  }

  /** Loads the page before the oldest message. */
  async loadOlder(limit?: number): Promise<void> {
    const { older } = this.state;
    if (older === 'none' || older === 'loading') return;
    this.#show({ older: 'loading' });
    try {
      const page = await this.#options.api.messages(this.id, { before: this.#first, limit });
      this.#first = page.data.find(({ internal }) => !internal)?.seq ?? 1;
      this.#take(page.data);
      this.#show({ older: page.more ? 'some' : 'none' });
    } catch {
      this.#show({ older: 'failed' });
    }
  }

  /** Takes what concerns this conversation from a batch of events. */
  apply(events: readonly Event[]): void {
    const messages: Message[] = [];
    for (const event of events) {
      switch (event.type) {
        case 'message.created':
        case 'message.updated':
        case 'message.deleted':
          if (event.conversationId === this.id) messages.push(event.message);
          break;
        case 'conversation.read':
          if (event.conversationId === this.id) {
            this.#mark({ ...NO_MARKS, [event.side]: event.mark });
          }
          break;
        case 'conversation.created':
        case 'conversation.updated': {
          const { conversation } = event;
          if (conversation.id !== this.id) break;
          this.#fresh = false;
          this.#heard += 1;
          this.#show({ conversation });
          break;
        }
        case 'rating.created': {
          const { conversation } = this.state;
          if (event.conversationId === this.id && conversation) {
            this.#heard += 1;
            this.#show({ conversation: { ...conversation, rating: event.rating } });
          }
          break;
        }
        default:
        // Nothing of the rest is shown in a conversation; and a newer server has types that are not known here.
      }
    }
    this.#take(messages);
    void this.#report();
  }

  /** Shows a message, or a note, as sending and hands it to the outbox. False when it cannot hold more: keep the text. */
  send(text: string, attachments: readonly Attachment[] = [], note?: Note): boolean {
    this.#typing.sent();
    const { outbox, opening } = this.#options;
    const opens = this.#fresh;
    const more = {
      attachments,
      opening: (opens && opening?.()) || null,
      ...(note && { internal: true, ...note }),
    };
    return outbox.add({ conversationId: this.id, text, opens, ...more });
  }

  /** Tries a failed message again. */
  retry(messageId: string): void {
    this.#options.outbox.retry(messageId);
  }

  /** Changes the text of a message that `canEdit` allows. Shown once the server has it. @throws ApiError */
  async edit(messageId: string, text: string): Promise<void> {
    const address = { conversationId: this.id, id: messageId };
    this.#take([await this.#options.api.updateMessage(address, { text })]);
  }

  /** Takes a message back; one that was not sent yet never will be. @throws ApiError */
  async remove(messageId: string): Promise<void> {
    const { api, outbox } = this.#options;
    if (this.#stored.has(messageId)) {
      this.#take([await api.deleteMessage({ conversationId: this.id, id: messageId })]);
    } else {
      outbox.discard(messageId);
    }
  }

  /** The customer says whether what a message asks about may be published. @throws ApiError */
  async decide(messageId: string, consent: boolean): Promise<void> {
    const message = await this.#options.api.consent?.({ conversationId: this.id, id: messageId }, consent);
    if (message) this.#take([message]);
  }

  /** Says what the customer thought of it. @throws ApiError */
  async rate(score: number, comment?: string): Promise<void> {
    const input = { id: newId('rating'), score, ...(comment && { comment }) };
    const rating = await this.#options.api.createRating(this.id, input);
    const { conversation } = this.state;
    if (conversation) this.#show({ conversation: { ...conversation, rating } });
  }

  /** The text that is being written has changed: the other side hears of it now and then. */
  typed(text: string): void {
    this.#typing.typed(text);
  }

  /** Somebody types somewhere, or stopped. */
  hearTyping({ conversationId, author, typing, at }: TypingNews): void {
    if (conversationId !== this.id || sideOf(author) === this.#options.side) return;
    this.#typing.hear(author, typing, at);
  }

  /** The reader looks at the newest message right now. */
  seen(): void {
    const newest = this.#newestOfOther();
    // Lists say this after every picture, and a change would make the next picture.
    if (newest === this.#seen) return;
    this.#seen = newest;
    this.#show();
    void this.#report();
  }

  #handleWaiting = (): void => {
    const before = this.#waiting;
    this.#waiting = new Set(this.#entries().map(({ id }) => id));
    this.#show();
    // Gone without a word: another tab has sent it, perhaps before this one began to listen. Or it was taken back.
    if ([...before].some((id) => !this.#waiting.has(id) && !this.#stored.has(id))) void this.#lookAgain();
  };

  async #lookAgain(): Promise<void> {
    try {
      await this.load(await this.#options.api.conversation(this.id));
    } catch {
      // Nothing was ever sent here, or it cannot be asked now: what is shown stays.
    }
  }

  #entries() {
    return this.#options.outbox.entries.state.filter((entry) => entry.conversationId === this.id);
  }

  #take(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    this.#fresh = false;
    for (const message of messages) {
      if (message.conversationId !== this.id) continue;
      this.#stored.set(message.id, laterVersion(this.#stored.get(message.id), message));
      // Who has just spoken does not type.
      this.#typing.hear(message.author, false, message.createdAt);
    }
    if (this.#first === 0 && this.state.phase === 'ready') this.#first = 1;
    this.#advance();
    this.#show();
    if (this.state.phase === 'ready') this.#fill();
  }

  /** Moves `#last` over all that follows without a gap. */
  #advance(): void {
    const numbers = new Set([...this.#stored.values()].map(({ seq, internal }) => (internal ? 0 : seq)));
    while (numbers.has(this.#last + 1)) this.#last += 1;
  }

  /** Fetches what is missing between `#last` and the newest. */
  #fill(): void {
    const newest = Math.max(0, ...[...this.#stored.values()].map((message) => message.seq));
    if (this.#filling || newest <= this.#last) return;
    this.#filling = this.#options.api
      .messages(this.id, { after: this.#last })
      .then((page) => {
        this.#filling = undefined;
        if (page.data.length > 0) this.#take(page.data);
      })
      .catch(() => {
        // The next event or reconnect finds the same gap and asks again.
        this.#filling = undefined;
      });
  }

  #mark(marks: Record<Side, ReadMark>): void {
    this.#reading.know(marks[this.#options.side]);
    this.#show({ marks: laterMarks(this.state.marks, marks) });
  }

  #newestOfOther(): number {
    const other = otherSide(this.#options.side);
    let newest = 0;
    for (const { author, seq } of this.#stored.values()) {
      if (sideOf(author) === other && seq > newest) newest = seq;
    }
    return newest;
  }

  async #report(): Promise<void> {
    const told = await this.#reading.report({ delivered: this.#newestOfOther(), read: this.#seen });
    if (!told) return;
    this.#mark({ ...NO_MARKS, [told.side]: told.mark });
    await this.#report();
  }

  #show(changes: Partial<ConversationState> = {}): void {
    const { side, author } = this.#options;
    const marks = changes.marks ?? this.state.marks;
    const stored = [...this.#stored.values()].sort(byPlace);
    const waiting = this.#entries();
    const seen = Math.max(this.#seen, marks[side].read);
    this.#store.update({
      ...changes,
      messages: viewMessages({ stored, waiting, marks, side, author: author() }),
      unread: stored.filter((message) => message.seq > seen && sideOf(message.author) !== side).length,
    });
  }
}
