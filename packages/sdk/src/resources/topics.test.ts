import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Parley } from '../client.js';
import { type ParleyServer, startParley } from '../testing/parley-server.js';

let server: ParleyServer;
let parley: Parley;

beforeAll(async () => {
  server = await startParley();
  parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
});
afterAll(() => server?.stop());

describe('topics', () => {
  it('are described, spoken in, counted and fetched as HTML for one’s own page', async () => {
    const ref = { site: server.site, topic: 'https://acme.example/p/42' };

    await parley.topics.update(ref, { title: 'Halden One', url: 'https://acme.example/p/42' });
    const said = await parley.topics.post(ref, { text: 'It is in stock again' });

    expect(await parley.topics.get(ref)).toMatchObject({ title: 'Halden One', messages: 1 });
    expect((await parley.topics.messages(ref)).data).toMatchObject([{ id: said.id }]);
    expect((await parley.topics.counts(server.site, [ref.topic])).data[0]?.messages).toBe(1);
    expect(await parley.topics.html(ref)).toMatch(
      /^<section class="parley-discussion".*It is in stock again/s,
    );
  });

  it('are searched, page by page', async () => {
    const { site } = server;
    const ref = { site, topic: 'saddles' };
    const first = await parley.topics.post(ref, { text: 'A **saddle** of leather' });
    const second = await parley.topics.post(ref, { text: 'Saddles of wood' });
    await vi.waitFor(async () => expect((await parley.topics.search(site, 'saddle')).data).toHaveLength(2), {
      timeout: 20_000,
      interval: 100,
    });

    const page = await parley.topics.search(site, 'saddle', { topic: 'saddles', limit: 1 });
    const rest = await parley.topics.search(site, 'saddle', { cursor: page.next ?? undefined });

    expect(page.data.map(({ message }) => message.id)).toEqual([second.id]);
    expect(rest).toMatchObject({
      data: [{ message: { id: first.id }, text: 'A saddle of leather', ranges: [{ start: 2, end: 8 }] }],
      next: null,
    });
  });
});
