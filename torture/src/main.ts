/** `pnpm torture`: does to the product what the world may do to it, and checks what it promised. */
import { OwnPostgres } from '@parley/server/testing/postgres';
import { parseTortureOptions, type TortureOptions } from './options.js';
import { casesOf, fits, planCase } from './plan.js';
import { Random } from './random.js';
import { formatReport, nameOf } from './report.js';
import { type CaseResult, runCase } from './run-case.js';
import { SCENARIOS } from './scenarios/index.js';

const EXIT = { clean: 0, violated: 1, usage: 2, interrupted: 130 } as const;

/** One line a step. Goes to stderr, so that stdout holds results only. */
function say(step: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${step}`);
}

async function run(options: TortureOptions): Promise<number> {
  const { minutes, seed } = options;
  const totalMs = minutes * 60_000;
  const cases = new Random(seed).shuffle(casesOf(SCENARIOS, options));
  if (cases.length === 0) {
    console.error('No scenario is left: those named do not run on that store. See pnpm torture --help.');
    return EXIT.usage;
  }
  console.log(`Seed ${seed}: pnpm torture --minutes ${minutes} --seed ${seed} repeats this run.`);
  const postgres = cases.some(({ store }) => store === 'postgres') ? await OwnPostgres.create() : undefined;
  const results: CaseResult[] = [];
  try {
    for (let index = 0; ; index += 1) {
      const planned = planCase(cases, index, { seed, totalMs });
      // However short the time, something is tried.
      if (index > 0 && !fits(planned, totalMs - performance.now())) break;
      say(`${nameOf(planned)}, for ${Math.round(planned.ms / 1000)} s, with seed ${planned.seed}`);
      const result = await runCase({
        ...planned,
        postgres,
        onProgress: (acknowledged) => say(`  ${acknowledged} acknowledged`),
      });
      results.push(result);
      const { faults, acknowledged, violations } = result;
      say(`  ${faults} faults, ${acknowledged} acknowledged, ${violations.length} violations`);
    }
  } finally {
    await postgres?.remove();
  }
  const notRun = cases.slice(results.length);
  console.log(`\n${formatReport(results, notRun)}`);
  return results.every(({ violations }) => violations.length === 0) ? EXIT.clean : EXIT.violated;
}

// Servers end by themselves when this process is gone, and what it made is taken away on its exit.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(EXIT.interrupted));
}

const options = parseTortureOptions(process.argv);
if ('exitCode' in options) process.exit(options.exitCode === 0 ? EXIT.clean : EXIT.usage);
try {
  process.exitCode = await run(options);
} catch (error) {
  console.error('failed:', error);
  process.exitCode = EXIT.violated;
}
// Clients that were cut off may still hold a connection that nobody waits for.
process.exit();
