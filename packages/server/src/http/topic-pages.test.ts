/** A discussion without our script: readable, described, harmless, and never stale. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { topicsOf } from '../testing/topics.js';

let server: TestServer;
let agent: Caller;
let newTopic: ReturnType<typeof topicsOf>;

beforeAll(async () => {
  server = await startTestServer();
  agent = await server.signIn('moderator');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

const page = { url: 'http://shop.example/p/42', title: 'Halden One' };
const jsonLd = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');

describe('the HTML of a discussion', () => {
  it('shows who said what, nested, in the language of the site', async () => {
    const { path, post } = newTopic();
    const { id } = await post(await server.newContact(), 'Does it fit?\nA small child', { page });
    const reply = await post(agent, 'It does', { parentId: id });

    const { body, headers } = await server.call(`${path}/html?site=shop`);

    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(body).toMatch(/^<section [^>]*lang="en" dir="ltr" aria-label="Discussion"/);
    expect(body).toContain('<p dir="auto">Does it fit?<br>A small child</p>');
    expect(body).toMatch(new RegExp(`<li id="parley-${id}">.*<ol><li id="parley-${reply.id}">`));
    expect(body).toContain('<b dir="auto">The moderator</b> <span>Official</span>');
  });

  it('makes nothing of what people write but text and links that nobody recommends', async () => {
    const { path, post } = newTopic();
    const text =
      '</script><script>alert(1)</script> <img src=x onerror=alert(1)> https://a.example/"onload=x .';
    await post(agent, text);

    const { body } = await server.call(`${path}/html?site=shop`);

    expect(body.match(/<script/g)).toHaveLength(1);
    expect(body).not.toContain('<img');
    expect(body).toContain('<a href="https://a.example/" rel="ugc nofollow noopener">');
    expect(jsonLd(body).comment[0].text).toBe(text);
  });

  it('formats what people write as the element does, and describes it without the signs', async () => {
    const { path, post } = newTopic();
    await post(
      agent,
      '> Is *it*?\n\nYes, **very**, see [the manual](https://a.example/m?a=1&b=2):\n\n1. `open <b>`\n2. ride',
    );

    const { body } = await server.call(`${path}/html?site=shop`);

    expect(body).toContain(
      [
        '<blockquote><p dir="auto">Is <em>it</em>?</p></blockquote><p dir="auto">Yes, <strong>very</strong>, see ',
        '<a href="https://a.example/m?a=1&amp;b=2" rel="ugc nofollow noopener">the manual</a>:</p>',
        '<ol><li dir="auto" value="1"><code>open &lt;b&gt;</code></li><li dir="auto" value="2">ride</li></ol>',
      ].join(''),
    );
    expect(jsonLd(body).comment[0].text).toBe('Is it? Yes, very, see the manual: open <b> ride');
  });

  it('describes a discussion as DiscussionForumPosting, and questions as QAPage with the answer', async () => {
    const { path, post, at } = newTopic();
    const question = await post(await server.newContact(), 'Does it fit?', { page });
    const reply = await post(agent, 'It does', { parentId: question.id });
    const talk = jsonLd((await server.call(`${path}/html?site=shop`)).body);
    expect(talk).toMatchObject({
      '@type': 'DiscussionForumPosting',
      headline: 'Halden One',
      url: page.url,
      commentCount: 2,
      comment: [{ '@type': 'Comment', text: 'Does it fit?', comment: [{ text: 'It does' }] }],
    });

    await server.call(`${path}?site=shop`, { as: agent, method: 'PATCH', body: { format: 'questions' } });
    await server.call(at(reply.id), { as: agent, method: 'PATCH', body: { answer: true } });

    expect(jsonLd((await server.call(`${path}/html?site=shop`)).body)).toMatchObject({
      '@type': 'QAPage',
      mainEntity: { '@type': 'Question', name: 'Halden One', acceptedAnswer: { text: 'It does' } },
    });
  });

  it('is answered with 304 while nothing has changed, and is new with the next decision', async () => {
    const { path, post } = newTopic();
    const { id } = await post(await server.newContact(), 'Rude');
    const first = await server.call(`${path}/html?site=shop`);
    const tag = first.headers.get('etag') ?? '';
    const again = () => server.call(`${path}/html?site=shop`, { headers: { 'if-none-match': tag } });

    expect((await again()).status).toBe(304);
    const body = { site: 'shop', messageIds: [id], decision: 'reject' };
    await server.call('/v1/moderation/decisions', { as: agent, body });
    const fresh = await again();
    expect(fresh.status).toBe(200);
    expect(fresh.body).not.toContain('Rude');
  });

  it('leads to its next page', async () => {
    const { path, post } = newTopic();
    for (let i = 0; i < 21; i += 1) await post(agent, `Message ${i}`);

    const { body } = await server.call(`${path}/html?site=shop`);
    const next = /<a rel="next" href="([^"]+)">/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';

    expect(body).not.toContain('Message 20');
    expect((await server.call(next.replace(server.url, ''))).body).toContain('Message 20');
  });
});

it('feeds tell the latest first, with nothing in them that is not XML', async () => {
  const { path, post } = newTopic();
  const { id } = await post(agent, 'First', { page });
  await post(agent, 'Second <b> & \u0001', { parentId: id });

  const rss = (await server.call(`${path}/rss?site=shop`)).body;
  const atom = (await server.call(`${path}/atom?site=shop`)).body;

  expect(rss.indexOf('Second')).toBeLessThan(rss.indexOf('First'));
  expect(rss).toContain(`<guid isPermaLink="true">http://shop.example/p/42#parley-${id}</guid>`);
  expect(rss).toContain('Second &amp;lt;b&amp;gt; &amp;amp; ');
  expect(atom).toContain(
    '<content type="html">&lt;p dir=&quot;auto&quot;&gt;Second &amp;lt;b&amp;gt; &amp;amp; &lt;/p&gt;</content>',
  );
  for (const feed of [rss, atom]) expect(feed).not.toContain('\u0001');
});
