/** What a benchmark found against what was wanted: the file of results, and the last line for programs. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { round } from './statistics.js';

/** A bound of a ratio: at least `min`, or at most `max`. */
export type Target = { min: number } | { max: number };

export interface Findings {
  /** The benchmark, e.g. `messages`. */
  name: string;
  quick: boolean;
  ratios: Record<string, number>;
  /** For some of the ratios; the others are only told. */
  targets: Record<string, Target>;
  /** What must hold whatever the speed, e.g. that nothing was lost; each false one fails the run. */
  checks: Record<string, boolean>;
  /** All that was measured, for whoever wants to look closer. */
  details: unknown;
}

/** The last line. */
export interface Verdict {
  name: string;
  ratios: Record<string, number>;
  targets: Record<string, Target>;
  pass: boolean;
}

const RESULTS = fileURLToPath(new URL('../../results/', import.meta.url));

export function meets(ratio: number | undefined, target: Target): boolean {
  if (ratio === undefined || Number.isNaN(ratio)) return false;
  return 'min' in target ? ratio >= target.min : ratio <= target.max;
}

/** Rounds first and judges what is shown, so that a figure never contradicts its verdict. */
export function judge({ name, ratios, targets, checks }: Findings): Verdict {
  const shown = Object.fromEntries(Object.entries(ratios).map(([key, ratio]) => [key, round(ratio)]));
  const met = Object.entries(targets).every(([key, target]) => meets(shown[key], target));
  return { name, ratios: shown, targets, pass: met && Object.values(checks).every(Boolean) };
}

/** One line for each ratio and check, as people read it. */
export function describeVerdict(verdict: Verdict, checks: Record<string, boolean>): string {
  const ratios = Object.entries(verdict.ratios).map(([key, ratio]) => {
    const target = verdict.targets[key];
    if (target === undefined) return `  ${key} ${ratio} (no target)`;
    const bound = 'min' in target ? `at least ${target.min}` : `at most ${target.max}`;
    return `  ${key} ${ratio}, ${bound}: ${meets(ratio, target) ? 'met' : 'MISSED'}`;
  });
  const held = Object.entries(checks).map(([what, holds]) => `  ${what}: ${holds ? 'yes' : 'NO'}`);
  return [...ratios, ...held].join('\n');
}

/** Writes `bench/results/<name>.json`, prints the verdict and, last of all, its line. @returns whether it passed */
export function conclude(findings: Findings): boolean {
  const verdict = judge(findings);
  const { quick, checks, details } = findings;
  const at = new Date().toISOString();
  mkdirSync(RESULTS, { recursive: true });
  const path = join(RESULTS, `${verdict.name}.json`);
  const content = { ...verdict, checks, quick, at, machine: describeMachine(), details };
  writeFileSync(`${path}.tmp`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${path}.tmp`, path);
  console.log(`\n${describeVerdict(verdict, checks)}\n`);
  console.log(JSON.stringify(verdict));
  return verdict.pass;
}

function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${arch()}`,
    node: process.version,
    revision: readRevision(),
    /** Of the last minute: more than what was started here means that somebody else was working too. */
    loadAverage: round(loadavg()[0] ?? Number.NaN),
  };
}

function readRevision(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // A copy without its history can be measured all the same.
    return null;
  }
}
