/** Runs a case for as short a time as shows something, and fails with what it violates. For tests only. */
import type { OwnPostgres } from '@parley/server/testing/postgres';
import { expect } from 'vitest';
import { type Case, runCase } from '../run-case.js';

/** Two minutes: the recovery alone may take one, on a busy machine. */
export const PATIENCE_MS = 120_000;

export async function survive({ postgres, ...each }: Case & { postgres?: OwnPostgres }): Promise<void> {
  // Printed with a failure: `pnpm torture` repeats what was chosen by it.
  const seed = Math.floor(Math.random() * 1e9);
  const { violations, faults, logs } = await runCase({ ...each, seed, ms: each.scenario.leastMs, postgres });
  expect(violations, `seed ${seed}\n${logs}`).toEqual([]);
  expect(faults).toBeGreaterThan(0);
}
