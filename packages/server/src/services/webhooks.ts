/** Webhooks: registering addresses that are told what happens on a site, changing and rotating them. */
import {
  type CreateWebhookInput,
  type EventChoice,
  type EventFilter,
  LIMITS,
  newId,
  type UpdateWebhookInput,
  type Webhook,
  type WebhookPage,
  type WebhookWithSecret,
} from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { encodeCursor } from '../log/cursor.js';
import { readHead } from '../log/read.js';
import { hurryDeliveries } from '../store/deliveries.js';
import {
  countWebhooks,
  filterOf,
  findWebhook,
  insertWebhook,
  listWebhooks,
  updateWebhookRow,
  type WebhookRow,
} from '../store/webhooks.js';
import type { AddressGuard } from '../webhooks/address-guard.js';
import { newWebhookSecret } from '../webhooks/signing.js';
import type { Created } from './contacts.js';
import { requireCursorId, siteOf } from './paging.js';
import { type Action, authorize } from './policy.js';
import { requireSite } from './sites.js';
import { staffEvent } from './staff-event.js';

/** The secret before signs for so long, too: time to tell every receiver of the new one. */
const ROTATION_MS = 24 * 3600_000;

export interface WebhookMeans {
  guard: AddressGuard;
}

/** Begins with what happens from now on. @throws AppError `conflict` when the id is another webhook's, or there are too many */
export async function createWebhook(
  ctx: Context,
  { guard }: WebhookMeans,
  input: CreateWebhookInput,
): Promise<Created<WebhookWithSecret>> {
  const site = requireSite(ctx, input.site);
  authorize(ctx.actor, 'webhook.create', { what: 'site', siteId: site.id, contactId: null });
  const now = ctx.now();
  const { id = newId('webhook', now.getTime()), description = null } = input;
  const row: WebhookRow = {
    ...{ id, site_id: site.id, description },
    url: requireUrl(guard, input.url),
    ...toColumns(ctx, { types: [], teams: [], kinds: [], ...withoutUndefined(input) }),
    ...{ secret: newWebhookSecret(), previous_secret: null, previous_secret_until: null },
    ...{ state: 'enabled', reason: null, failing_since: null, hold_until: null, told_at: null },
    ...{ cursor: 0, last_cursor: null, position: 0, replay_cursor: null, replay_up_to: null },
    ...{ created_at: now.toISOString() },
  };
  return ctx.commit(async (tx) => {
    const known = await findWebhook(tx.db, id);
    if (known !== undefined) {
      if (known.site_id !== row.site_id || known.url !== row.url) throw taken();
      return { value: withSecret(known, now), created: false };
    }
    if ((await countWebhooks(tx.db, site.id)) >= LIMITS.webhooks) {
      throw new AppError('conflict', `A site has ${LIMITS.webhooks} webhooks at most. Delete one first.`);
    }
    const fresh = { ...row, cursor: await readHead(tx.db) };
    if (!(await insertWebhook(tx.db, fresh))) throw taken();
    tx.append(staffEvent(ctx, { type: 'webhook.created', subjectId: id }));
    return { value: withSecret(fresh, now), created: true };
  });
}

