/** Files that mean harm, or are not what they say: refused by a documented code, and nothing of them stays. */
import { request } from 'node:http';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ErrorCode } from '@parley/protocol';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CHAT } from '../settings/settings-schema.js';
import { filesIn, picture, zip } from '../testing/files.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

const MAX = 200_000;

let server: TestServer;
let contact: Caller;
beforeAll(async () => {
  server = await startTestServer();
  await server.changeChat({ attachments: { ...rules(), maxBytes: MAX } });
  contact = await server.newContact();
});
afterAll(() => server.stop());

function rules() {
  const { attachments } = DEFAULT_CHAT;
  if (attachments === null) throw new Error('Nothing can be attached by default.');
  return attachments;
}

const stored = async () => (await server.installation.rows()).attachment?.length;

/** Uploads it, and checks that it is refused and that neither bytes nor row are left. */
async function refuses(content: Buffer | string, code: ErrorCode, query = {}): Promise<void> {
  const before = await stored();
  const { body } = await server.upload(content, { as: contact, query: { name: 'harmless.jpg', ...query } });
  expect(body.error?.code).toBe(code);
  expect(await stored()).toBe(before);
  expect(filesIn(server.installation.dataDir)).toHaveLength(before ?? 0);
}

/** Uploads it, and says how it is served. */
async function served(content: Buffer | string) {
  const { body } = await server.upload(content, { as: contact, query: { name: 'harmless.jpg' } });
  const response = await fetch(server.url + body.url);
  return {
    type: response.headers.get('content-type'),
    shown: response.headers.get('content-disposition')?.split(';')[0],
    policy: response.headers.get('content-security-policy'),
    content: Buffer.from(await response.arrayBuffer()),
  };
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const SCRIPT = '<script>alert(document.domain)</script>';

describe('active content under a harmless name', () => {
  it.each([
    ['an SVG with a script', SVG],
    ['an SVG after a declaration', `<?xml version="1.0"?>\n<!-- a comment -->\n${SVG}`],
    ['an SVG after a byte order mark and blanks', `\ufeff \n\t${SVG}`],
    ['an SVG in capitals', SVG.toUpperCase()],
    ['a page', `<!doctype html><title>x</title>${SCRIPT}`],
    ['a page without a head', `\n ${SCRIPT}`],
    ['a page in a comment', `<!-- x -->${SCRIPT}`],
    [
      'XML',
      '<?xml version="1.0"?><a xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></a>',
    ],
    [
      'XHTML',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    ],
  ])('%s is refused', (_, content) => refuses(content, 'unsupported_media_type'));

  it.each([
    ['a program for Windows', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])],
    ['a program for Linux', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(100)])],
    ['bytes of no kind', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7])],
    ['text that is not UTF-8', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65])],
    ['half a character at the end', Buffer.from([0x61, 0xe2, 0x82])],
    ['text with a NUL late in it', Buffer.concat([Buffer.alloc(150_000, 'a'), Buffer.from([0])])],
  ])('%s is refused', (_, content) => refuses(content, 'unsupported_media_type'));

  it('is only ever saved where a site wants it', async () => {
    const types = ['image/svg+xml', 'text/html', 'application/pdf', 'application/xml'];
    await server.changeChat({ attachments: { ...rules(), types } });
    const pdf = '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF';

    for (const [content, type] of [
      [SVG, 'image/svg+xml'],
      [`<!doctype html>${SCRIPT}`, 'text/html'],
      [pdf, 'application/pdf'],
      ['<?xml version="1.0"?><a/>', 'application/xml'],
    ] as const) {
      expect(await served(content)).toMatchObject({
        type,
        shown: 'attachment',
        policy: "sandbox; default-src 'none'",
      });
    }
    await server.changeChat({ attachments: { ...rules(), maxBytes: MAX } });
  });
});

describe('two files in one', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('of which one is %s lose the other', async (format) => {
    for (const other of [Buffer.from(SCRIPT), zip('evil.js', Buffer.from('alert(1)'))]) {
      const both = Buffer.concat([await picture(format), other]);

      const { type, content } = await served(both);

      expect(type).toBe(`image/${format}`);
      expect(content.includes(other)).toBe(false);
      expect(content.includes('evil.js')).toBe(false);
    }
  });

  it('lose what a comment of the picture hides', async () => {
    const jpeg = await picture('jpeg');
    const comment = Buffer.from(`*/=alert(1)/*${SCRIPT}`);
    const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment]);
    const both = Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);

    const { content } = await served(both);

    expect(content.includes('alert')).toBe(false);
    expect((await sharp(content).metadata()).width).toBe(30);
  });

  it('are refused when the picture is only a beginning', async () => {
    await refuses(`GIF89a/*${'x'.repeat(50)}*/=1;alert(1)`, 'invalid_input');
    await refuses(
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(SCRIPT)]),
      'invalid_input',
    );
    const png = await picture('png');
    await refuses(Buffer.concat([png.subarray(0, 40), Buffer.from(SCRIPT)]), 'invalid_input');
  });

  it('are shown as text when nothing else is in them', async () => {
    const { type, shown, content } = await served(`Hello ${SCRIPT}`);

    expect([type, shown, content.toString()]).toEqual([
      'text/plain; charset=utf-8',
      'inline',
      `Hello ${SCRIPT}`,
    ]);
  });
});

