/** What a scenario is: something that goes wrong with a world, again and again, until its time is up. */
import type { OwnPostgres } from '@parley/server/testing/postgres';
import type { Random } from '../random.js';
import { NotYetError, until } from '../until.js';
import type { World, WorldOptions } from '../world/world.js';

/** `sqlite`: one process. `postgres`: two processes on one database. */
export type StoreKind = 'sqlite' | 'postgres';

export interface Turn {
  world: World;
  random: Random;
  /** How long to go on. */
  ms: number;
  /** The database server, in a world on it. */
  postgres: OwnPostgres | undefined;
}

export interface Outcome {
  /** How often something was done to the world. */
  faults: number;
  /** What a reader of the results has to know. */
  note?: string;
}

export interface Scenario {
  name: string;
  /** In a few words, for people. */
  what: string;
  stores: readonly StoreKind[];
  /** What the world must be like. @param ms how long it will be hurt */
  world?(ms: number): Pick<WorldOptions, 'onSmallDisk' | 'throughProxy' | 'heartbeat'>;
  /** Less than this shows nothing. */
  leastMs: number;
  /** Hurts the world, and leaves nothing behind that must be mended by hand. @throws Broken, NotYetError */
  hurt(turn: Turn): Promise<Outcome>;
}

/** The product did what it must not. */
export class Broken extends Error {}

/** Does `act` until the time of the turn is up, once at least. @returns how often */
export async function again({ ms }: Turn, act: (count: number) => Promise<void>): Promise<number> {
  const end = performance.now() + ms;
  let count = 0;
  do {
    await act(count);
    count += 1;
  } while (performance.now() < end);
  return count;
}

/** Waits until a process says so of itself. */
export async function untilHealth(
  world: World,
  index: number,
  wanted: { status: string; reason?: string },
): Promise<void> {
  const { status, reason = null } = wanted;
  const health = () => world.fleet.health[index]?.now;
  try {
    await until(() => health()?.status === status && health()?.reason === reason, { ms: 30_000 });
  } catch (error) {
    if (!(error instanceof NotYetError)) throw error;
    const [says, should] = [JSON.stringify(health()), JSON.stringify({ status, reason })];
    throw new Broken(`Process ${index + 1} should say ${should} of itself, and says ${says}.`);
  }
}

/** Asks every process to store something while it cannot. @throws Broken when it says anything but `busy` */
export async function expectBusy(world: World): Promise<void> {
  for (const index of world.fleet.ports.keys()) {
    const said = await world.attempt(index);
    if (said !== 'busy') throw new Broken(`Process ${index + 1} could not store, and answered “${said}”.`);
  }
}
