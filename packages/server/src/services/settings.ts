/**
 * The settings, read and changed field by field. A change says what stood there when it was read: whoever else changed just
 * that is never overwritten unseen, and whoever changed anything else is in nobody's way.
 */
import {
  changesInTheWay,
  type SettingsChange,
  type UpdateSettingsInput,
  withChanges,
} from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { invalidInput } from '../schemas/parse.js';
import { type Settings, settingsSchema } from '../settings/settings-schema.js';
import { authorize } from './policy.js';
import { staffEvent } from './staff-event.js';

/** Fields that one event names, at most. */
const MOST_NAMED = 50;

/** Somebody else changed what was to be changed. */
export class SettingsConflict extends AppError {
  /** As they are now. */
  readonly current: Settings;

  constructor(current: Settings, inTheWay: SettingsChange[]) {
    super('conflict', 'Somebody else changed the same meanwhile. Look at what is there now, then repeat.', {
      details: inTheWay.map(({ path }) => ({
        path: path.join('.'),
        message: 'It is not what it was when you read it.',
      })),
    });
    this.current = current;
  }
}

/** As they are now, whichever process changed them. */
export async function getSettings(ctx: Context): Promise<Settings> {
  authorize(ctx.actor, 'settings.read');
  await ctx.settings.reload();
  return ctx.settings.current;
}

/** @throws SettingsConflict; AppError `invalid_input` when they would make no settings */
export async function updateSettings(ctx: Context, { changes }: UpdateSettingsInput): Promise<Settings> {
  authorize(ctx.actor, 'settings.update');
  const changed = [...new Set(changes.map(({ path }) => path.join('.')))].slice(0, MOST_NAMED);
  const after = await ctx.commit(async (tx) => {
    const written = await ctx.settings.changeWithin(tx.db, (before) => {
      const inTheWay = changesInTheWay(before, changes);
      if (inTheWay.length > 0) throw new SettingsConflict(before, inTheWay);
      return changedSettings(before, changes);
    });
    tx.append(staffEvent(ctx, { type: 'settings.updated', subjectId: 'settings', changed }));
    return written;
  });
  await ctx.settings.reload();
  return after;
}

function changedSettings(before: Settings, changes: SettingsChange[]): Settings {
  const result = settingsSchema.safeParse(withChangesOrRefusal(before, changes));
  if (!result.success) throw invalidInput(result.error, (path) => byIds(withChanges(before, changes), path));
  const after = result.data;
  const left = new Set(after.sites.map(({ id }) => id));
  const lost = before.sites.find(({ id }) => !left.has(id));
  if (lost !== undefined) {
    throw refusal(`sites.${lost.id}`, 'A site is archived, not removed: what was said there stays.');
  }
  if (changes.some(({ path }) => path[0] === 'revision')) throw refusal('revision', 'It counts by itself.');
  return after;
}

function withChangesOrRefusal(before: Settings, changes: SettingsChange[]): unknown {
  try {
    return withChanges(before, changes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refusal(error.message, 'There is no such place in the settings.');
  }
}

function refusal(path: string, message: string): AppError {
  return new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }] });
}

/** The path of a mistake in the words of a change: things in lists by their ids. */
function byIds(document: unknown, path: PropertyKey[]): PropertyKey[] {
  let value = document;
  return path.map((step) => {
    const next: unknown = (value as Record<PropertyKey, unknown> | undefined)?.[step];
    const inList = Array.isArray(value);
    value = next;
    const id = (next as { id?: unknown } | null | undefined)?.id;
    return inList && typeof id === 'string' ? id : step;
  });
}
