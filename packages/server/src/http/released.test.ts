/**
 * The API against the document that was released last (`packages/server/openapi/released.json`): a change that would break programs
 * fails here. A new release replaces that file: `node packages/server/scripts/release-document.mjs`.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakingChanges } from '../testing/compatible.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

const released: unknown = JSON.parse(
  readFileSync(new URL('../../openapi/released.json', import.meta.url), 'utf8'),
);

let server: TestServer;
let current: string;

beforeAll(async () => {
  server = await startTestServer();
  current = JSON.stringify((await server.call('/openapi.json')).body);
});
afterAll(() => server.stop());

/** The current document with a change in it. */
function changed(change: (document: ReturnType<typeof JSON.parse>) => void): unknown {
  const document = JSON.parse(current);
  change(document);
  return document;
}

describe('the API', () => {
  it('breaks no program that was written against the last release', () => {
    expect(breakingChanges(released, JSON.parse(current))).toEqual([]);
  });
});

describe('the comparison of two documents', () => {
  const breaksOf = (change: (document: ReturnType<typeof JSON.parse>) => void) =>
    breakingChanges(JSON.parse(current), changed(change));

  it('finds what is gone: a route, a field, a status, a value that was taken', () => {
    const gone = breaksOf((document) => {
      delete document.paths['/v1/me'];
      const page = document.paths['/v1/events'].get.responses[200].content['application/json'].schema;
      const target = page.$ref ? document.components.schemas[page.$ref.split('/').at(-1)] : page;
      delete target.properties.more;
      target.required = target.required.filter((name: string) => name !== 'more' && name !== 'cursor');
      delete document.paths['/v1/conversations'].post.responses[201];
    });

    expect(gone).toContain('GET /v1/me is gone');
    expect(gone).toContain('GET /v1/events 200.more is gone');
    expect(gone).toContain('GET /v1/events 200.cursor need not be there any more');
    expect(gone).toContain('POST /v1/conversations: 201 is gone');
  });

  it('finds what is asked for all of a sudden, and types that are others', () => {
    const found = breaksOf((document) => {
      const { parameters, requestBody } = document.paths['/v1/conversations/{id}/messages'].post;
      parameters.push({ name: 'tone', in: 'query', required: true, schema: { type: 'string' } });
      const sent = requestBody.content['application/json'].schema;
      const target = sent.$ref ? document.components.schemas[sent.$ref.split('/').at(-1)] : sent;
      target.required = [...(target.required ?? []), 'mood'];
      target.properties = { ...target.properties, mood: { type: 'string' }, text: { type: 'number' } };
    });

    const name = 'POST /v1/conversations/{id}/messages';
    expect(found).toContain(`${name}: the parameter tone is asked for`);
    expect(found).toContain(`${name} body.mood is asked for`);
    expect(found).toContain(`${name} body.text: string is not taken any more`);
  });

  it('leaves alone what is only added', () => {
    const added = breaksOf((document) => {
      document.paths['/v1/more'] = document.paths['/v1/me'];
      document.paths['/v1/events'].get.parameters.push({
        name: 'mood',
        in: 'query',
        schema: { type: 'string' },
      });
    });

    expect(added).toEqual([]);
  });
});
