/** The people of the refusal tables, and the check that a refusal leaves nothing behind. For tests only. */
import { ERROR_STATUS, type ErrorCode, newId } from '@parley/protocol';
import { expect } from 'vitest';
import type { Caller, CallOptions, TestServer } from './test-server.js';

export type Cast = Record<
  'contact' | 'stranger' | 'elsewhere' | 'agent' | 'owner' | 'key' | 'bound' | 'expired',
  Caller
>;

/** A route, its good body, and whose call it is. */
export interface Door {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: () => string;
  body?: () => Record<string, unknown>;
  as: () => Caller;
  /** Fields that null takes away. */
  nullable?: string[];
  /** Fields whose list may be empty. */
  lists?: string[];
}

/** One of each, and a conversation of `contact` with one message, `stored`. */
export async function castOf(
  server: TestServer,
): Promise<{ who: Cast; conversation: string; stored: string }> {
  const today = server.clock.now;
  server.clock.now = new Date(today.getTime() - 2 * 3600_000);
  const expired = await server.newContact();
  server.clock.now = today;
  const contact = await server.newContact();
  const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  const stored = newId('message');
  await server.call(`/v1/conversations/${body.id}/messages`, {
    as: contact,
    body: { id: stored, text: 'Stored' },
  });
  const who = {
    contact,
    stranger: await server.newContact(),
    elsewhere: await server.newContact('other'),
    agent: await server.signIn('agent'),
    owner: await server.signIn('owner'),
    key: server.key(null),
    bound: server.key('shop'),
    expired,
  };
  return { who, conversation: body.id, stored };
}

/** Calls, and checks that the refusal is as documented and that not a row was written. */
export async function refuses(
  server: TestServer,
  call: { path: string; options: CallOptions; code: ErrorCode },
): Promise<void> {
  const before = await server.installation.rows();
  const { status, body, headers } = await server.call(call.path, call.options);
  expect({ status, code: body.error?.code }).toEqual({ status: ERROR_STATUS[call.code], code: call.code });
  expect(body.error.message).toMatch(/\S/);
  expect(body.error.requestId).toBe(headers.get('x-request-id'));
  expect(await server.installation.rows()).toEqual(before);
}
