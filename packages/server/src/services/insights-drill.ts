/** The very conversations behind a figure. Without a text and without a name: who may read them opens them. */
import type { InsightsConversation, InsightsConversationsQuery, Page } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { moneyText } from '../insights/figures.js';
import { type DrillKey, type DrillRow, findMeasures, listDrill } from '../store/insights-drill.js';
import { readAsked } from './insights-asked.js';
import { authorize } from './policy.js';

export async function getInsightsConversations(
  ctx: Context,
  query: InsightsConversationsQuery & { limit: number },
): Promise<Page<InsightsConversation>> {
  authorize(ctx.actor, 'insights.drill');
  const { state, basis, scope } = await readAsked(ctx, query);
  const { order = 'profit', cursor, limit } = query;
  const after = cursor === undefined ? null : keyOf(cursor);
  const found = await listDrill(ctx.db, scope, { order, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const { generation } = state;
  const measures = await findMeasures(ctx.db, { generation, ids: page.map(({ id }) => id) });
  const byId = new Map(measures.map((row) => [row.id, row]));
  const last = page.at(-1);
  return {
    data: page.flatMap((row) => {
      const known = byId.get(row.id);
      return known === undefined ? [] : [toConversation(row, known, basis)];
    }),
    next: found.length > limit && last ? `${last.amount}~${last.id}` : null,
  };
}

function keyOf(cursor: string): DrillKey {
  const [, amount, id] = /^(-?\d{1,18})~(cnv_[0-9a-z]{26})$/.exec(cursor) ?? [];
  if (amount === undefined || id === undefined)
    throw new AppError('invalid_input', 'cursor: That is no cursor of this list.');
  return { amount, id };
}

type Measures = Awaited<ReturnType<typeof findMeasures>>[number];

const numberOf = (value: number | string | null) => (value === null ? null : Number(value));

function toConversation(
  row: DrillRow,
  known: Measures,
  { currency, time }: { currency: string; time: 'own' | 'team' },
): InsightsConversation {
  const [cost, value] = [BigInt(row.cost), BigInt(row.value)];
  return {
    conversationId: row.id,
    siteId: known.site_id ?? '',
    kind: known.kind ?? 'chat',
    teamId: known.team_id,
    page: known.page,
    campaign: known.campaign,
    createdAt: known.created_at,
    messages: Number(row.messages),
    time: time === 'own' ? Number(row.ms) : null,
    cost: moneyText(cost, currency),
    value: moneyText(value, currency),
    profit: moneyText(value - cost, currency),
    firstResponse: numberOf(known.first_response),
    resolution: numberOf(known.resolution),
    score: known.score,
  };
}
