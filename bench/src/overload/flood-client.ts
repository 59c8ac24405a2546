/** Those who write, in a process of their own. */
import type { Seat } from '../messages/crowd.js';
import { answerParent } from '../shared/helper-process.js';
import { Flood } from './flood.js';

let flood: Flood | undefined;

function current(): Flood {
  if (flood === undefined) throw new Error('Nobody has taken a seat yet.');
  return flood;
}

const commands = {
  seat: async ({ url, seats }: { url: string; seats: Seat[] }) => {
    flood ??= new Flood(url);
    await flood.seat(seats);
  },
  /** @param perSecond null: as fast as they are answered */
  round: ({ perSecond, ms }: { perSecond: number | null; ms: number }) =>
    current().round(perSecond ?? Number.POSITIVE_INFINITY, ms),
  acknowledged: async () => current().acknowledged,
};

export type FloodClientCommands = typeof commands;

answerParent(commands);
