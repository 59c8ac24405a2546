/** Adds up what belongs into one entry: of the same quarter of an hour, conversation, outcome, site and team. */
import type { InsightsEntryTable, PlaceColumns } from '../../db/insights-tables.js';
import type { Priced } from '../../insights/prices.js';

export interface EntryPlace extends PlaceColumns {
  slot: number;
  conversation_id: string | null;
  outcome_id?: string;
}

export interface Amounts {
  asked?: number;
  answered?: number;
  deflected?: number;
  ms?: number;
  labour?: Priced;
  service?: Priced;
  gains?: Priced;
  refunds?: Priced;
  lost?: Priced;
}

const MONEY = ['labour', 'service', 'gains', 'refunds', 'lost'] as const;

export class EntryBook {
  readonly #generation: number;
  readonly #rows = new Map<string, InsightsEntryTable>();

  constructor(generation: number) {
    this.#generation = generation;
  }

  add(place: EntryPlace, amounts: Amounts): void {
    const row = this.#rowAt(place);
    row.asked += amounts.asked ?? 0;
    row.answered += amounts.answered ?? 0;
    row.deflected += amounts.deflected ?? 0;
    row.ms += amounts.ms ?? 0;
    for (const column of MONEY) {
      const priced = amounts[column];
      if (priced === undefined) continue;
      row[column] += Number(priced.units);
      row.missing ??= priced.missing;
    }
  }

  entries(): InsightsEntryTable[] {
    return [...this.#rows.values()];
  }

  #rowAt(place: EntryPlace): InsightsEntryTable {
    const { slot, conversation_id, outcome_id = null, site_id, team_id } = place;
    const id = [outcome_id, conversation_id ?? site_id ?? '-', team_id ?? '-'].filter(Boolean).join(' ');
    const key = `${slot} ${id}`;
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = {
        ...{ generation: this.#generation, slot, id },
        ...{ site_id, kind: place.kind, team_id, page: place.page, campaign: place.campaign },
        ...{ conversation_id, outcome_id, asked: 0, answered: 0, deflected: 0, ms: 0 },
        ...{ labour: 0, service: 0, gains: 0, refunds: 0, lost: 0, missing: null },
      };
      this.#rows.set(key, row);
    }
    return row;
  }
}
