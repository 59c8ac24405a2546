/** What is asked over many topics: how much is said in them, and each way of searching, once their words are in the index. For tests only. */
import type { Caller, TestServer } from './test-server.js';
import { until } from './test-socket.js';

export async function searchTopics(server: TestServer, as: Caller): Promise<void> {
  const counts = { site: 'shop', topics: ['product-42', 'product-43'] };
  await server.call('/v1/topics/counts', { as: server.nobody, body: counts });
  const path = '/v1/topic-search?site=shop&q=branch';
  await until(async () => (await server.call(path, { as })).body.data.length === 20);
  for (const query of ['%201', '&topic=product-42&limit=2', '%20an&cursor=szzzzzzz'])
    await server.call(path + query, { as: server.nobody });
}
