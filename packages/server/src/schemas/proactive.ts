/** Visitors who met the conditions of a message that speaks first. */
import { z } from '@hono/zod-openapi';
import type { RecordEncounterInput } from '@parley/protocol';
import { id, siteKey, slug } from './common.js';

export const recordEncounterInput = z
  .strictObject({
    site: siteKey,
    proactiveId: slug,
    visitorId: id('contact'),
    group: z.enum(['shown', 'held']),
  })
  .openapi('RecordEncounterInput') satisfies z.ZodType<RecordEncounterInput>;
