/** Express: the address that Parley posts to. Before any JSON parser, for what was parsed cannot be checked. */
import { createHandler } from '@parley/sdk';
import express from 'express';

const { PARLEY_WEBHOOK_SECRET: secret = '', PORT = '3000' } = process.env;
const app = express();

app.post(
  '/parley',
  createHandler({
    secret,
    onEvent(event) {
      if (event.type === 'message.created') console.log(`${event.conversationId}: ${event.message.text}`);
    },
    onError: (error) => console.error(error),
  }),
);
app.use(express.json());

const server = app.listen(Number(PORT), '127.0.0.1', () => console.log('listening', server.address()));
