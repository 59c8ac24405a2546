/** What a client may ask over its socket: each event with its schema and the one service that carries it out. */
import { type ClientToServerEvents, LIMITS } from '@parley/protocol';
import type { z } from 'zod';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { ROOM_COMPANY, roomOf, roomOfQueues, roomOfTopic } from '../log/audience.js';
import type { Metrics } from '../metrics.js';
import {
  sendInput,
  socketReadInput,
  typingInput,
  unwatchInput,
  viewingInput,
  watchInput,
} from '../schemas/inputs.js';
import { watchModerationInput } from '../schemas/moderation.js';
import { parse } from '../schemas/parse.js';
import { watchTopicInput } from '../schemas/topics.js';
import { readConversation } from '../services/conversations.js';
import { replay } from '../services/events.js';
import { sendMessage } from '../services/messages.js';
import { requireModeratedSite } from '../services/moderation-queue.js';
import type { RateLimits } from '../services/rate-limits.js';
import { findTopicRevision } from '../services/topic-messages.js';
import { requireTopicSite } from '../services/topics.js';
import { announceTyping } from '../services/typing.js';
import { announceViewing } from '../services/viewing.js';
import type { GatewaySocket } from './types.js';
import type { Volatile } from './volatile.js';

export interface Call {
  socket: GatewaySocket;
  ctx: Context;
  metrics: Metrics;
  limits: RateLimits;
  volatile: Volatile;
}

/** Carries out what was asked, as it came over the wire. @throws AppError, `invalid_input` for another shape */
export type SocketCommand = (call: Call, input: unknown) => Promise<unknown>;

function command<S extends z.ZodType>(
  schema: S,
  carryOut: (call: Call, input: z.output<S>) => Promise<unknown>,
): SocketCommand {
  return (call, input) => carryOut(call, parse(schema, input));
}

/** The handshake has looked at the page. */
const NO_PAGE = { origin: null, ownOrigin: false };
const TOPIC_ROOMS = 'topic:';

const COMMANDS = {
  // Join first, read second: what is appended in between arrives twice, never not at all; the client drops doubles.
  watch: command(watchInput, async ({ socket, ctx }, { after }) => {
    const room = roomOf(ctx.actor);
    if (room === null) throw new AppError('forbidden', 'There is nothing to watch for this actor.');
    await socket.join(room);
    try {
      return await replay(ctx, after);
    } catch (error) {
      await socket.leave(room);
      throw error;
    }
  }),
  unwatch: command(unwatchInput, async ({ socket, ctx }) => {
    const room = roomOf(ctx.actor);
    if (room !== null) await socket.leave(room);
    return { watching: false };
  }),
  send: command(sendInput, async ({ ctx, metrics }, input) => {
    const { value, created } = await sendMessage(ctx, input);
    if (created) metrics.stored();
    return value;
  }),
  read: command(socketReadInput, ({ ctx }, input) => readConversation(ctx, input)),
  typing: command(typingInput, async ({ ctx, limits, volatile }, input) => {
    if (!(await limits.typing(ctx.actor))) return { told: false };
    const { rooms, news } = await announceTyping(ctx, input);
    for (const room of rooms) volatile.emit(room, 'typing', news);
    return { told: true };
  }),
  viewing: command(viewingInput, async ({ ctx, limits, volatile }, input) => {
    if (!(await limits.typing(ctx.actor))) return { told: false };
    volatile.emit(ROOM_COMPANY, 'viewing', await announceViewing(ctx, input));
    return { told: true };
  }),
  watchTopic: command(watchTopicInput, async ({ socket, ctx }, { site: key, topic }) => {
    const site = requireTopicSite(ctx, 'topic.read', { site: key, from: NO_PAGE });
    const room = roomOfTopic(site.id, topic);
    const watched = [...socket.rooms].filter((name) => name.startsWith(TOPIC_ROOMS));
    if (!socket.rooms.has(room) && watched.length >= LIMITS.watchedTopics) {
      throw new AppError('conflict', `At most ${LIMITS.watchedTopics} topics can be watched at a time.`);
    }
    await socket.join(room);
    return { revision: await findTopicRevision(ctx, { siteId: site.id, key: topic }) };
  }),
  unwatchTopic: command(watchTopicInput, async ({ socket, ctx }, { site: key, topic }) => {
    const site = requireTopicSite(ctx, 'topic.read', { site: key, from: NO_PAGE });
    await socket.leave(roomOfTopic(site.id, topic));
    return { watching: false };
  }),
  watchModeration: command(watchModerationInput, async ({ socket, ctx }, { site }) => {
    await socket.join(roomOfQueues(requireModeratedSite(ctx, 'moderation.watch', site).id));
    return { watching: true };
  }),
  unwatchModeration: command(watchModerationInput, async ({ socket, ctx }, { site }) => {
    await socket.leave(roomOfQueues(requireModeratedSite(ctx, 'moderation.watch', site).id));
    return { watching: false };
  }),
} satisfies Record<keyof ClientToServerEvents, SocketCommand>;

const BY_NAME = new Map<unknown, SocketCommand>(Object.entries(COMMANDS));

export function isCommand(event: unknown): boolean {
  return BY_NAME.has(event);
}

/** @param event as it came over the wire: Socket.IO lets numbers through too. @throws AppError `invalid_input` */
export function findCommand(event: unknown): SocketCommand {
  const found = BY_NAME.get(event);
  if (found === undefined) {
    throw new AppError('invalid_input', `There is no event "${String(event).slice(0, 40)}".`);
  }
  return found;
}
