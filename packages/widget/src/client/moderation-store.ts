/**
 * A queue of moderation while somebody works through it. What is decided leaves the screen at once and comes back when the
 * server refuses; everything can be taken back, the latest first. What others do meanwhile it is told, and asks for now and then.
 */
import type {
  ModerationCounts,
  ModerationDecisionInput,
  ModerationDecisionResult,
  ModerationNews,
  ModerationQueue,
  SanctionInput,
  TopicMessage,
} from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { ModerationApi } from './moderation-api.js';
import {
  isAbout,
  type Mark,
  type ModerationItems,
  withItems,
  withMark,
  withNewest,
  withNews,
  withoutItems,
} from './moderation-queue.js';
import {
  type Decision,
  type ModerationDeed,
  type ModerationState,
  NEW_MODERATION,
} from './moderation-state.js';
import { Store } from './store.js';

const OPPOSITE: Readonly<Record<Mark, Mark>> = {
  ...{ pin: 'unpin', unpin: 'pin', mark: 'unmark' },
  ...{ unmark: 'mark', lock: 'unlock', unlock: 'lock' },
};

/** A page: as many as can be decided about at once. */
const PAGE = LIMITS.decisions;

interface Overtaken {
  site: string;
  queue: ModerationQueue;
  before: ModerationItems;
  changed: ModerationItems;
}

/** Puts back what was done. @returns how many were left as they are */
type Undo = () => Promise<{ count: number; left: number }>;

export class ModerationStore extends Store<ModerationState> {
  readonly #api: ModerationApi;
  readonly #request: Pick<Api, 'request'>;
  #next: string | null = null;
  /** Grows with all that makes an answer on its way old. */
  #turn = 0;
  /** Whether news came while the beginning was being loaded. */
  #missed = false;
  readonly #deciding = new Set<string>();
  readonly #undos: Undo[] = [];
  /** One deed after another, so that taking back comes after what is taken back. */
  #tail: Promise<void> = Promise.resolve();

  constructor(api: Pick<Api, 'request'>) {
    super(NEW_MODERATION);
    this.#api = new ModerationApi(api);
    this.#request = api;
  }

  /** Shows another queue. */
  async open(site: string, queue: ModerationQueue): Promise<void> {
    const { state } = this;
    if (state.site === site && state.queue === queue && state.phase === 'ready') return;
    const counts = state.site === site ? state.counts : null;
    if (state.site !== site) this.#undos.length = 0;
    const undoable = this.#undos.length > 0;
    this.set({ ...NEW_MODERATION, site, queue, counts, undoable, deed: state.deed, person: state.person });
    await this.load();
  }

