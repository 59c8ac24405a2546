/** Puts who is asking into each request, and counts it against their rate. */
import type { MiddlewareHandler } from 'hono';
import type { Context } from '../context.js';
import { authenticate } from '../services/authentication.js';
import { readCaller } from './caller.js';
import type { Env, Parts } from './env.js';

export function authentication(parts: Parts): MiddlewareHandler<Env> {
  return async (c, next) => {
    const caller = readCaller(c.env.incoming, parts);
    const { actor } = await authenticate(parts.base, parts.tokens, caller);
    await parts.limits.request(actor, caller.address);
    c.set('caller', caller);
    c.set('ctx', { ...parts.base, actor, commit: commitFrom(parts, caller.address) });
    return next();
  };
}

/** Whatever is done here is known to come from there. */
function commitFrom({ base }: Parts, address: string): Context['commit'] {
  return (command, row) =>
    base.commit((tx) => command({ ...tx, append: (event) => tx.append({ ...event, address }) }), row);
}
