/** Mails that nobody in their right mind would write: nothing is invented, nothing fails in a way of its own, nothing acts. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS, type Message, newId } from '@parley/protocol';
import {
  array,
  assert,
  asyncProperty,
  base64String,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  string,
  uint8Array,
} from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeAnswer } from './compose.js';
import { cutQuote } from './cut-quote.js';
import { MailReader } from './mail-reader.js';
import { MailSigner } from './mail-signer.js';
import { type Received, readMail } from './received.js';
import { MAIL_LANGUAGES, REPLY_LINES } from './texts.js';
import { composeTranscript } from './transcript.js';

const anyText = () => string({ unit: 'binary', maxLength: 400 });

/** What mail programs write, well or badly, and what stands between. */
const header = () =>
  constantFrom(
    'From: Zoe <zoe@example.com>',
    'From: a@b.co, c@d.co',
    'From: undisclosed:;',
    'From: =?utf-8?B?4oCu?= <zoe@example.com>',
    'From:',
    'To: <reply+0@in.example.com>',
    'Date: Tue, 99 Foo 20026 99:99:99 +9999',
    'Date: Fri, 31 Dec 275760 00:00:00 +0000',
    'Message-ID: <<>>',
    'Content-Type: text/plain; charset=x-nonsense',
    'Content-Type: text/html; charset=utf-16',
    'Content-Type: multipart/mixed; boundary=b',
    'Content-Type: multipart/alternative; boundary="b"',
    'Content-Type: multipart/related; boundary=',
    'Content-Type: message/rfc822',
    'Content-Type: image/png; name="=?utf-8?Q?=00=ED=A0=80?="',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Transfer-Encoding: x-nothing',
    "Content-Disposition: attachment; filename*=utf-8''%00%E2%80%AE%ED%A0%80gpj.exe",
    'Content-Disposition: inline',
    'Content-ID: <x>',
    'Return-Path: <>',
    'Precedence: \u0000',
    'List-Id: ;',
    '\tfolded',
    'no header at all',
  );
const body = () =>
  oneof(
    anyText(),
    base64String({ maxLength: 200 }),
    constantFrom(
      '--b',
      '--b--',
      '=00=ZZ=',
      '<script>alert(1)</script>',
      '<p>a<blockquote>b</blockquote>',
      '> quoted',
      '-- ',
      '',
    ),
    constantFrom(...REPLY_LINES),
    constantFrom('On x y wrote:', 'Am x um y schrieb z <a>:', 'From: a <b>', 'a@b.co 2026:'),
  );
const mail = () =>
  array(record({ head: array(header(), { maxLength: 6 }), lines: array(body(), { maxLength: 8 }) }), {
    maxLength: 6,
  }).map((parts) => parts.map(({ head, lines }) => [...head, '', ...lines].join('\r\n')).join('\r\n--b\r\n'));

const isClean = (text: string) => text.isWellFormed() && !text.includes('\u0000');

function expectSound(mail: Received): void {
  expect(mail.id).not.toBe('');
  expect(isClean(mail.text)).toBe(true);
  expect(mail.text).toBe(mail.text.trim());
  expect(mail.sentAt === null || Number.isFinite(mail.sentAt.getTime())).toBe(true);
  for (const { name, content } of mail.files) {
    expect(isClean(name)).toBe(true);
    expect(name.trim()).not.toBe('');
    expect(name.length).toBeLessThanOrEqual(LIMITS.fileName);
    expect(content).toBeInstanceOf(Uint8Array);
  }
  for (const address of [mail.from ?? '', ...mail.recipients]) expect(address).toBe(address.toLowerCase());
}

