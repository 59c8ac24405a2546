/**
 * Fills Halden's public discussions, through the public API only: customers write as from its pages, Halden's people as
 * from the console. Ids are made from the texts, so that a second run adds nothing.
 */
import { createHash } from 'node:crypto';
import type { Ago } from './past.js';
import { idFrom, type SeedOptions, type Send, signIn } from './seed.js';
import { BAD_POSTS, PEOPLE, REPORTS, type SeedTopic, TOPICS } from './seed-discussions-data.js';

/** As long as a person takes for a short text. */
const WRITTEN_MS = 20_000;

/** Since when readers have been known, and when they reported something. */
const HOURS_KNOWN = 26 * 24;
const HOURS_REPORTED = 1.2;

/** A customer with a browser of their own. */
async function visit(url: string, site: string, name: string): Promise<Send> {
  const secret = createHash('sha256').update(`secret of ${name}`).digest('base64url');
  const call = async (method: string, path: string, { body, token }: { body: object; token?: string }) => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: {
        'content-type': 'application/json',
        // As a page of the server's own: it takes no session without a page.
        origin: new URL(url).origin,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${name}, ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json() as Promise<unknown>;
  };
  const contactId = idFrom('contact', `reader ${name}`);
  const open = async () =>
    ((await call('POST', '/v1/sessions', { body: { site, contactId, secret } })) as { token: string }).token;
  await call('PATCH', '/v1/me', { body: { name }, token: await open() });
  // A token is good for less time than lies between what somebody says and what they say next.
  return async (method, path, body = {}) => call(method, path, { body, token: await open() });
}

/** Writes everything, oldest first, and answers with the number of messages. */
export async function seedDiscussions(options: SeedOptions): Promise<number> {
  const { url, site, agents, ago } = options;
  await ago(HOURS_KNOWN);
  const voices = new Map<string, Send>();
  for (const [name, agent] of Object.entries(agents)) voices.set(name, await signIn(url, agent));
  for (const name of PEOPLE) voices.set(name, await visit(url, site, name));
  for (const topic of TOPICS) await seedTopic(topic, { site, voices, ago });
  for (const { topic, by, hoursAgo, text, trap } of BAD_POSTS) {
    await ago(hoursAgo);
    const send = await visit(url, site, by);
    const id = idFrom('message', text);
    // Robots fill in what people do not see.
    const written = { id, text, writtenMs: WRITTEN_MS, ...(trap && { trap }) };
    await send('POST', pathOf(topic, site, '/messages'), written);
  }
  await ago(HOURS_REPORTED);
  for (const { topic, post, by, ...report } of REPORTS) {
    const send = await visit(url, site, by);
    await send('POST', pathOf(topic, site, `/messages/${postId(topic, post)}/reports`), report);
  }
  await ago(0);
  return TOPICS.reduce((sum, { posts }) => sum + posts.length, BAD_POSTS.length);
}

function pathOf(topic: string, site: string, rest = ''): string {
  return `/v1/topics/${topic}${rest}?site=${site}`;
}

const postId = (topic: string, index: number) => idFrom('message', `${topic} ${index}`);

async function seedTopic(
  { topic, title, format, hoursAgo, posts, answer, pinned, votes }: SeedTopic,
  { site, voices, ago }: { site: string; voices: ReadonlyMap<string, Send>; ago: Ago },
): Promise<void> {
  const voice = (name: string): Send => {
    const send = voices.get(name);
    if (!send) throw new Error(`Nobody is called ${name}.`);
    return send;
  };
  const idOf = (index: number) => postId(topic, index);
  const maja = voice('maja');
  await maja('PATCH', pathOf(topic, site), { title, format });
  for (const [index, { by, text, to, team }] of posts.entries()) {
    // More and more slowly, as talk goes.
    await ago(hoursAgo * (1 - (index / posts.length) ** 2));
    await voice(by)('POST', pathOf(topic, site, '/messages'), {
      id: idOf(index),
      text,
      ...(to !== undefined && { parentId: idOf(to) }),
      ...(team === undefined ? { writtenMs: WRITTEN_MS } : { teamId: team }),
    });
  }
  for (const [index, count] of Object.entries(votes)) {
    const path = pathOf(topic, site, `/messages/${idOf(Number(index))}/vote`);
    const others = PEOPLE.filter((name) => name !== posts[Number(index)]?.by);
    for (const name of others.slice(0, count)) await voice(name)('PUT', path, { value: 1 });
  }
  const mark = (index: number, marks: object) =>
    maja('PATCH', pathOf(topic, site, `/messages/${idOf(index)}`), marks);
  if (answer !== undefined) await mark(answer, { answer: true });
  if (pinned !== undefined) await mark(pinned, { pinned: true });
}
