/** A Cloudflare Worker that takes events, and tells of the latest conversations. */
import { createHandler, Parley } from '@parley/sdk';

export interface Env {
  PARLEY_URL: string;
  PARLEY_API_KEY: string;
  PARLEY_WEBHOOK_SECRET: string;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (request.method === 'POST') {
      const handle = createHandler({
        secret: env.PARLEY_WEBHOOK_SECRET,
        onEvent: (event) => console.log(event.type),
      });
      return handle(request);
    }
    const parley = new Parley({ baseUrl: env.PARLEY_URL, apiKey: env.PARLEY_API_KEY });
    const { data } = await parley.conversations.list({ limit: 10 }).firstPage();
    return Response.json(data.map(({ id, contactName, status }) => ({ id, contactName, status })));
  },
};