  /** From the beginning. */
  async load(): Promise<void> {
    const turn = this.#begin();
    this.update({ phase: 'loading', error: null });
    try {
      const { site, queue } = this.state;
      const [page, counts] = await Promise.all([
        this.#api.messages({ site, queue, limit: PAGE }),
        this.#api.counts(site),
      ]);
      if (turn !== this.#turn) return;
      this.#next = page.next;
      this.update({
        ...{ phase: 'ready', items: page.data, settled: new Set() },
        ...{ more: page.next !== null, counts },
      });
      if (this.#missed) void this.refresh();
      this.#missed = false;
    } catch (thrown) {
      if (turn === this.#turn) this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** How much waits on a site, where no queue of it is on the screen. */
  async count(site: string): Promise<void> {
    if (this.state.site !== site) this.set({ ...NEW_MODERATION, site });
    try {
      const counts = await this.#api.counts(site);
      if (this.state.site === site) this.update({ counts });
    } catch {
      // It asks again in a moment.
    }
  }

  /** What has come and gone meanwhile. What is on the screen stays when it cannot be asked. */
  async refresh(): Promise<void> {
    if (this.state.phase !== 'ready' || this.#deciding.size > 0) return;
    const turn = this.#turn;
    const { site, queue } = this.state;
    try {
      const [page, counts] = await Promise.all([
        this.#api.messages({ site, queue, limit: PAGE }),
        this.#api.counts(site),
      ]);
      if (turn !== this.#turn) return;
      if (page.next === null) this.#next = null;
      const newest = withNewest(this.state.items, page, this.#deciding);
      const there = new Set(newest.map(({ message }) => message.id));
      const settled = new Set([...this.state.settled].filter((id) => !there.has(id)));
      const stay = this.state.items.filter(({ message }) => settled.has(message.id));
      this.update({ counts, items: withItems(newest, stay), settled, more: this.#next !== null });
    } catch {
      // It asks again in a moment.
    }
  }

  /** What others have done, as the server tells it. */
  hear(news: ModerationNews): void {
    const { state } = this;
    if (news.site !== state.site) return;
    if (this.#deciding.size === 0) this.update({ counts: news.counts });
    if (state.phase === 'ready') {
      // What is on its way was asked for before this was known.
      this.#begin();
      this.update(withNews(state, news, this.#deciding));
    } else this.#missed = true;
    if (news.reload) void this.refresh();
    if (state.person && isAbout(news, state.person.id)) void this.#loadPerson(state.person.id);
  }

  /** Takes rows from the screen that belong to this queue no more. */
  letGo(ids: ReadonlySet<string>): void {
    const { items, settled } = this.state;
    const going = new Set([...ids].filter((id) => settled.has(id)));
    if (going.size === 0) return;
    this.update({
      items: withoutItems(items, going),
      settled: new Set([...settled].filter((id) => !ids.has(id))),
    });
  }

  async loadMore(): Promise<void> {
    const { site, queue, loadingMore } = this.state;
    if (this.#next === null || loadingMore) return;
    this.update({ loadingMore: true });
    try {
      const page = await this.#api.messages({ site, queue, limit: PAGE, cursor: this.#next });
      if (site !== this.state.site || queue !== this.state.queue) return;
      this.#next = page.next;
      const items = withItems(this.state.items, withoutItems(page.data, this.#deciding));
      this.update({ items, more: page.next !== null });
    } catch {
      // The button is still there.
    } finally {
      this.update({ loadingMore: false });
    }
  }

  /** @param text what one message says from now on, with `approve` */
  decide(wanted: readonly string[], decision: Decision, text?: string): Promise<void> {
    const { site, queue, items, settled } = this.state;
    const ids = wanted.filter((id) => !settled.has(id));
    const chosen = new Set(ids);
    const before = items.filter(({ message }) => chosen.has(message.id));
    if (before.length === 0) return this.#tail;
    this.#begin();
    for (const id of ids) this.#deciding.add(id);
    this.#take(before.length, queue);
    this.update({ items: withoutItems(items, chosen) });
    return this.#one(decision, async () => {
      try {
        const { decided, left, changed } = await this.#send(before, {
          ...{ site, decision },
          ...(text !== undefined && { text }),
        });
        if (decided.length > 0) this.#undos.push(() => this.#takeBack({ site, queue, decided }));
        if (queue === 'decided') this.#put(site, queue, decided);
        this.#showChanged({ site, queue, before, changed });
        return { count: decided.length, left: left.length };
      } catch (thrown) {
        this.#take(-before.length, queue);
        this.#put(site, queue, before);
        throw thrown;
      } finally {
        for (const id of ids) this.#deciding.delete(id);
      }
    });
  }

  /** Takes the latest deed back. */
  undo(): Promise<void> {
    return this.#one('undo', async () => {
      const undo = this.#undos.pop();
      if (!undo) return null;
      try {
        return await undo();
      } catch (thrown) {
        this.#undos.push(undo);
        throw thrown;
      }
    });
  }

  async openPerson(id: string): Promise<void> {
    this.update({ person: { id, phase: 'loading', history: null, error: null } });
    await this.#loadPerson(id);
  }

  closePerson(): void {
    this.update({ person: null });
  }

  sanction(contactId: string, input: SanctionInput | null): Promise<void> {
    const before = this.state.person?.history?.standing.sanction ?? null;
    return this.#one(input?.kind ?? 'lift', async () => {
      await this.#judge(contactId, input);
      this.#undos.push(async () => {
        await this.#judge(contactId, before);
        return { count: 1, left: 0 };
      });
      return { count: 1, left: 0 };
    });
  }

  /** Pins a message, calls it the answer, closes its discussion, or none of that any more. */
  mark(id: string, mark: Mark): Promise<void> {
    const item = this.state.items.find(({ message }) => message.id === id);
    if (!item) return this.#tail;
    const { site } = this.state;
    const of = { site, topic: item.topic.key, id };
    return this.#one(mark, async () => {
      await this.#carryOut(of, mark);
      this.#undos.push(async () => {
        await this.#carryOut(of, OPPOSITE[mark]);
        return { count: 1, left: 0 };
      });
      return { count: 1, left: 0 };
    });
  }

  async #carryOut({ site, topic, id }: { site: string; topic: string; id: string }, mark: Mark) {
    await this.#api.mark({ site, topic, id }, mark);
    if (this.state.site === site) this.update({ items: withMark(this.state.items, { topic, id }, mark) });
  }

  /** What this message answers, so that it can be understood. */
  async wantParent(id: string): Promise<void> {
    const { site, items, parents } = this.state;
    const item = items.find(({ message }) => message.id === id);
    const parentId = item?.message.parentId;
    if (!item || !parentId || parents.has(parentId)) return;
    const path = `/v1/topics/${encodeURIComponent(item.topic.key)}/messages/${parentId}/context`;
    try {
      const { message } = await this.#request.request<{ message: TopicMessage }>(path, { query: { site } });
      this.update({ parents: new Map([...this.state.parents, [parentId, message]]) });
    } catch {
      // Nobody can read it any more: then the message stands alone.
    }
  }

  #begin(): number {
    this.#turn += 1;
    return this.#turn;
  }

