/** A route handler as Next has it: `app/parley/route.ts`. */
import { createHandler } from '@parley/sdk';

const seen = new Set<string>();

export const POST = createHandler({
  secret: process.env.PARLEY_WEBHOOK_SECRET ?? '',
  onEvent(event) {
    // The same event may come again: here stands your database, and the event's id is its key.
    if (seen.has(event.id)) return;
    seen.add(event.id);
    if (event.type === 'rating.created') console.log(`rated ${event.rating.score}`);
  },
});
