import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('what browsers run', () => {
  it('is the loader, kept for five minutes and then asked for by its tag', async () => {
    const first = await server.call('/parley.js');
    const etag = first.headers.get('etag') ?? '';
    const again = await server.call('/parley.js', { headers: { 'if-none-match': etag } });

    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    expect(first.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('is a chat whose name changes with its content, kept for a year', async () => {
    const chat = /chat-[0-9a-zA-Z_-]+\.js/.exec((await server.call('/parley.js')).body)?.[0];

    const { status, headers } = await server.call(`/widget/${chat}`);

    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('is the script of discussions beside it, which names the element’s file', async () => {
    const script = await server.call('/parley-discussion.js');
    const file = /discussion-[0-9a-zA-Z_-]+\.js/.exec(script.body)?.[0];

    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    expect((await server.call(`/widget/${file}`)).status).toBe(200);
  });

  it('is the element of figures under a name that stays, which leads to that of its content', async () => {
    const { status, headers } = await server.call('/parley-insights.js');
    const to = headers.get('location') ?? '';

    expect([status, headers.get('cache-control')]).toEqual([302, 'public, max-age=300']);
    expect(to).toMatch(/^\/widget\/insights-[0-9a-f]+\.js$/);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect((await server.call(to)).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('is never a file outside the build', async () => {
    for (const file of [
      'manifest.json',
      '..%2f..%2fpackage.json',
      '%2e%2e%2fpackage.json',
      '.js',
      'nothing.js',
    ]) {
      const { status, body } = await server.call(`/widget/${file}`);
      expect([file, status, body.error?.code]).toEqual([file, 404, 'not_found']);
    }
  });

  it('is a console under a policy that lets nothing else in', async () => {
    const { status, body, headers } = await server.call('/console');

    const policy = headers.get('content-security-policy') ?? '';
    expect(status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe/);
    expect(body).toMatch(/<script type="module" src="\/widget\/console-[\w-]+\.js"><\/script>/);
    expect(body).not.toMatch(/style=|<style|<script>/);
  });

  it('is an API reference that asks nobody else for anything', async () => {
    const { status, body, headers } = await server.call('/docs');

    expect(status).toBe(200);
    expect(body).toContain('/docs/scalar.js');
    expect(body).not.toMatch(/src="https?:/);
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  it('tells whoever watches that it is alive and ready', async () => {
    expect((await server.call('/livez')).body).toEqual({ status: 'alive' });
    expect((await server.call('/readyz')).body).toEqual({ status: 'ready' });
  });
});
