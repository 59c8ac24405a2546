/** What a run did and what it found, for people. */
import { formatTable } from '@parley/bench/table';
import type { Case, CaseResult } from './run-case.js';

/** Enough to see what is wrong; the number says how much. */
const SHOWN = 8;

export function formatReport(results: readonly CaseResult[], notRun: readonly Case[]): string {
  const rows = results.map((result) => [
    `${result.violations.length === 0 ? '✓' : '✗'} ${nameOf(result)}`,
    Math.round(result.seconds),
    result.faults,
    result.acknowledged,
    result.events,
    result.notReady,
    result.violations.length,
  ]);
  const head = ['scenario', 'seconds', 'faults', 'acknowledged', 'events', 'not ready', 'violations'];
  const parts = [formatTable(head, rows)];
  const notes = [
    ...new Set(results.flatMap((result) => (result.note ? [`${nameOf(result)}: ${result.note}`] : []))),
  ];
  if (notes.length > 0) parts.push(notes.join('\n'));
  if (notRun.length > 0) parts.push(`Not run, for want of time: ${notRun.map(nameOf).join(', ')}.`);
  for (const result of results) if (result.violations.length > 0) parts.push(formatViolations(result));
  const broken = results.reduce((sum, { violations }) => sum + violations.length, 0);
  const kept = results.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  parts.push(
    broken === 0
      ? `Clean: all of ${kept.toLocaleString('en')} acknowledged messages are there, once and in order, and everybody saw them so.`
      : `${broken} violations.`,
  );
  return parts.join('\n\n');
}

export function nameOf({ scenario, store }: Case): string {
  return `${scenario.name} on ${store}`;
}

function formatViolations(result: CaseResult): string {
  const lines = result.violations.slice(0, SHOWN).map(({ kind, what }) => `  ${kind}: ${what}`);
  const more = result.violations.length - SHOWN;
  if (more > 0) lines.push(`  … and ${more} more`);
  return [`${nameOf(result)} violates what was promised:`, ...lines, result.logs].join('\n');
}
