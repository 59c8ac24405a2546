/** An agent at work in the console: its inbox, one conversation open at a time, answers. */
import {
  AgentSession,
  Api,
  type ConversationStore,
  InboxDesk,
  type MessageView,
  SafeStorage,
} from '@parley/widget/testing';
import type { Account } from '../account/account.js';
import type { Shown } from '../account/evidence.js';
import type { Random } from '../random.js';
import { until } from '../until.js';
import { openPage } from './browser.js';
import { acknowledgeShown, toShown } from './shown.js';

const MOST_WAITING = 30;

export interface DeskOptions {
  name: string;
  server: string;
  email: string;
  password: string;
  account: Account;
  random: Random;
}

export class Desk {
  readonly name: string;
  readonly #account: Account;
  readonly #random: Random;
  readonly #desk: InboxDesk;
  readonly #closePage: () => void;
  readonly #waiting = new Set<string>();
  /** Where it answered, with an answer that may still wait. */
  readonly #answered = new Set<string>();
  /** Why the console was closed on the agent; nothing of this should happen. */
  ended: string | null = null;

  private constructor(options: DeskOptions, desk: InboxDesk, closePage: () => void) {
    this.name = options.name;
    this.#account = options.account;
    this.#random = options.random;
    this.#desk = desk;
    this.#closePage = closePage;
  }

  static async signIn(options: DeskOptions): Promise<Desk> {
    const { server, email, password } = options;
    const closePage = openPage(server, server);
    const api = new Api({ server });
    const session = new AgentSession(api);
    await session.signIn({ email, password });
    const { agent, error } = session.state;
    if (agent === null) throw new Error(`${options.name} cannot sign in.`, { cause: error });
    let ended = () => {};
    const inbox = new InboxDesk({
      api,
      agent,
      storage: new SafeStorage(() => undefined),
      onEnded: () => ended(),
    });
    const desk = new Desk(options, inbox, closePage);
    ended = () => {
      desk.ended = 'the session ended';
    };
    let followed: ConversationStore | null = null;
    inbox.subscribe(({ conversation, refused }) => {
      if (refused) desk.ended = refused.message;
      if (conversation === null || conversation === followed) return;
      followed = conversation;
      conversation.subscribe(({ messages }) => desk.#see(conversation.id, messages));
    });
    inbox.start();
    return desk;
  }

  get isOnline(): boolean {
    return this.#desk.state.connection === 'online';
  }

  /** Answers in the conversation that is open, and now and then opens another. */
  write(): void {
    const { rows } = this.#desk.inbox.state;
    if (rows.length === 0) return;
    const { conversation } = this.#desk.state;
    if (this.#waiting.size >= MOST_WAITING) {
      // What became of it is seen where it was said.
      if (this.#random.between(1, 10) === 1) this.#desk.open(this.#random.pick([...this.#answered]));
      return;
    }
    if (conversation === null || this.#random.between(1, 20) === 1)
      this.#desk.open(this.#random.pick(rows).id);
    else if (conversation.state.phase === 'ready') {
      const text = this.#account.write(this.name);
      this.#waiting.add(text);
      this.#answered.add(conversation.id);
      if (!conversation.send(text)) throw new Error(`${this.name}: the outbox is full.`);
    } else if (conversation.state.phase === 'failed') void conversation.load();
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Opens each of the conversations, so that what was answered there is seen. */
  async look(conversationIds: readonly string[]): Promise<void> {
    for (const id of conversationIds) await this.#read(id);
  }

  /** All that is shown in each of the conversations. */
  async shown(conversationIds: readonly string[]): Promise<Shown[]> {
    const all: Shown[] = [];
    for (const id of conversationIds) all.push(await this.#read(id));
    return all;
  }

  #see(conversationId: string, messages: readonly MessageView[]): void {
    acknowledgeShown({ messages, conversationId }, this.#waiting, this.#account);
    const failed = messages.find(({ delivery }) => delivery === 'failed');
    if (failed) this.ended = `“${failed.text}” is shown as failed`;
  }

  async #read(id: string): Promise<Shown> {
    this.#desk.open(id);
    await until(() => this.#desk.state.conversation?.id === id, { what: `${this.name} opens ${id}` });
    const { conversation } = this.#desk.state;
    if (conversation === null) throw new Error(`${this.name} cannot open ${id}.`);
    return toShown(this.name, conversation);
  }

  close(): void {
    this.#desk.close();
    this.#closePage();
  }
}
