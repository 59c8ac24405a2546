/** Puts the making of figures together: one process at a time reads the log for it, and makes anew what is to be made anew. */
import type { Db } from '../../db/schema.js';
import { type Basis, basisOf } from '../../insights/basis.js';
import { Prices } from '../../insights/prices.js';
import type { FreshRow } from '../../log/append.js';
import type { SettingsStore } from '../../settings/settings-store.js';
import { type InsightsState, readInsightsState } from '../../store/insights-state.js';
import { listPrices } from '../../store/rates.js';
import { type Effect, OwnedConsumer, type OwnedConsumerOptions, type Ownership } from '../owned-consumer.js';
import { changesOf, reckonChanges } from './changes.js';
import { beginMaking, makePiece } from './making.js';
import type { Means, Tails } from './reckon.js';

interface Options extends Pick<OwnedConsumerOptions, 'db' | 'commits' | 'signals' | 'now' | 'onError'> {
  settings: SettingsStore;
}

/** Little at once, for nothing else is stored meanwhile, and what is said in one conversation together. */
const READING = { batch: 200, pauseMs: 500 };

export function openInsights(options: Options): OwnedConsumer {
  const ledger = new InsightsLedger(options);
  return new OwnedConsumer({
    ...options,
    ...READING,
    name: 'insights',
    handle: async (rows) => ledger.handle(rows),
    tick: (owner: Ownership) => ledger.work(owner),
  });
}

const TAILS: Tails = { longerThan: 500, read: 300 };

/** What it is to make figures: from the log as it goes on, and anew. */
export class InsightsLedger {
  readonly #options: Pick<Options, 'settings' | 'now'>;
  readonly #tails: Tails;
  #prices: { key: string; prices: Prices } | undefined;

  constructor(options: Pick<Options, 'settings' | 'now'>, tails = TAILS) {
    this.#options = options;
    this.#tails = tails;
  }

  /** Always something: how far it is says up to when the figures know what happened. */
  handle(rows: FreshRow[]): Effect {
    const changes = changesOf(rows);
    return async (tx) => {
      const state = await readInsightsState(tx.db);
      const means = await this.#meansOf(tx.db, state);
      // What there is before the first making will be made with it.
      if (means !== undefined) await reckonChanges(tx.db, means, changes);
    };
  }

  /** Makes anew what is to be, to its end. */
  async work(owner: Ownership): Promise<void> {
    for (let isMore = true; isMore && !owner.isStopping; ) {
      isMore = await owner.commit(async (tx) => {
        const { settings, now } = this.#options;
        const state = await beginMaking(tx.db, basisOf(settings.current), now());
        const means = await this.#meansOf(tx.db, state);
        return means !== undefined && (await makePiece(tx.db, state, means));
      });
    }
  }

  /** While a new making is at work it alone goes on; the one that is read stays as it was. */
  async #meansOf(db: Db, state: InsightsState): Promise<Means | undefined> {
    const generation = state.making ?? state.generation;
    if (generation === 0) return undefined;
    const text = (state.making === null ? null : state.making_basis) ?? state.basis;
    const basis = JSON.parse(text) as Basis;
    const key = `${state.prices} ${text}`;
    if (this.#prices?.key !== key) this.#prices = { key, prices: new Prices(await listPrices(db), basis) };
    return { generation, basis, prices: this.#prices.prices, tails: this.#tails };
  }
}