describe('reading a mail', () => {
  it('makes something sound of bytes of any kind', async () => {
    await assert(
      asyncProperty(uint8Array({ maxLength: 2000 }), async (bytes) =>
        expectSound(await readMail(Buffer.from(bytes))),
      ),
      {
        numRuns: 200,
      },
    );
  });

  it('makes something sound of parts in any order, torn off anywhere', async () => {
    await assert(
      asyncProperty(mail(), integer({ min: 0, max: 3000 }), async (raw, end) => {
        expectSound(await readMail(Buffer.from(raw)));
        expectSound(await readMail(Buffer.from(raw).subarray(0, end)));
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for the same mail', async () => {
    await assert(
      asyncProperty(mail(), async (raw) => {
        const [one, two] = [await readMail(Buffer.from(raw)), await readMail(Buffer.from(raw))];
        expect(two).toEqual(one);
      }),
      { numRuns: 50 },
    );
  });
});

describe('cutting a quotation', () => {
  const marks = (text: string) => [...text.replaceAll('\u0000', '').replaceAll(/\s/g, '').toWellFormed()];

  it('leaves out, and invents nothing', async () => {
    await assert(
      property(array(body(), { maxLength: 20 }), (lines) => {
        const whole = marks(lines.join('\n'));
        let at = 0;
        for (const mark of marks(cutQuote(lines.join('\n')))) {
          at = whole.indexOf(mark, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a signed address', () => {
  it('is none once a letter of it is another', async () => {
    const signer = new MailSigner('a key');
    const address = `${signer.replyTo(newId('conversation'))}@in.example.com`;
    const [local = ''] = address.split('@');
    expect(signer.conversationOf(address)).toBeDefined();
    await assert(
      property(
        integer({ min: 0, max: local.length - 1 }),
        constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz+.@<> '),
        (at, letter) => {
          const other = `${local.slice(0, at)}${letter}${local.slice(at + 1)}@in.example.com`;
          if (other !== address) expect(signer.conversationOf(other)).toBeUndefined();
        },
      ),
    );
    await assert(
      property(anyText(), (text) => {
        expect(signer.conversationOf(text)).toBeUndefined();
      }),
    );
  });
});

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</style><svg onload=alert(1)>',
  '</title><script>alert(1)</script>',
  '<!--<script>-->',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;script&gt;',
  '&#x3C;script&#62;',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  '\u202e<b>',
  '=cmd|"/c calc"!A1',
  'a\r\nBcc: everybody@example.com',
];

/** A list that is not part of the project. */
const LIST = new URL('../../../../../shared/data/naughty-strings.json', import.meta.url);
const naughty = existsSync(LIST) ? (JSON.parse(readFileSync(LIST, 'utf8')) as string[]) : [];

function lettersWith(text: string, locale: string): string[] {
  const site = { name: text, locale };
  const message = (type: 'contact' | 'agent'): Message => ({
    id: newId('message'),
    conversationId: newId('conversation'),
    seq: 1,
    author: { type, id: newId('contact'), name: text },
    text,
    attachments: [],
    internal: false,
    mentions: [],
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: '2026-11-24T10:00:00.000Z',
  });
  const messages = [message('contact'), message('agent')];
  const link = 'https://shop.example/';
  const answer = composeAnswer({ site, contactName: text, messages, link, canReply: true, stopLink: link });
  const transcript = composeTranscript({ site, messages, isCut: true, canReply: true });
  return [answer.html, transcript.html];
}

/** The tags of a page, which are ours alone; people's words only bring line breaks. */
const tagsOf = (html: string) => (html.match(/<[^>]*>/g) ?? []).filter((tag) => tag !== '<br>');

describe('what people wrote, in our mails', () => {
  it.each(MAIL_LANGUAGES)('is words and never a tag, in %s', async (locale) => {
    const plain = lettersWith('x', locale).map(tagsOf);

    for (const text of [...PAYLOADS, ...naughty])
      expect(lettersWith(text, locale).map(tagsOf), text).toEqual(plain);
    await assert(
      property(string({ unit: 'binary' }), (text) => {
        expect(lettersWith(text, locale).map(tagsOf)).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });

  it.skipIf(naughty.length === 0)('was tried with a list of naughty strings, where that is there', () => {
    expect(naughty.length).toBeGreaterThan(100);
  });
});

describe('the thread that reads mails', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'parley-mail-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('is given up when a mail holds it up, and the next mail is read', async () => {
    const head = 'From: zoe@example.com\r\nContent-Type: text/plain\r\n\r\n';
    const slow = join(dir, 'slow.eml');
    const good = join(dir, 'good.eml');
    // The pattern that finds Dutch quotations looks at each pair of these lines, and at all that follows.
    writeFileSync(slow, head + 'Op x schreef y\r\n'.repeat(3500));
    writeFileSync(good, `${head}Hello`);
    const reader = new MailReader(3000);

    await expect(reader.read(slow)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await reader.read(good)).toMatchObject({ text: 'Hello', from: 'zoe@example.com' });
  });
});
