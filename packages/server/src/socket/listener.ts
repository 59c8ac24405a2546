/** Hears every event of every socket and answers it. One function for all: a closure for each socket adds up. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '@parley/protocol';
import { AppError, toAppError, toErrorBody } from '../errors.js';
import type { Parts } from '../http/env.js';
import { explainRefusal } from '../services/authentication.js';
import { letGo, takeInHand } from './back-pressure.js';
import { findCommand, isCommand } from './commands.js';
import type { GatewaySocket } from './types.js';

/** For `onAny`. Socket.IO calls it with the socket as `this`. */
export type Listener = (this: GatewaySocket, event: unknown, ...args: unknown[]) => void;

export function createListener(parts: Parts): Listener {
  return function hear(event, ...args) {
    const answer = args.at(-1);
    // Without an acknowledgement nobody would hear how it ended: such an event is not carried out.
    if (typeof answer !== 'function') return;
    const input = args.length > 1 ? args[0] : undefined;
    const mayGoOn = takeInHand(this, parts.pressure);
    void parts.stopping.during(async () => {
      answer(mayGoOn ? await carryOut(this, parts, { event, input }) : refuse(parts));
      letGo(this, parts.pressure);
    });
  };
}

async function carryOut(
  socket: GatewaySocket,
  parts: Parts,
  asked: { event: unknown; input: unknown },
): Promise<Answer<unknown>> {
  const { actor, address } = socket.data;
  const start = performance.now();
  try {
    if (parts.stopping.reached('closing')) {
      throw new AppError('busy', 'The server is stopping.', { retryAfter: 2 });
    }
    // What is volatile is counted apart: whoever types much must still be able to send.
    if (asked.event !== 'typing' && asked.event !== 'viewing') await parts.limits.request(actor, address);
    const command = findCommand(asked.event);
    const { metrics, limits, volatile } = parts;
    const call = { socket, ctx: { ...parts.base, actor }, metrics, limits, volatile };
    const data = await command(call, asked.input);
    parts.metrics.answered('socket', 'ok');
    if (parts.log.isLevelEnabled('debug'))
      tell(parts, { ...asked, requestId: randomUUID(), start, outcome: 'ok' });
    return { data };
  } catch (thrown) {
    const error = await explainRefusal(parts.base, actor, toAppError(thrown));
    parts.metrics.answered('socket', error.code);
    const requestId = randomUUID();
    if (error.code === 'internal') {
      parts.log.error({ requestId, event: asked.event, err: error.cause }, 'event failed');
    }
    tell(parts, { ...asked, requestId, start, outcome: error.code });
    return toErrorBody(error, requestId);
  }
}

/** Costs next to nothing: whoever asks a thousand things at once may go on doing it. */
function refuse(parts: Parts): Answer<unknown> {
  const error = new AppError('busy', 'Too many commands wait for their answers.', { retryAfter: 1 });
  parts.metrics.answered('socket', error.code);
  return toErrorBody(error);
}

interface Told {
  requestId: string;
  event: unknown;
  /** When it came. */
  start: number;
  outcome: string;
}

/** One line for each event, as for each HTTP request. The name of one that does not exist may be anything: it stays out. */
function tell(parts: Parts, { requestId, event, start, outcome }: Told): void {
  const ms = Math.round((performance.now() - start) * 10) / 10;
  parts.log.debug({ requestId, event: isCommand(event) ? event : null, outcome, ms }, 'event');
}