export async function getWebhooks(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<WebhookPage> {
  authorize(ctx.actor, 'webhook.list');
  const after = query.cursor === undefined ? '' : requireCursorId('webhook', query.cursor);
  const found = await listWebhooks(ctx.db, { siteId: siteOf(ctx.actor), after, limit: query.limit + 1 });
  const data = found.slice(0, query.limit).map((row) => toWebhook(row, ctx.now()));
  return { data, next: found.length > query.limit ? (data.at(-1)?.id ?? null) : null };
}

export async function getWebhook(ctx: Context, id: string): Promise<Webhook> {
  return toWebhook(await requireWebhook(ctx, 'webhook.read', id), ctx.now());
}

/** @throws AppError `invalid_input` for an address to which we may not post */
export async function updateWebhook(
  ctx: Context,
  { guard }: WebhookMeans,
  { id, ...input }: UpdateWebhookInput & { id: string },
): Promise<Webhook> {
  const now = ctx.now();
  return ctx.commit(async (tx) => {
    const row = await requireWebhook({ ...ctx, db: tx.db }, 'webhook.update', id);
    const change: Partial<WebhookRow> = {
      ...toColumns(ctx, { ...filterOf(row), ...withoutUndefined(input) }),
      ...(input.url !== undefined && { url: requireUrl(guard, input.url) }),
      ...(input.description !== undefined && { description: input.description }),
      ...(input.state === 'paused' && row.state === 'enabled' && { state: 'paused', reason: 'by_hand' }),
      ...(input.state === 'enabled' && {
        ...{ state: 'enabled', reason: null, failing_since: null, hold_until: null, told_at: null },
      }),
    };
    await updateWebhookRow(tx.db, id, change);
    tx.append(staffEvent(ctx, { type: 'webhook.updated', subjectId: id, changed: Object.keys(input) }));
    if (input.state === 'enabled') await hurryDeliveries(tx.db, id, now.toISOString());
    return toWebhook({ ...row, ...change }, now);
  });
}

/** Makes a new secret; the one before signs for another day, too. */
export async function rotateWebhook(ctx: Context, id: string): Promise<WebhookWithSecret> {
  const now = ctx.now();
  return ctx.commit(async (tx) => {
    const row = await requireWebhook({ ...ctx, db: tx.db }, 'webhook.update', id);
    const change = {
      secret: newWebhookSecret(),
      previous_secret: row.secret,
      previous_secret_until: new Date(now.getTime() + ROTATION_MS).toISOString(),
    };
    await updateWebhookRow(tx.db, id, change);
    tx.append(staffEvent(ctx, { type: 'webhook.updated', subjectId: id, changed: ['secret'] }));
    return withSecret({ ...row, ...change }, now);
  });
}

/** Nothing is told any more, and what was told is forgotten. */
export async function deleteWebhook(ctx: Context, id: string): Promise<{ id: string }> {
  return ctx.commit(async (tx) => {
    await requireWebhook({ ...ctx, db: tx.db }, 'webhook.delete', id);
    await updateWebhookRow(tx.db, id, { state: 'deleted' });
    tx.append(staffEvent(ctx, { type: 'webhook.deleted', subjectId: id }));
    return { id };
  });
}

/** @throws AppError `not_found` when it is not there, or not the actor's to know of */
export async function requireWebhook(
  ctx: Pick<Context, 'actor' | 'db'>,
  action: Action,
  id: string,
): Promise<WebhookRow> {
  const row = await findWebhook(ctx.db, id);
  if (row === undefined) {
    authorize(ctx.actor, action);
    throw notFound('webhook');
  }
  authorize(ctx.actor, action, { what: 'webhook', siteId: row.site_id, contactId: null });
  return row;
}

export function toWebhook(row: WebhookRow, now: Date): Webhook {
  const { replay_cursor: replay, replay_up_to: upTo, previous_secret_until: until } = row;
  return {
    id: row.id,
    siteId: row.site_id,
    url: row.url,
    description: row.description,
    ...filterOf(row),
    state: row.state,
    reason: row.reason,
    failingSince: row.failing_since,
    cursor: encodeCursor(Number(row.cursor)),
    replay:
      replay === null || upTo === null
        ? null
        : { cursor: encodeCursor(Number(replay)), upTo: encodeCursor(Number(upTo)) },
    previousSecretUntil: until !== null && until > now.toISOString() ? until : null,
    createdAt: row.created_at,
  };
}

function withSecret(row: WebhookRow, now: Date): WebhookWithSecret {
  return { ...toWebhook(row, now), secret: row.secret };
}

function taken(): AppError {
  return new AppError('conflict', 'That id already belongs to another webhook.');
}

/** What is absent says nothing. */
function withoutUndefined(input: EventChoice): Partial<EventFilter> {
  const { types, teams, kinds } = input;
  return { ...(types && { types }), ...(teams && { teams }), ...(kinds && { kinds }) };
}

function toColumns(ctx: Context, { types, teams, kinds }: EventFilter) {
  const known = new Set(ctx.settings.current.teams.map(({ id }) => id));
  const unknown = teams.find((team) => !known.has(team));
  if (unknown !== undefined) throw invalid('teams', `There is no team "${unknown}".`);
  return { types: JSON.stringify(types), teams: JSON.stringify(teams), kinds: JSON.stringify(kinds) };
}

/** Names are looked up when it is posted: what they stand for may change at any time. */
function requireUrl(guard: AddressGuard, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const secure = url?.protocol === 'https:';
  if (url === undefined || !(secure || url.protocol === 'http:')) {
    throw invalid('url', 'Expected an address such as https://crm.example.com/parley.');
  }
  if (url.username !== '' || url.password !== '') throw invalid('url', 'It must hold no credentials.');
  if (!secure && !guard.allowsPrivate) throw invalid('url', 'It must begin with https://.');
  try {
    guard.checkHost(url.hostname, secure);
  } catch (error) {
    throw invalid('url', error instanceof Error ? error.message : 'It is not allowed.');
  }
  url.hash = '';
  return url.href;
}

function invalid(path: string, message: string): AppError {
  return new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }] });
}
