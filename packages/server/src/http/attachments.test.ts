/** Files: in as raw bytes, along with a message, and out by a signed address. */
import { type Attachment, type Message, newId } from '@parley/protocol';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, photo, picture } from '../testing/files.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const start = async (as: Caller): Promise<string> =>
  (await server.call('/v1/conversations', { as, body: { kind: 'chat' } })).body.id;

const upload = (as: Caller, content: Buffer | string, query: Record<string, string> = {}) =>
  server.upload(content, { as, query: { name: 'a file', ...query } });

const send = (as: Caller, conversationId: string, body: object) =>
  server.call(`/v1/conversations/${conversationId}/messages`, { as, body });

const fetchFile = (url: string, headers: Record<string, string> = {}) => fetch(server.url + url, { headers });

describe('a file with a message', () => {
  it('goes from a customer to an agent, as it is', async () => {
    const [contact, agent] = [await server.newContact(), await server.signIn('agent')];
    const id = await start(contact);
    const watching = await connect(server.url, agent);
    await watching.emit('watch', { after: null });
    const name = 'Rechnung Nº 7 <b>"ä".txt';

    const uploaded = await upload(contact, 'Dear shop,\n', { name });
    const sent = await send(contact, id, { text: '', attachments: [uploaded.body.id] });

    expect(uploaded.status).toBe(201);
    expect(uploaded.body).toMatchObject({ name, type: 'text/plain', bytes: 11, width: null, height: null });
    expect(sent.body).toMatchObject({ text: '', attachments: [uploaded.body] });
    const { body } = await server.call(`/v1/conversations/${id}/messages`, { as: agent });
    expect(body.data[0].attachments).toEqual([uploaded.body]);
    await until(() => watching.live.some((event) => event.type === 'message.created'));
    watching.close();
    const created = watching.live.find((event) => event.type === 'message.created');
    expect(created).toMatchObject({ message: { attachments: [uploaded.body] } });
    const file = await fetchFile(uploaded.body.url);
    expect(await file.text()).toBe('Dear shop,\n');
  });

  it('is in the feed, in lists, and the same over the socket', async () => {
    const [contact, key] = [await server.newContact(), server.key(null)];
    const id = await start(contact);
    const files: Attachment[] = [];
    for (const text of ['one', 'two', 'three'])
      files.push((await upload(contact, text, { name: text })).body);
    const socket = await connect(server.url, contact);

    const order = [files[2], files[0], files[1]].map((file) => file?.id);
    const sent = await socket.emit('send', {
      id: newId('message'),
      conversationId: id,
      text: 'Three',
      attachments: order,
    });
    socket.close();

    const names = (message: Message) => message.attachments.map(({ name }) => name);
    expect(names(sent.data)).toEqual(['three', 'one', 'two']);
    const list = await server.call(`/v1/conversations/${id}`, { as: contact });
    expect(names(list.body.lastMessage)).toEqual(['three', 'one', 'two']);
    const feed = await server.call('/v1/events?limit=1000', { as: key });
    const event = feed.body.data.find((each: { message?: Message }) => each.message?.id === sent.data.id);
    expect(names(event.message)).toEqual(['three', 'one', 'two']);
  });

  it('can be sent twice and is one message', async () => {
    const contact = await server.newContact();
    const id = await start(contact);
    const [one, two] = [(await upload(contact, 'one')).body, (await upload(contact, 'two')).body];
    const message = { id: newId('message'), text: 'Here', attachments: [one.id] };

    const answers = [await send(contact, id, message), await send(contact, id, message)];
    const other = await send(contact, id, { ...message, attachments: [two.id] });
    const without = await send(contact, id, { id: message.id, text: 'Here' });

    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    expect(answers[1]?.body.attachments).toEqual([one]);
    expect([other.body.error.code, without.body.error.code]).toEqual(['conflict', 'conflict']);
  });

  it('belongs to one message only, also when two ask in the same moment', async () => {
    const contact = await server.newContact();
    const [here, there] = [await start(contact), await start(contact)];
    const { body: file } = await upload(contact, 'one');
    const asking = [here, there].map((id) => send(contact, id, { text: 'Mine', attachments: [file.id] }));

    const statuses = (await Promise.all(asking)).map(({ status }) => status);

    expect(statuses.sort()).toEqual([201, 400]);
  });

  it('is refused when it is somebody else’s, of another site, too old or not there', async () => {
    const [contact, stranger, agent] = [
      await server.newContact(),
      await server.newContact(),
      await server.signIn('agent'),
    ];
    const id = await start(contact);
    const foreign = (await upload(stranger, 'one')).body.id;
    const agents = (await upload(agent, 'one', { conversationId: id })).body.id;
    const old = (await upload(contact, 'one')).body.id;
    const today = server.clock.now;
    server.clock.now = new Date(today.getTime() + 24 * 3600_000 + 1);
    const fresh = await server.newContact();
    const own = await start(fresh);
    const now = (await upload(fresh, 'one')).body.id;

    const of = async (as: Caller, conversation: string, attachment: string) =>
      (await send(as, conversation, { text: 'x', attachments: [attachment] })).body.error?.code ?? 'ok';
    const results = [
      await of(fresh, own, foreign),
      await of(fresh, own, agents),
      await of(fresh, own, old),
      await of(fresh, own, newId('attachment')),
      await of(fresh, own, now),
    ];
    server.clock.now = today;

    expect(results).toEqual(['invalid_input', 'invalid_input', 'invalid_input', 'invalid_input', 'ok']);
  });

  it('goes away with its message', async () => {
    const contact = await server.newContact();
    const id = await start(contact);
    const { body: file } = await upload(contact, 'private words', { name: 'private name' });
    const { body: message } = await send(contact, id, { text: 'x', attachments: [file.id] });

    const path = `/v1/conversations/${id}/messages/${message.id}`;
    const deleted = await server.call(path, { as: contact, method: 'DELETE' });

    expect(deleted.body.attachments).toEqual([]);
    expect((await fetchFile(file.url)).status).toBe(404);
    const rows = JSON.stringify(await server.installation.rows());
    expect(rows).not.toContain('private name');
  });
});

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('of %s comes out upright and tells nothing', async (format) => {
    const contact = await server.newContact();
    const content = await photo(format);
    expect((await sharp(content).metadata()).exif?.includes('SECRET-OWNER')).toBe(true);

    const { body } = await upload(contact, content, { name: 'holiday' });

    expect(body).toMatchObject({ type: `image/${format}`, width: 40, height: 60 });
    const served = Buffer.from(await (await fetchFile(body.url)).arrayBuffer());
    expect(served.length).toBe(body.bytes);
    const { width, height, exif, xmp, orientation } = await sharp(served).metadata();
    expect({ width, height, exif, xmp, orientation: orientation ?? 1 }).toEqual({
      width: 40,
      height: 60,
      exif: undefined,
      xmp: undefined,
      orientation: 1,
    });
    expect(served.includes('SecretCam')).toBe(false);
  });

  it.each(['gif', 'avif'] as const)('of %s is shown in place', async (format) => {
    const contact = await server.newContact();

    const { body } = await upload(contact, await picture(format));

    expect(body).toMatchObject({ type: `image/${format}`, width: 30, height: 20 });
    const served = await fetchFile(body.url);
    expect(served.headers.get('content-disposition')).toMatch(/^inline/);
  });

  it('that moves goes on moving', async () => {
    const contact = await server.newContact();
    const frames = await Promise.all(
      ['red', 'blue'].map((background) =>
        sharp({ create: { width: 8, height: 6, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();

    const { body } = await upload(contact, moving);

    expect(body).toMatchObject({ type: 'image/gif', width: 8, height: 6 });
    const served = await sharp(Buffer.from(await (await fetchFile(body.url)).arrayBuffer())).metadata();
    expect(served).toMatchObject({ pages: 2, delay: [100, 100] });
  });
});

describe('an address of a file', () => {
  it('needs no credential, sets no cookie and lets nothing act', async () => {
    const contact = await server.newContact();
    const { body } = await upload(contact, await picture('png'));

    const { headers, status } = await fetchFile(body.url, { cookie: 'parley_session=nonsense' });

    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
    });
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('stays the same for hours, and is good for 12 to 24', async () => {
    const contact = await server.newContact();
    const { body } = await upload(contact, 'x');
    const expires = Number(new URL(body.url, server.url).searchParams.get('expires')) * 1000;

    expect(expires - Date.now()).toBeGreaterThan(12 * 3600_000);
    expect(expires - Date.now()).toBeLessThanOrEqual(24 * 3600_000);
    expect(expires % (12 * 3600_000)).toBe(0);
  });

  it('opens nothing when a sign of it is changed, when it has expired, or with another’s signature', async () => {
    const contact = await server.newContact();
    const id = await start(contact);
    const [one, two]: Attachment[] = [(await upload(contact, '1')).body, (await upload(contact, '2')).body];
    await send(contact, id, { text: '', attachments: [one?.id, two?.id] });
    const url = new URL(one?.url ?? '', server.url);
    const other = new URL(two?.url ?? '', server.url);
    const changed = (name: string, value: string) => {
      const copy = new URL(url);
      copy.searchParams.set(name, value);
      return fetch(copy).then(({ status }) => status);
    };

    expect((await fetch(url)).status).toBe(200);
    expect(await changed('expires', String(Number(url.searchParams.get('expires')) + 1))).toBe(404);
    expect(await changed('signature', other.searchParams.get('signature') ?? '')).toBe(404);
    expect(await changed('signature', '')).toBe(400);
    expect(await changed('expires', '1e9')).toBe(400);
    const today = server.clock.now;
    server.clock.now = new Date(Date.now() + 25 * 3600_000);
    expect((await fetch(url)).status).toBe(404);
    server.clock.now = today;
  });

  it('can be used as often as one likes, and guessed only so often', async () => {
    const small = await startTestServer({ rateAddress: 5 });
    const contact = await small.newContact();
    const { body } = await small.upload('x', { as: contact, query: { name: 'x' } });
    const statuses = async (url: string) => {
      const answers = new Set<number>();
      for (let n = 0; n < 8; n += 1) answers.add((await fetch(small.url + url)).status);
      return [...answers];
    };

    expect(await statuses(body.url)).toEqual([200]);
    expect(await statuses(`${body.url}x`)).toEqual([404, 429]);
    expect(await statuses(body.url)).toEqual([200]);
    await small.stop();
  });

  it('gives parts to players, and says when there is no such part', async () => {
    const contact = await server.newContact();
    const { body } = await upload(contact, '0123456789');
    const part = async (range: string, more = {}) => {
      const response = await fetchFile(body.url, { range, ...more });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };

    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=8-')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part('bytes=10-')).toEqual([416, 'bytes */10', '']);
    expect(await part('bytes=0-1,5-6')).toEqual([200, null, '0123456789']);
    expect(await part('nonsense')).toEqual([200, null, '0123456789']);
    expect(await part('bytes=2-4', { 'if-range': '"another"' })).toEqual([200, null, '0123456789']);
    const head = await fetch(server.url + body.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '10']);
    const again = await fetchFile(body.url, { 'if-none-match': head.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });
});

describe('the storage', () => {
  it('has one file for each attachment, under names that nobody chose', async () => {
    const fresh = await startTestServer();
    const contact = await fresh.newContact();

    const { body } = await fresh.upload('x', { as: contact, query: { name: '../../../etc/passwd' } });

    expect(body.name).toBe('../../../etc/passwd');
    const files = filesIn(fresh.installation.dataDir);
    expect(files).toEqual([`${fresh.installation.dataDir}/attachments/${body.id.slice(-2)}/${body.id}`]);
    await fresh.stop();
  });
});
