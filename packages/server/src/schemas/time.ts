/** The time that agents spend. */
import { z } from '@hono/zod-openapi';
import {
  type ConversationTime,
  type ConversationTimeQuery,
  LIMITS,
  type Page,
  type RecordedTime,
  type RecordTimeInput,
  type TimeEntry,
  type TimeQuery,
  type TimeSheet,
  type TimeSpan,
  type TimeSums,
} from '@parley/protocol';
import { cursor, id, pageLimit, queryInteger, slug, time } from './common.js';

const kind = z.enum(['answering', 'reading', 'moderating']);
const ms = z.int().min(0);

const span = z
  .strictObject({
    id: id('time'),
    kind,
    conversationId: id('conversation').nullable(),
    from: time,
    to: time,
  })
  .refine(
    ({ from, to }) => {
      const length = Date.parse(to) - Date.parse(from);
      return length > 0 && length <= LIMITS.timeSpanSeconds * 1000;
    },
    {
      path: ['to'],
      message: `It ends after it begins, and at most ${LIMITS.timeSpanSeconds} seconds later.`,
    },
  ) satisfies z.ZodType<TimeSpan>;

export const recordTimeInput = z
  .strictObject({ sentAt: time, spans: z.array(span).min(1).max(LIMITS.timeSpans) })
  .openapi('RecordTimeInput') satisfies z.ZodType<RecordTimeInput>;

export const recordedTime = z.strictObject({ ms }).openapi('RecordedTime') satisfies z.ZodType<RecordedTime>;

export const timeEntry = z
  .strictObject({
    id: id('time'),
    agentId: id('agent').nullable(),
    teamId: z.string().nullable(),
    conversationId: id('conversation').nullable(),
    kind,
    ms,
    from: time,
  })
  .openapi('TimeEntry') satisfies z.ZodType<TimeEntry>;

const sums = z
  .strictObject({ answering: ms, reading: ms, moderating: ms })
  .openapi('TimeSums') satisfies z.ZodType<TimeSums>;

const date = z.iso.date('Expected a day such as 2026-11-23.').openapi({ example: '2026-11-23' });

export const timeQuery = z.strictObject({
  from: date.optional(),
  days: queryInteger({ min: 1, max: LIMITS.timeDays }).default(7),
  zone: z.string().min(1).max(60).default('UTC').openapi({ example: 'Europe/Berlin' }),
  team: slug.optional(),
}) satisfies z.ZodType<TimeQuery>;

export const timeSheet = z
  .strictObject({ zone: z.string(), days: z.array(z.strictObject({ date, ms: sums })) })
  .openapi('TimeSheet') satisfies z.ZodType<TimeSheet>;

export const conversationTimeQuery = z.strictObject({
  cursor: cursor.optional(),
  limit: pageLimit,
}) satisfies z.ZodType<ConversationTimeQuery>;

export const conversationTimePage = z
  .strictObject({
    data: z.array(
      z
        .strictObject({ conversationId: id('conversation'), contactName: z.string().nullable(), ms: sums })
        .openapi('ConversationTime'),
    ),
    next: z.string().nullable(),
  })
  .openapi('ConversationTimePage') satisfies z.ZodType<Page<ConversationTime>>;
