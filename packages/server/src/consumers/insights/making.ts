/**
 * Makes figures anew, a bounded piece at a time: all of them beside the ones that are read, which stay as they are until the new ones are
 * whole; or, when only rates changed, those from a day on, in their place. Where it is stands in the database, so it goes on after a crash.
 */
import type { Db } from '../../db/schema.js';
import type { Basis } from '../../insights/basis.js';
import { slotOf, timeOfSlot } from '../../insights/slots.js';
import { deleteOldMakings, listConversationsSince } from '../../store/insights-ledger.js';
import { countSources, findTimeFrom, listIdsAfter } from '../../store/insights-sources.js';
import { type InsightsState, lockInsightsState, updateInsightsState } from '../../store/insights-state.js';
import type { Means } from './reckon.js';
import { reckonConversations, reckonOutcomes, reckonTime } from './reckon.js';

/** Conversations, outcomes, and quarters of an hour of one piece: some tenths of a second at most, for writers wait. */
const PIECE = 250;
const PIECE_SLOTS = 2 * 96;
const OLD_ROWS = 2000;

/** Begins what is to be made, if anything is. @returns how it stands then */
export async function beginMaking(db: Db, basis: Basis, now: Date): Promise<InsightsState> {
  const state = await lockInsightsState(db);
  const wantedBasis = JSON.stringify(basis);
  const known = state.making === null ? state.basis : state.making_basis;
  const isOther = known !== wantedBasis;
  if (!isOther && (state.wanted === null || state.making !== null)) return state;
  const isWhole = isOther || state.wanted === 0;
  const next = Math.max(state.generation, state.making ?? 0) + 1;
  const change: Partial<InsightsState> = {
    wanted: null,
    making: isWhole ? next : state.generation,
    making_basis: wantedBasis,
    from_slot: isWhole ? 0 : state.wanted,
    stage: 'conversations',
    after_key: '',
    done: 0,
    total: await countSources(db),
    frozen_at: isWhole ? (state.frozen_at ?? now.toISOString()) : null,
  };
  await updateInsightsState(db, change);
  return { ...state, ...change };
}

/** Makes the next piece. @returns whether there is more to do */
export async function makePiece(db: Db, state: InsightsState, means: Means): Promise<boolean> {
  const keep = [state.generation, ...(state.making === null ? [] : [state.making])];
  if (state.making === null || state.stage === null) {
    return !(await deleteOldMakings(db, { keep, limit: OLD_ROWS }));
  }
  const piece = await PIECES[state.stage](db, state, means);
  if (piece.after !== null) {
    await updateInsightsState(db, { after_key: piece.after, done: state.done + piece.done });
    return true;
  }
  const stage = NEXT[state.stage];
  if (stage !== null) await updateInsightsState(db, { stage, after_key: '' });
  else await finish(db, state);
  return true;
}

const NEXT = { conversations: 'outcomes', outcomes: 'time', time: null } as const;

interface Piece {
  /** Null: the stage is done. */
  after: string | null;
  done: number;
}

const PIECES = {
  async conversations(db: Db, state: InsightsState, means: Means): Promise<Piece> {
    const { after_key: after, from_slot: from } = state;
    const ids = from
      ? await listConversationsSince(db, { generation: means.generation, from, after, limit: PIECE })
      : await listIdsAfter(db, { table: 'conversation', after, limit: PIECE });
    await reckonConversations(db, means, ids);
    return { after: ids.at(-1) ?? null, done: ids.length };
  },

  async outcomes(db: Db, { after_key: after }: InsightsState, means: Means): Promise<Piece> {
    const ids = await listIdsAfter(db, { table: 'outcome', after, limit: PIECE });
    await reckonOutcomes(db, means, ids);
    return { after: ids.at(-1) ?? null, done: ids.length };
  },

  async time(db: Db, { after_key: after, from_slot }: InsightsState, means: Means): Promise<Piece> {
    const begin = after === '' ? (from_slot ?? 0) : Number(after);
    const next = await findTimeFrom(db, timeOfSlot(begin));
    if (next === undefined) return { after: null, done: 0 };
    const from = slotOf(next);
    await reckonTime(db, means, { from, to: from + PIECE_SLOTS });
    return { after: String(from + PIECE_SLOTS), done: 0 };
  },
};

/** From now on what was made is read. */
async function finish(db: Db, { generation, basis, making, making_basis }: InsightsState): Promise<void> {
  await updateInsightsState(db, {
    ...{ generation: making ?? generation, basis: making_basis ?? basis },
    ...{ making: null, making_basis: null, from_slot: null, stage: null, after_key: '', frozen_at: null },
  });
}
