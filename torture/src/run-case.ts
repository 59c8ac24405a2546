/** One scenario on one store, from an empty installation to the verdict. */
import type { OwnPostgres } from '@parley/server/testing/postgres';
import type { Violation } from './account/verify.js';
import { Random } from './random.js';
import { Broken, type Outcome, type Scenario, type StoreKind } from './scenarios/scenario.js';
import { NotYetError } from './until.js';
import { World } from './world/world.js';

export interface Case {
  scenario: Scenario;
  store: StoreKind;
}

export interface CaseOptions extends Case {
  seed: number;
  /** How long to hurt. */
  ms: number;
  /** For cases on it. */
  postgres: OwnPostgres | undefined;
  /** Hears every ten seconds how it goes. */
  onProgress?: (acknowledged: number) => void;
}

export interface CaseResult extends Case, Outcome {
  seconds: number;
  acknowledged: number;
  events: number;
  /** How often a process said that it is not ready. */
  notReady: number;
  violations: Violation[];
  /** With violations: the last that the processes logged. */
  logs: string;
}

const PROGRESS_MS = 10_000;

export async function runCase(options: CaseOptions): Promise<CaseResult> {
  const { scenario, store, seed, ms, postgres, onProgress } = options;
  const began = performance.now();
  const random = new Random(seed);
  const world = await World.open({
    ...scenario.world?.(ms),
    random,
    postgres: store === 'postgres' ? postgres : undefined,
  });
  const violations: Violation[] = [];
  let outcome: Outcome = { faults: 0 };
  let logs = '';
  const progress = setInterval(() => onProgress?.(world.account.acknowledged.size), PROGRESS_MS);
  try {
    const before = world.account.acknowledged.size;
    outcome = await scenario.hurt({ world, random, ms, postgres });
    violations.push(...(await world.conclude()));
    // A fault that nobody was there to suffer shows nothing.
    if (world.account.acknowledged.size === before) {
      violations.push({ kind: 'undelivered', what: 'nothing more was acknowledged once it had begun' });
    }
  } catch (error) {
    if (!(error instanceof Broken || error instanceof NotYetError)) throw error;
    violations.push({ kind: error instanceof Broken ? 'unwell' : 'undelivered', what: error.message });
  } finally {
    clearInterval(progress);
    if (violations.length > 0) logs = world.logs();
    violations.push(...(await world.close()));
  }
  return {
    scenario,
    store,
    ...outcome,
    seconds: (performance.now() - began) / 1000,
    acknowledged: world.account.acknowledged.size,
    events: world.people.crm.count,
    notReady: world.fleet.health.reduce((sum, { troubles }) => sum + troubles.length, 0),
    violations,
    logs,
  };
}
