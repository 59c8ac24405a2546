import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { TopicBranchPage, TopicMessage } from '@parley/protocol';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../cli/workspace.js';
import { DISQUS, REMARK42, WORDPRESS } from '../testing/exports.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';
import { checkStore } from '../upkeep/check.js';
import { readDisqus } from './disqus.js';
import { type ImportOptions, importDiscussions } from './import-discussions.js';
import { openSource } from './open-source.js';
import type { LeftOut, SourceItem } from './source.js';

let server: TestServer;
let workspace: Workspace;
let left: LeftOut[];

beforeEach(async () => {
  server = await startTestServer();
  workspace = await openWorkspace(server.installation);
  left = [];
});
afterEach(async () => {
  await workspace.close();
  await server.stop();
});

function bring(source: AsyncIterable<SourceItem>, options: Partial<ImportOptions> = {}) {
  const site = workspace.ctx.settings.current.sites.find(({ key }) => key === 'shop');
  if (site === undefined) throw new Error('No shop.');
  return importDiscussions(workspace.ctx, source, {
    ...{ site, format: 'disqus', origin: null, topicBy: 'url', dryRun: false },
    onProgress: () => undefined,
    onLeftOut: (item) => left.push(item),
    ...options,
  });
}

const fileWith = (content: string | Buffer) => {
  const file = join(server.installation.dataDir, `export-${Math.random()}`);
  writeFileSync(file, content);
  return file;
};
const open = (format: Parameters<typeof openSource>[0], content: string | Buffer) =>
  openSource(format, fileWith(content), () => undefined);

/** What anybody sees: author, words and answers, the oldest first. */
async function seen(topic: string) {
  const path = `/v1/topics/${encodeURIComponent(topic)}/messages?site=shop&sort=oldest`;
  const { body } = await server.call(path, {});
  const one = ({ author, text, stub, depth }: TopicMessage) => [depth, author?.name ?? null, stub ?? text];
  return (body as TopicBranchPage).data.flatMap((branch) => [one(branch), ...branch.first.map(one)]);
}

