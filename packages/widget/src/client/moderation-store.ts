/**
 * A queue of moderation while somebody works through it. What is decided leaves the screen at once and comes back when the
 * server refuses; everything can be taken back, the latest first. It asks every few seconds what has come meanwhile.
 */
import type {
  ContactHistory,
  ModerationCounts,
  ModerationDecisionInput,
  ModerationQueue,
  SanctionInput,
  TopicMessage,
} from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import { ModerationApi } from './moderation-api.js';
import { type ModerationItems, withItems, withNewest, withoutItems } from './moderation-queue.js';
import { Store } from './store.js';

export type Decision = Exclude<ModerationDecisionInput['decision'], 'undo'>;

/** What has just been done, for words. */
export interface ModerationDeed {
  what: Decision | 'undo' | 'ban' | 'mute' | 'lift';
  count: number;
  /** How many were left as they are: gone, or somebody was faster. */
  left: number;
  /** Why it was not done. */
  error: ApiError | null;
}

export interface ModeratedPerson {
  id: string;
  phase: 'loading' | 'ready' | 'failed';
  history: ContactHistory | null;
  error: ApiError | null;
}

export interface ModerationState {
  site: string;
  queue: ModerationQueue;
  phase: 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  items: ModerationItems;
  more: boolean;
  loadingMore: boolean;
  counts: ModerationCounts | null;
  /** What messages in the list answer, by id, as far as anybody can read it. */
  parents: ReadonlyMap<string, TopicMessage>;
  person: ModeratedPerson | null;
  deed: ModerationDeed | null;
  undoable: boolean;
}

const NEW: ModerationState = {
  ...{ site: '', queue: 'pending', phase: 'loading', error: null, items: [], more: false },
  ...{ loadingMore: false, counts: null, parents: new Map(), person: null, deed: null, undoable: false },
};

/** A page: as many as can be decided about at once. */
const PAGE = LIMITS.decisions;

/** Puts back what was done. @returns how many were left as they are */
type Undo = () => Promise<{ count: number; left: number }>;

export class ModerationStore extends Store<ModerationState> {
  readonly #api: ModerationApi;
  readonly #request: Pick<Api, 'request'>;
  #next: string | null = null;
  /** Grows with all that makes an answer on its way old. */
  #turn = 0;
  readonly #deciding = new Set<string>();
  readonly #undos: Undo[] = [];
  /** One deed after another, so that taking back comes after what is taken back. */
  #tail: Promise<void> = Promise.resolve();

  constructor(api: Pick<Api, 'request'>) {
    super(NEW);
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
    this.set({ ...NEW, site, queue, counts, undoable, deed: state.deed, person: state.person });
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
      this.update({ phase: 'ready', items: page.data, more: page.next !== null, counts });
    } catch (thrown) {
      if (turn === this.#turn) this.update({ phase: 'failed', error: ApiError.from(thrown) });
    }
  }

  /** How much waits on a site, where no queue of it is on the screen. */
  async count(site: string): Promise<void> {
    if (this.state.site !== site) this.set({ ...NEW, site });
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
      const items = withNewest(this.state.items, page, this.#deciding);
      this.update({ counts, items, more: this.#next !== null });
    } catch {
      // It asks again in a moment.
    }
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
  decide(ids: readonly string[], decision: Decision, text?: string): Promise<void> {
    const { site, queue, items } = this.state;
    const chosen = new Set(ids);
    const before = items.filter(({ message }) => chosen.has(message.id));
    this.#begin();
    for (const id of ids) this.#deciding.add(id);
    this.#take(before.length, queue);
    this.update({ items: withoutItems(items, chosen) });
    return this.#one(decision, async () => {
      try {
        const { decided, left } = await this.#send(ids, {
          site,
          decision,
          ...(text !== undefined && { text }),
        });
        const done = decided.map(({ message }) => message.id);
        this.#undos.push(() => this.#takeBack({ site, queue, ids: done }));
        if (queue === 'decided') this.#put(site, queue, decided);
        return { count: done.length, left: left.length };
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

  async #send(ids: readonly string[], input: Omit<ModerationDecisionInput, 'messageIds'>) {
    const result = { decided: [] as ModerationItems[number][], left: [] as string[] };
    for (let at = 0; at < ids.length; at += PAGE) {
      const { decided, left } = await this.#api.decide({ ...input, messageIds: ids.slice(at, at + PAGE) });
      result.decided.push(...decided);
      result.left.push(...left);
    }
    return result;
  }

  async #takeBack({ site, queue, ids }: { site: string; queue: ModerationQueue; ids: readonly string[] }) {
    const { decided, left } = await this.#send(ids, { site, decision: 'undo' });
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
