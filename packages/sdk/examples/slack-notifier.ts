/** Tells a channel of Slack, or of whatever takes the same, when a customer writes or rates badly. Stays until it is ended. */
import { type Event, Parley } from '@parley/sdk';

const {
  PARLEY_URL: baseUrl = '',
  PARLEY_API_KEY: apiKey = '',
  SLACK_WEBHOOK_URL: channel = '',
} = process.env;
const parley = new Parley({ baseUrl, apiKey });
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());

/** What is worth a notice; undefined for all else. */
function noticeOf(event: Event): string | undefined {
  if (event.type === 'message.created' && event.message.author.type === 'contact') {
    return `${event.message.author.name ?? 'A visitor'}: ${event.message.text}`;
  }
  if (event.type === 'rating.created' && event.rating.score <= 2) return `Rated ${event.rating.score} of 5`;
  return undefined;
}

for await (const event of parley.events.subscribe({ cursor: null, signal: stop.signal })) {
  const text = noticeOf(event);
  if (text === undefined) continue;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(channel, { method: 'POST', headers, body: JSON.stringify({ text }) });
  if (!answer.ok) console.error(`The channel answered ${answer.status}.`);
}
