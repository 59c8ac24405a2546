/**
 * `parley webhooks listen`: posts what happens to a program on this machine, signed as a webhook would be, while it is being
 * developed. It reads the feed with an API key, so that no address has to be reachable from the server.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { newWebhookSecret, signedHeaders } from '../webhooks/signing.js';

interface Flags {
  forward: string;
  url?: string;
  secret?: string;
  types?: string;
  site?: string;
}

interface Page {
  data: { id: string; type: string; cursor: string }[];
  cursor: string;
  more: boolean;
}

type Posted = Page['data'][number] & { webhookId: string; previous: string | null };

/** Seconds that the server waits for something to happen, and milliseconds after a failure. */
const WAIT = 20;
const REST_MS = 1_000;
const PATIENCE_MS = 15_000;

export function webhooksCommand(): Command {
  const listen = new Command('listen')
    .description('Post what happens from now on to a program on this machine, signed as a webhook is.')
    .requiredOption('--forward <url>', 'where to post, e.g. http://127.0.0.1:3000/parley')
    .option('--url <url>', 'where the server is; PARLEY_URL (default: http://127.0.0.1:4300)')
    .option('--secret <secret>', 'what to sign with; a new one is printed by default')
    .option('--types <types>', 'only these, with commas between')
    .option('--site <key>', 'only what belongs to this site')
    .addHelpText('after', '\nThe API key is read from PARLEY_API_KEY.')
    .action((flags: Flags) => listenAndForward(flags));
  return new Command('webhooks').description('Webhooks while a program is being written.').addCommand(listen);
}

class Refused extends Error {}

async function listenAndForward(flags: Flags): Promise<void> {
  const { forward, types, site, secret = newWebhookSecret() } = flags;
  const base = (flags.url ?? process.env.PARLEY_URL ?? 'http://127.0.0.1:4300').replace(/\/+$/, '');
  const key = process.env.PARLEY_API_KEY;
  if (!key) throw new Error('PARLEY_API_KEY is not set: make one with `parley key create`.');
  if (!URL.canParse(forward)) throw new Error(`--forward ${forward} is no address.`);

  async function read(after: string | undefined, wait: number): Promise<Page> {
    const wanted = { limit: '200', wait: String(wait), after, types, site };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(wanted)) if (value) query.set(name, value);
    const answer = await fetch(`${base}/v1/events?${query}`, { headers: { authorization: `Bearer ${key}` } });
    if (answer.ok) return (await answer.json()) as Page;
    const words = `The server answered ${answer.status}: ${await answer.text()}`;
    throw answer.status < 500 && answer.status !== 429 ? new Refused(words) : new Error(words);
  }
  /** The end of the log: what happened before was not for this program. */
  async function end(): Promise<string> {
    let page = await read(undefined, 0);
    while (page.more) page = await read(page.cursor, 0);
    return page.cursor;
  }

  let cursor = await end();
  let previous: string | null = null;
  console.log(`Listening. What comes is posted to ${forward}, signed with\n\n  ${secret}\n`);
  for (;;) {
    try {
      const page = await read(cursor, WAIT);
      for (const event of page.data) {
        await post(forward, secret, { ...event, webhookId: 'whk_local', previous });
        previous = event.cursor;
      }
      cursor = page.cursor;
    } catch (error) {
      if (error instanceof Refused) throw error;
      console.error(`${(error as Error).message} It is asked again.`);
      await pause(REST_MS);
    }
  }
}

/** Once: whoever develops sees the answer, and can make it happen again. */
async function post(forward: string, secret: string, event: Posted): Promise<void> {
  const body = JSON.stringify(event);
  const headers = signedHeaders([secret], { id: event.id, at: new Date(), body });
  const begun = performance.now();
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { status } = await fetch(forward, { method: 'POST', headers, body, redirect: 'manual', signal });
    console.log(`${event.type} ${event.id} -> ${status} in ${Math.round(performance.now() - begun)} ms`);
  } catch (error) {
    console.log(`${event.type} ${event.id} -> ${(error as Error).message}`);
  }
}
