/** The settings over the API: the document's own schema, and what a change of it says. */
import { z } from '@hono/zod-openapi';
import { LIMITS, type Settings, type SettingsChange, type UpdateSettingsInput } from '@parley/protocol';
import { settingsSchema } from '../settings/settings-schema.js';
import { errorBody } from './answers.js';

export const settings = settingsSchema.openapi('Settings') satisfies z.ZodType<Settings>;

const settingsChange = z
  .strictObject({
    path: z.array(z.string().min(1).max(200)).min(1).max(12),
    was: z.unknown().optional(),
    value: z.unknown().optional(),
  })
  .openapi('SettingsChange') satisfies z.ZodType<SettingsChange>;

export const updateSettingsInput = z
  .strictObject({ changes: z.array(settingsChange).min(1).max(LIMITS.settingsChanges) })
  .openapi('UpdateSettingsInput') satisfies z.ZodType<UpdateSettingsInput>;

/** The refusal, and what stands there now. */
export const settingsConflict = z
  .strictObject({ error: errorBody.shape.error, settings })
  .openapi('SettingsConflict');