  #one(
    what: ModerationDeed['what'],
    deed: () => Promise<{ count: number; left: number } | null>,
  ): Promise<void> {
    const run = async () => {
      try {
        const done = await deed();
        if (done) this.update({ deed: { what, ...done, error: null } });
      } catch (thrown) {
        this.update({ deed: { what, count: 0, left: 0, error: ApiError.from(thrown) } });
      }
      this.update({ undoable: this.#undos.length > 0 });
      this.#begin();
      await this.refresh();
    };
    this.#tail = this.#tail.then(run);
    return this.#tail;
  }

  /** What somebody has decided or reworded since it was seen here is left. */
  async #send(items: ModerationItems, input: Omit<ModerationDecisionInput, 'messageIds' | 'seen'>) {
    const result: ModerationDecisionResult = { decided: [], left: [], changed: [] };
    for (let at = 0; at < items.length; at += PAGE) {
      const page = items.slice(at, at + PAGE);
      const seen = Object.fromEntries(page.map(({ message, version }) => [message.id, version]));
      const answer = await this.#api.decide({ ...input, messageIds: Object.keys(seen), seen });
      result.decided.push(...answer.decided);
      result.left.push(...answer.left);
      result.changed.push(...answer.changed);
    }
    return result;
  }

  /** Somebody was faster: the rows come back for a moment, and say so. */
  #showChanged({ site, queue, before, changed }: Overtaken): void {
    const { state } = this;
    if (changed.length === 0 || state.site !== site || state.queue !== queue) return;
    const ids = new Set(changed.map(({ message }) => message.id));
    this.#put(
      site,
      queue,
      before.filter(({ message }) => ids.has(message.id)),
    );
    this.update(withNews(this.state, { changed, gone: [] }, new Set()));
  }

  async #takeBack({
    site,
    queue,
    decided: before,
  }: {
    site: string;
    queue: ModerationQueue;
    decided: ModerationItems;
  }) {
    const { decided, left } = await this.#send(before, { site, decision: 'undo' });
    const back = decided.filter((item) => item.queue === queue);
    this.#put(site, queue, back);
    return { count: decided.length, left: left.length };
  }

  #put(site: string, queue: ModerationQueue, items: ModerationItems): void {
    const { state } = this;
    if (state.site === site && state.queue === queue) this.update({ items: withItems(state.items, items) });
  }

  /** The number at the queue goes with the messages, until it is asked for again. */
  #take(count: number, queue: ModerationQueue): void {
    const { counts } = this.state;
    if (!counts || !(queue in counts)) return;
    const name = queue as keyof ModerationCounts;
    // So many or more: how many more is not known.
    if (counts[name] >= LIMITS.queueCount) return;
    this.update({ counts: { ...counts, [name]: Math.max(0, counts[name] - count) } });
  }

  async #judge(contactId: string, input: SanctionInput | null): Promise<void> {
    await (input === null ? this.#api.lift(contactId) : this.#api.sanction(contactId, input));
    if (this.state.person?.id === contactId) await this.#loadPerson(contactId);
  }

  async #loadPerson(id: string): Promise<void> {
    try {
      const history = await this.#api.history(id);
      if (this.state.person?.id !== id) return;
      this.update({ person: { id, phase: 'ready', history, error: null } });
    } catch (thrown) {
      if (this.state.person?.id !== id) return;
      this.update({ person: { id, phase: 'failed', history: null, error: ApiError.from(thrown) } });
    }
  }
}
