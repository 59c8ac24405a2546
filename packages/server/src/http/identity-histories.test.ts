/** Whatever people do in their browsers: nobody loses what they wrote, and nobody finds what another person wrote. */
import { newId } from '@parley/protocol';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { addIdentityKey } from '../services/identity-keys.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { checkStore } from '../upkeep/check.js';

const BROWSERS = 4;
const PEOPLE = 2;

let server: TestServer;
let secret: Uint8Array;

beforeAll(async () => {
  server = await startTestServer({ rateContact: 100_000, rateSession: 100_000 });
  const { ctx, close } = await createWorkspace(server.installation);
  secret = new TextEncoder().encode((await addIdentityKey(ctx, { site: 'shop' })).secret);
  await close();
});
afterAll(() => server.stop());

type Step =
  | { do: 'write' | 'sign off'; browser: number }
  | { do: 'identify'; browser: number; person: number };

const browser = fc.nat(BROWSERS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), browser }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('identify' as const), browser, person: fc.nat(PEOPLE - 1) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sign off' as const), browser }) },
);

/** One browser as its person sees it, and what must be true of it. */
interface Browser {
  visitor: Awaited<ReturnType<TestServer['newContact']>>;
  token: string;
  /** Who sits there: a person, or the visitor that only this browser knows. */
  owner: string;
}

class World {
  readonly #names = Array.from({ length: PEOPLE }, () => `person-${newId('contact')}`);
  readonly #browsers: Browser[] = [];
  /** Texts by conversation, and whose it is. */
  readonly #written = new Map<string, { owner: string; text: string }>();

  async open(): Promise<this> {
    while (this.#browsers.length < BROWSERS) this.#browsers.push(await this.#newBrowser());
    return this;
  }

  async take(taken: Step): Promise<void> {
    const at = this.#browsers[taken.browser];
    if (at === undefined) return;
    if (taken.do === 'write') return this.#write(at);
    if (taken.do === 'identify') return this.#identify(at, this.#names[taken.person] ?? '');
    await server.call('/v1/sign-off', { as: this.#as(at), body: {} });
    this.#browsers[taken.browser] = await this.#newBrowser();
  }

  /** Each browser, opened anew as on the next page, has what its person wrote anywhere, and nothing else. */
  async check(): Promise<void> {
    for (const at of this.#browsers) {
      const { contactId, secret: own } = at.visitor;
      const body = { site: 'shop', contactId, secret: own };
      const session = await server.call('/v1/sessions', { headers: { origin: 'http://shop.example' }, body });
      at.token = session.body.token;
      const { data } = (await server.call('/v1/conversations?limit=200', { as: this.#as(at) })).body;
      const seen: Record<string, string> = {};
      for (const { id, lastMessage } of data) seen[id] = lastMessage.text;
      const wanted = [...this.#written].filter(([, { owner }]) => owner === at.owner);
      expect(seen).toEqual(Object.fromEntries(wanted.map(([id, { text }]) => [id, text])));
    }
  }

  async #newBrowser(): Promise<Browser> {
    const visitor = await server.newContact();
    return { visitor, token: visitor.auth.token ?? '', owner: visitor.contactId };
  }

  #as({ visitor, token }: Browser) {
    return { headers: { ...visitor.headers, authorization: `Bearer ${token}` }, auth: { token } };
  }

  async #write(at: Browser): Promise<void> {
    const id = newId('conversation');
    const text = `Text of ${id}`;
    await server.call('/v1/conversations', { as: this.#as(at), body: { id, kind: 'chat' } });
    const sent = await server.call(`/v1/conversations/${id}/messages`, { as: this.#as(at), body: { text } });
    expect(sent.status).toBe(201);
    this.#written.set(id, { owner: at.owner, text });
  }

  async #identify(at: Browser, name: string): Promise<void> {
    const end = Math.floor(server.clock.now.getTime() / 1000) + 600;
    const signing = new SignJWT({ sub: name }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(end);
    const token = await signing.sign(secret);
    const { status, body } = await server.call('/v1/identify', { as: this.#as(at), body: { token } });
    if (this.#names.includes(at.owner) && at.owner !== name) {
      expect(status).toBe(409);
      return;
    }
    expect(status).toBe(200);
    const visitor = at.owner;
    at.token = body.token;
    at.owner = name;
    for (const written of this.#written.values()) if (written.owner === visitor) written.owner = name;
  }
}

it('holds for any history of several browsers and people', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const world = await new World().open();
      for (const taken of steps) await world.take(taken);
      await world.check();
    }),
    { numRuns: 12 },
  );
  const { ctx, close } = await createWorkspace(server.installation);
  expect(await checkStore(ctx.db)).toEqual([]);
  await close();
});
