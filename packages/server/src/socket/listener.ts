/** Hears every event of every socket and answers it. One function for all: a closure for each socket adds up. */
import type { Answer } from '@parley/protocol';
import { AppError, toAppError, toErrorBody } from '../errors.js';
import type { Parts } from '../http/env.js';
import { findCommand } from './commands.js';
import type { GatewaySocket } from './types.js';

/** For `onAny`. Socket.IO calls it with the socket as `this`. */
export type Listener = (this: GatewaySocket, event: unknown, ...args: unknown[]) => void;

export function createListener(parts: Parts): Listener {
  return function hear(event, ...args) {
    const answer = args.at(-1);
    // Without an acknowledgement nobody would hear how it ended: such an event is not carried out.
    if (typeof answer !== 'function') return;
    const input = args.length > 1 ? args[0] : undefined;
    void parts.stopping.during(async () => answer(await carryOut(this, parts, { event, input })));
  };
}

async function carryOut(
  socket: GatewaySocket,
  parts: Parts,
  asked: { event: unknown; input: unknown },
): Promise<Answer<unknown>> {
  const { actor, address } = socket.data;
  try {
    if (parts.stopping.reached('closing')) {
      throw new AppError('busy', 'The server is stopping.', { retryAfter: 2 });
    }
    await parts.limits.request(actor, address);
    const command = findCommand(asked.event);
    const data = await command({ socket, ctx: { ...parts.base, actor } }, asked.input);
    parts.metrics.answered('socket', 'ok');
    return { data };
  } catch (thrown) {
    const error = toAppError(thrown);
    parts.metrics.answered('socket', error.code);
    if (error.code === 'internal') {
      parts.log.error({ err: error.cause, event: asked.event }, 'event failed');
    }
    return toErrorBody(error);
  }
}
