/** Discussions of a test server: a topic of its own for each test. For tests only. */
import type { Caller, TestServer } from './test-server.js';

export function topicsOf(server: TestServer) {
  let count = 0;
  return () => {
    count += 1;
    const key = `topic-${count}`;
    const path = `/v1/topics/${key}`;
    return {
      key,
      path,
      /** The path of one message, and what comes behind it. */
      at: (id: string, tail = '') => `${path}/messages/${id}${tail}?site=shop`,
      read: async (query = '', as: Caller = server.nobody) =>
        (await server.call(`${path}/messages?site=shop&${query}`, { as })).body,
      topic: async () => (await server.call(`${path}?site=shop`, { as: server.nobody })).body,
      post: async (as: Caller, text: string, more: object = {}) =>
        (await server.call(`${path}/messages?site=shop`, { as, body: { text, ...more } })).body,
    };
  };
}
