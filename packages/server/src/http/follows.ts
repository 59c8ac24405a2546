/**
 * Following a discussion by e-mail: asking for it, and the pages behind the links of its mails. Looking at those changes nothing, for
 * programs look at links; mail programs that offer the way out themselves post at once (RFC 8058).
 */
import { z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { composeNote } from '../mail/compose.js';
import { mailTexts } from '../mail/texts.js';
import { followAsked, followTopicInput } from '../schemas/follows.js';
import { topicKey, topicQuery } from '../schemas/topics.js';
import {
  confirmFollow,
  endFollow,
  type FollowPage,
  followTopic,
  languageOfUnfollow,
  readFollowPage,
} from '../services/follows.js';
import type { App } from './app.js';
import { readCaller } from './caller.js';
import type { Env, Parts } from './env.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const ask = createRoute({
  method: 'post',
  path: '/v1/topics/{topic}/follow',
  tags: ['Discussions'],
  summary: 'Be told of new messages by e-mail',
  description:
    'A mail asks whoever reads it to confirm; nothing else is sent before. The answer is the same whatever is known of the address.',
  security: [security.contact],
  request: {
    params: z.strictObject({ topic: topicKey }),
    query: topicQuery,
    body: body(followTopicInput),
  },
  responses: {
    202: answer(followAsked, 'The address is asked'),
    ...refusals('not_found', 'forbidden', 'conflict', 'token_expired', 'origin_forbidden'),
  },
});

const CONFIRM = '/mail/follow/:token';
const END = '/mail/unfollow/:token';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

interface Note {
  locale: string;
  text?: string;
  button?: string;
}

export function followRoutes(app: App, parts: Parts): void {
  app.openapi(ask, async (c) => {
    const caller = c.get('caller');
    const means = { limits: parts.limits, address: caller.address };
    const wanted = { ...c.req.valid('param'), ...c.req.valid('query'), from: caller, means };
    return c.json(await followTopic(c.get('ctx'), wanted, c.req.valid('json')), 202);
  });
  pages(app, parts);
}

function pages(app: App, parts: Parts): void {
  const means = { ...parts.base, signer: parts.signer };
  const count = (c: HonoContext<Env>) =>
    parts.limits.request({ type: 'nobody' }, readCaller(c.env.incoming, parts).address);
  app.get(CONFIRM, async (c) => {
    await count(c);
    return show(c, noteOf(await readFollowPage(means, c.req.param('token'))));
  });
  app.post(CONFIRM, async (c) => {
    await count(c);
    return show(c, noteOf(await confirmFollow(means, c.req.param('token'))));
  });
  app.get(END, async (c) => {
    await count(c);
    const locale = languageOfUnfollow(means, c.req.param('token'));
    return show(c, { locale, button: mailTexts(locale).followStop });
  });
  app.post(END, async (c) => {
    await count(c);
    const locale = await endFollow(means, c.req.param('token'));
    return show(c, { locale, text: mailTexts(locale).followStopped });
  });
}

function noteOf({ locale, state }: FollowPage): Note {
  const texts = mailTexts(locale);
  switch (state) {
    case 'asked':
      return { locale, button: texts.followConfirm };
    case 'confirmed':
      return { locale, text: texts.followed };
    case 'gone':
      return { locale, text: texts.followGone };
  }
}

function show(c: HonoContext<Env>, { locale, text, button }: Note) {
  c.header('content-security-policy', POLICY);
  c.header('referrer-policy', 'no-referrer');
  c.header('cache-control', 'no-store');
  return c.html(composeNote({ locale, text: text ?? null, button: button ?? null }));
}