describe('importing', () => {
  it('brings threads of Disqus with answers, stubs and what waits for nobody', async () => {
    const report = await bring(await open('disqus', DISQUS));

    expect(report).toEqual({ topics: 2, messages: 6, known: 0, leftOut: 4, broken: 1 });
    expect(await seen('http://shop.example/kettle')).toEqual([
      [0, 'Ann', 'Does it whistle?'],
      [1, 'Bea', 'It does, see the manual (https://shop.example/m).\n\nPage 3 <here>.'],
      [0, null, 'deleted'],
      [1, 'Bea', 'To the one that is gone'],
    ]);
    expect(await seen('http://shop.example/closed')).toEqual([[0, 'Dee', 'Orphan']]);
    const { body: topic } = await server.call(
      `/v1/topics/${encodeURIComponent('http://shop.example/closed')}?site=shop`,
      {},
    );
    expect(topic).toMatchObject({
      locked: true,
      title: 'Closed',
      url: 'http://shop.example/closed',
      messages: 1,
    });
    expect(left.map(({ where, broken }) => [where, broken])).toEqual([
      ['line 28', true],
      ['message 15', false],
      ['the place of message 16', false],
      ['thread https://elsewhere.example/page', false],
    ]);
    expect(await checkStore(workspace.ctx.db)).toEqual([]);
  });

  it('puts what was said elsewhere among what was said here, by when it was written', async () => {
    const topic = 'http://shop.example/kettle';
    const path = `/v1/topics/${encodeURIComponent(topic)}`;
    const as = server.key('shop');
    for (let n = 1; n <= 20; n += 1)
      await server.call(`${path}/messages?site=shop`, { as, body: { text: `Here ${n}` } });
    await bring(await open('disqus', DISQUS));

    const read = async (sort: string) => {
      const texts: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const query = new URLSearchParams({ site: 'shop', sort, ...(after && { after }) });
        const { body } = await server.call(`${path}/messages?${query}`, {});
        texts.push(...(body as TopicBranchPage).data.map(({ text, stub }) => stub ?? text));
        after = body.next;
      }
      return texts;
    };
    const oldest = await read('oldest');
    const newest = await read('newest');
    const { body: feed } = await server.call(`${path}/rss?site=shop`, {});

    expect(oldest.slice(0, 3)).toEqual(['Does it whistle?', 'deleted', 'Here 1']);
    expect(newest).toEqual(oldest.toReversed());
    expect(feed).not.toContain('Does it whistle?');
    expect((await server.call(`${path}/messages?site=shop&after=999`, {})).body.error.code).toBe(
      'invalid_input',
    );
  });

  it('adds nothing when the same file comes again, and what was missing after a crash', async () => {
    const many = Array.from(
      { length: 250 },
      (_, n): SourceItem => ({
        ...{
          kind: 'message',
          id: `${n}`,
          threadId: 't',
          parentId: n % 3 === 1 ? `${n - 1}` : null,
          text: `No. ${n}`,
        },
        ...{
          author: { key: `${n % 7}`, name: null },
          at: new Date(1e12 + n * 1000).toISOString(),
          status: 'published',
        },
      }),
    );
    const thread: SourceItem = {
      ...{
        kind: 'thread',
        id: 't',
        url: 'http://shop.example/t',
        identifier: null,
        title: null,
        locked: false,
      },
    };
    const source = () => Readable.from([...many, thread]);
    const crash = { onProgress: () => expect.unreachable('a crash') };
    await expect(bring(source(), crash)).rejects.toThrow('a crash');

    expect(await bring(source())).toMatchObject({ messages: 150, known: 100, leftOut: 0 });
    expect(await bring(source())).toMatchObject({ messages: 0, known: 250, topics: 0 });
    const { body } = await server.call('/v1/topics/counts', {
      body: { site: 'shop', topics: ['http://shop.example/t'] },
    });
    expect(body.data).toEqual([{ topic: 'http://shop.example/t', messages: 250 }]);
    expect(await checkStore(workspace.ctx.db)).toEqual([]);
  });

  it('writes nothing in a dry run, and says the same', async () => {
    const dry = await bring(await open('disqus', DISQUS), { dryRun: true });

    expect(await seen('http://shop.example/kettle')).toEqual([]);
    expect(await bring(await open('disqus', DISQUS))).toEqual(dry);
  });

  it('brings comments of WordPress as their authors saw them, without pingbacks', async () => {
    const report = await bring(await open('wordpress', WORDPRESS));

    expect(report).toEqual({ topics: 1, messages: 3, known: 0, leftOut: 1, broken: 0 });
    expect(await seen('http://shop.example/news/')).toEqual([
      [0, 'Zoë', 'First line\nsecond line\n\nA paragraph'],
      [1, 'Acme', 'Thanks'],
    ]);
    expect(left[0]?.reason).toContain('pingback');
  });

  it('shows moderators what waited there, and what was spam', async () => {
    await bring(await open('wordpress', WORDPRESS));
    await bring(await open('disqus', DISQUS));
    const as = await server.signIn('admin');
    const queue = async (name: string) =>
      (await server.call(`/v1/moderation/messages?site=shop&queue=${name}`, { as })).body.data;

    expect(await queue('pending')).toMatchObject([{ message: { text: 'May I?', status: 'pending' } }]);
    const spam = { message: { text: 'Buy pills', status: 'rejected' }, decision: { decision: 'spam' } };
    expect(await queue('decided')).toContainEqual(
      expect.objectContaining({ decision: expect.objectContaining(spam.decision) }),
    );
    expect(
      (await queue('decided')).map((item: { message: { text: string } }) => item.message.text),
    ).toContain('Buy pills');
  });

  it('brings a packed backup of Remark42: Markdown as it was typed, closed pages closed', async () => {
    const report = await bring(await open('remark42', gzipSync(REMARK42)));

    expect(report).toEqual({ topics: 1, messages: 2, known: 0, leftOut: 2, broken: 1 });
    expect(await seen('http://shop.example/lamp')).toEqual([
      [0, null, 'Does it dim?'],
      [1, 'Ann', 'It **does**'],
    ]);
    expect(left[0]).toMatchObject({ where: 'line 4', broken: true });
  });

  it('brings the database of Isso, whose pages are paths', async () => {
    const file = fileWith('');
    const isso = new Database(file);
    isso.exec(`
      create table threads (id integer primary key, uri text unique, title text);
      create table comments (tid integer, id integer primary key, parent integer, created float, modified float, mode integer,
        remote_addr text, text text, author text, email text, website text, likes integer, dislikes integer, voters blob);
      insert into threads values (1, '/isso/', 'Isso');
      insert into comments values (1, 1, null, 1500000000.5, null, 1, '127.0.0.0', 'Hi', 'Eve', 'eve@example.com', null, 0, 0, null),
        (1, 2, 1, 1500000001, null, 1, '127.0.0.0', 'Hello', null, null, null, 0, 0, null),
        (1, 3, null, 1500000002, null, 2, '127.0.0.0', 'Waits', null, null, null, 0, 0, null);`);
    isso.close();
    await bring(await openSource('isso', file, () => undefined));

    expect(await seen('http://shop.example/isso/')).toEqual([
      [0, 'Eve', 'Hi'],
      [1, null, 'Hello'],
    ]);
  });

  it('takes no address of anybody along', async () => {
    await bring(await open('disqus', DISQUS));
    await bring(await open('wordpress', WORDPRESS));
    const contacts = await workspace.ctx.db.selectFrom('contact').selectAll().execute();

    expect(contacts.map(({ name }) => name)).toContain('Zoë');
    expect(JSON.stringify(contacts)).not.toMatch(/@example|203\.0\.113/);
  });

  it('tells the feed, so that a CRM has them too', async () => {
    await bring(await open('wordpress', WORDPRESS));

    await until(async () => {
      const { body } = await server.call('/v1/events?types=message.created', { as: server.key(null) });
      return body.data.length === 3;
    });
  });

  it('moves pages to where they are now, and calls topics by the key in the file when asked to', async () => {
    const elsewhere = DISQUS.replaceAll('http://shop.example/', 'http://old.example/');
    await bring(await open('disqus', elsewhere), { origin: 'http://shop.example', topicBy: 'id' });

    expect(await seen('kettle-42')).toHaveLength(4);
    expect(left.find(({ where }) => where.includes('closed'))?.reason).toContain('no key of its own');
  });

  it.each([
    ['disqus', '<rss></rss>', /no export of Disqus/],
    ['disqus', '<disqus><thread>', /Line 1 is no XML/],
    ['disqus', 'hello', /no XML/],
    ['wordpress', '<rss></rss>', /no export of WordPress/],
    ['remark42', '[]', /no backup of Remark42/],
    ['remark42', '', /empty/],
  ] as const)('refuses what is no export: %s %s', async (format, content, message) => {
    await expect(bring(await open(format, content))).rejects.toThrow(message);
  });

  it.each(['isso', 'disqus'] as const)(
    'refuses a file that is not there, or no database: %s',
    async (format) => {
      const nowhere = join(server.installation.dataDir, 'nowhere');
      await expect(openSource(format, nowhere, () => undefined)).rejects.toThrow(/it is not there/);
      await expect(async () => bring(await open('isso', 'not a database'))).rejects.toThrow(/no database/);
    },
  );

  it('never expands entities of a file’s own', async () => {
    const bomb = `<!DOCTYPE disqus [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>${DISQUS.slice(38).replace('Dee', '&b;')}`;
    const items = async () => {
      for await (const item of readDisqus(Readable.from([bomb])))
        expect(JSON.stringify(item)).not.toContain('root:');
    };
    await expect(items()).rejects.toThrow(/no XML/);
  });
});
