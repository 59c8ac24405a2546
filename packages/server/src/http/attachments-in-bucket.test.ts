/** A server whose attachments lie in a bucket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bucket, startBucket } from '../testing/bucket.js';
import { filesIn, photo } from '../testing/files.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let bucket: Bucket;
let server: TestServer;
let contact: Caller;
beforeAll(async () => {
  bucket = await startBucket();
  server = await startTestServer({ bucket: bucket.url });
  contact = await server.newContact();
});
afterAll(() => server.stop());

const upload = (content: Buffer | string) => server.upload(content, { as: contact, query: { name: 'x' } });

describe('attachments in a bucket', () => {
  it('are served by the server, whole and in parts, and leave nothing on its disk', async () => {
    const picture = await upload(await photo());
    const text = await upload('0123456789');

    const whole = await fetch(server.url + picture.body.url);
    const part = await fetch(server.url + text.body.url, { headers: { range: 'bytes=2-4' } });

    expect((await whole.arrayBuffer()).byteLength).toBe(picture.body.bytes);
    expect(whole.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect(filesIn(server.installation.dataDir)).toEqual([]);
  });

  it('are refused while it is away, and nothing of them stays', async () => {
    const before = (await server.installation.rows()).attachment;
    await bucket.stop();

    const { status, body } = await upload('words');

    expect([status, body.error.code]).toEqual([503, 'busy']);
    expect((await server.installation.rows()).attachment).toEqual(before);
    expect(filesIn(server.installation.dataDir)).toEqual([]);
  });
});
