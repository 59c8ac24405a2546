/** The time that agents spend. */
import {
  conversationTimePage,
  conversationTimeQuery,
  recordedTime,
  recordTimeInput,
  timeQuery,
  timeSheet,
} from '../schemas/time.js';
import { getTime, getTimeByConversation, recordTime } from '../services/time.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const tags = ['Time'];

const record = createRoute({
  ...{ method: 'post', path: '/v1/time', tags, security: [security.agent] },
  summary: 'Count time that the agent spent',
  description:
    'As the console measured it. Spans that overlap with others of the same agent are cut, so an agent’s minutes never come to more than the clock’s. What was counted once is not counted again.',
  request: { body: body(recordTimeInput) },
  responses: { 200: answer(recordedTime, 'What was counted'), ...refusals('forbidden') },
});

const read = createRoute({
  ...{ method: 'get', path: '/v1/time', tags, security: [security.agent, security.key] },
  summary: 'One’s own time by day, or that of a team',
  description:
    'With `team`, its total: for owners, administrators, analysts and API keys of all sites. Where the settings keep only totals, one’s own is refused.',
  request: { query: timeQuery },
  responses: { 200: answer(timeSheet, 'Day by day'), ...refusals('forbidden', 'not_found') },
});

const byConversation = createRoute({
  ...{ method: 'get', path: '/v1/time/conversations', tags, security: [security.agent] },
  summary: 'One’s own time by conversation, the newest conversation first',
  request: { query: conversationTimeQuery },
  responses: { 200: answer(conversationTimePage, 'A page'), ...refusals('forbidden') },
});

export function timeRoutes(app: App): void {
  app.openapi(record, async (c) => c.json(await recordTime(c.get('ctx'), c.req.valid('json')), 200));
  app.openapi(read, async (c) => c.json(await getTime(c.get('ctx'), c.req.valid('query')), 200));
  app.openapi(byConversation, async (c) =>
    c.json(await getTimeByConversation(c.get('ctx'), c.req.valid('query')), 200),
  );
}