describe('bombs', () => {
  it('of a zip stay packed', async () => {
    const bomb = zip('bomb', Buffer.alloc(50_000_000));
    const nested = zip('[Content_Types].xml', bomb);
    const before = process.memoryUsage.rss();

    for (const content of [bomb, nested]) {
      const { type, shown, content: out } = await served(content);
      expect([type, shown, out.equals(content)]).toEqual(['application/zip', 'attachment', true]);
    }

    // Unpacked, the first alone is 50 MB; the test's own copy is given back by then or counted for us.
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  });

  it('of pixels are refused', async () => {
    const large = await sharp({
      create: { width: 12_000, height: 12_000, channels: 3, background: 'white' },
    })
      .png({ palette: true, colours: 2 })
      .toBuffer();
    expect(large.length).toBeLessThan(MAX);

    await refuses(large, 'invalid_input');
  });
});

describe('sizes', () => {
  it('of nothing are refused', () => refuses('', 'invalid_input'));

  it('up to the limit are taken, one byte over it is refused', async () => {
    const { content } = await served(Buffer.alloc(MAX, 'a'));
    expect(content.length).toBe(MAX);

    await refuses(Buffer.alloc(MAX + 1, 'a'), 'payload_too_large');
  });

  it('far over the limit are refused before they have come', async () => {
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${server.url}/v1/attachments?name=x`, {
        method: 'POST',
        headers: { ...contact.headers, 'content-length': 5_000_000_000 },
      });
      sending.on('response', (response) => resolve(response.statusCode));
      sending.on('error', reject);
      sending.write('a');
    });

    expect(answer).toBe(413);
    expect(filesIn(server.installation.dataDir)).toHaveLength((await stored()) ?? 0);
  });

  it('that are not told are refused', async () => {
    const response = await fetch(`${server.url}/v1/attachments?name=x`, {
      method: 'POST',
      headers: contact.headers,
      body: new Blob(['x']).stream(),
      duplex: 'half',
    } as RequestInit);

    expect(response.status).toBe(400);
  });
});

describe('names', () => {
  it.each([
    ['none', {}],
    ['an empty one', { name: '' }],
    ['one too long', { name: 'x'.repeat(256) }],
    ['one with a NUL', { name: 'a\u0000.txt' }],
  ])('%s is refused', async (_, query) => {
    const { body } = await server.upload('x', { as: contact, query });

    expect(body.error.code).toBe('invalid_input');
  });

  it.each([
    '..',
    '.',
    '/',
    '../../../../etc/passwd',
    '..\\..\\windows\\win.ini',
    'CON',
    'a\r\nset-cookie: x=1',
    '"; filename="evil.html',
    '<img src=x onerror=alert(1)>',
    '\u202egpj.exe',
    'ÀÉ 漢字 👩‍👩‍👧.pdf',
    '%2e%2e%2f%00',
    '?x=1#y',
    ' ',
  ])('%j is kept as it is, and leads nowhere', async (name) => {
    const { body } = await server.upload('words', { as: contact, query: { name } });

    const response = await fetch(server.url + body.url);

    expect(body.name).toBe(name);
    expect([response.status, await response.text()]).toEqual([200, 'words']);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('content-disposition')).toMatch(/^inline/);
  });
});

describe('a connection', () => {
  const open: Socket[] = [];
  afterEach(() => {
    for (const socket of open.splice(0)) socket.destroy();
  });

  it.each(['destroy', 'resetAndDestroy'] as const)('that is cut (%s) leaves nothing', async (cut) => {
    const before = await stored();
    const socket = new Socket();
    open.push(socket);
    const { hostname, port } = new URL(server.url);
    await new Promise<void>((resolve) => socket.connect(Number(port), hostname, resolve));
    const head = Object.entries({ ...contact.headers, host: 'x', 'content-length': 100_000 });
    socket.write(
      `POST /v1/attachments?name=x HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`,
    );
    socket.write(Buffer.alloc(50_000, 'a'));
    await until(() => filesIn(server.installation.dataDir).some((file) => file.includes('incoming')));

    socket[cut]();

    await until(() => filesIn(server.installation.dataDir).length === before);
    await pause(50);
    expect(await stored()).toBe(before);
  });
});

describe('who may not', () => {
  it('is refused where nothing can be attached', async () => {
    await server.changeChat({ attachments: null });

    await refuses('x', 'forbidden');

    await server.changeChat({ attachments: { ...rules(), maxBytes: MAX } });
  });

  it('attach more to a message than the site allows', async () => {
    await server.changeChat({ attachments: { ...rules(), perMessage: 2 } });
    const { body: conversation } = await server.call('/v1/conversations', {
      as: contact,
      body: { kind: 'chat' },
    });
    const ids: string[] = [];
    for (const text of ['1', '2', '3']) {
      ids.push((await server.upload(text, { as: contact, query: { name: text } })).body.id);
    }
    const send = (attachments: string[]) =>
      server.call(`/v1/conversations/${conversation.id}/messages`, {
        as: contact,
        body: { text: '', attachments },
      });

    expect((await send(ids)).body.error.code).toBe('invalid_input');
    expect((await send([ids[0] ?? '', ids[0] ?? ''])).body.error.code).toBe('invalid_input');
    expect((await send([])).body.error.code).toBe('invalid_input');
    expect((await send(ids.slice(0, 2))).status).toBe(201);
  });

  it('upload without end', async () => {
    const small = await startTestServer({ rateUpload: 1 });
    const [one, other] = [await small.newContact(), await small.newContact()];
    const megabyte = Buffer.alloc(600_000, 'a');
    const upload = async (as: Caller) => (await small.upload(megabyte, { as, query: { name: 'x' } })).status;

    const answers = [await upload(one), await upload(one), await upload(other)];

    expect(answers).toEqual([201, 429, 201]);
    await small.stop();
  });

  it('is staff that does not say for which conversation', async () => {
    const as = await server.signIn('agent');
    const { body } = await server.upload('x', { as, query: { name: 'x' } });

    expect(body.error.details).toEqual([expect.objectContaining({ path: 'conversationId' })]);
  });
});
