/** What a site's rules would have done to what was said lately. It reads in bounded pages and lets others in between; it writes nothing. */
import { setImmediate as breathe } from 'node:timers/promises';
import { LIMITS, type ModerationReason, type SimulationResult } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import type { ModerationRule } from '../settings/moderation-settings.js';
import { findContact } from '../store/contacts.js';
import { listSince } from '../store/moderation.js';
import { listSpamWeights } from '../store/spam-weights.js';
import { findStanding } from '../store/standings.js';
import type { Draft, Standing } from './moderation/check.js';
import { moderate } from './moderation/moderate.js';
import { judgeSpam } from './moderation/spam-filter.js';
import { requireModeratedSite } from './moderation-queue.js';

const PAGE = 100;
const DAY = 86_400_000;
/** The longest that any rule looks back. */
const RECENT = 60;

type Row = Awaited<ReturnType<typeof listSince>>[number];

/** @throws AppError `invalid_input` without any rule */
export async function simulateRules(
  ctx: Context,
  { site: key, rules }: { site: string; rules: ModerationRule[] },
): Promise<SimulationResult> {
  const site = requireModeratedSite(ctx, 'moderation.simulate', key);
  if (rules.length === 0) throw new AppError('invalid_input', 'rules: name at least one.');
  const rows = await latest(ctx, site.id);
  const weights = await listSpamWeights(ctx.db, site.id);
  const standings = new Map<string, Standing>();
  const result: SimulationResult = {
    looked: rows.length,
    publish: 0,
    hold: 0,
    reject: 0,
    byRule: {},
    examples: [],
  };
  for (const [index, row] of rows.entries()) {
    if (index % 20 === 0) await breathe();
    const author = standings.get(row.author_id) ?? (await standingOf(ctx, row.author_id));
    standings.set(row.author_id, author);
    const draft: Draft = {
      text: row.text,
      locale: row.locale,
      author,
      recent: earlierOf(rows, index),
      honeypot: row.trap === 1 ? 'filled in' : '',
      writtenIn: row.written_ms,
      spam: judgeSpam(row.text, weights),
      at: row.created_at,
    };
    add(result, row, moderate(draft, rules));
  }
  return result;
}

async function latest(ctx: Context, siteId: string): Promise<Row[]> {
  const since = new Date(ctx.now().getTime() - LIMITS.simulationDays * DAY).toISOString();
  const rows: Row[] = [];
  let before: { at: string; id: string } | null = null;
  while (rows.length < LIMITS.simulated) {
    const found: Row[] = await listSince(ctx.db, { siteId, since, before, limit: PAGE });
    rows.push(...found.filter(({ status }) => status !== 'deleted'));
    const last = found.at(-1);
    if (found.length < PAGE || last === undefined) break;
    before = { at: last.created_at, id: last.id };
  }
  return rows.slice(0, LIMITS.simulated);
}

/** As the author stands now: how they stood then was not kept. */
async function standingOf(ctx: Context, contactId: string): Promise<Standing> {
  const contact = await findContact(ctx.db, contactId);
  const { published, rejected } = await findStanding(ctx.db, contactId);
  return { verified: contact?.verified ?? false, since: contact?.createdAt ?? '', published, rejected };
}

/** What the same author wrote before, the latest first. */
function earlierOf(rows: Row[], index: number): { text: string; at: string }[] {
  const author = rows[index]?.author_id;
  const earlier: { text: string; at: string }[] = [];
  for (let i = index + 1; i < rows.length && earlier.length < RECENT; i += 1) {
    const row = rows[i];
    if (row?.author_id === author && row !== undefined) earlier.push({ text: row.text, at: row.created_at });
  }
  return earlier;
}

function add(
  result: SimulationResult,
  row: Row,
  { decision, objections }: { decision: 'publish' | 'hold' | 'reject'; objections: ModerationReason[] },
): void {
  result[decision] += 1;
  for (const { rule } of objections) result.byRule[rule] = (result.byRule[rule] ?? 0) + 1;
  const isNews = decision !== 'publish' && row.status === 'published';
  if (isNews && result.examples.length < LIMITS.simulationExamples) {
    result.examples.push({ messageId: row.id, text: row.text.slice(0, 300), decision, reasons: objections });
  }
}
