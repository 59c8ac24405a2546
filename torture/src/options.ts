/** The command line of `pnpm torture`. Must find every mistake before anything is started. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { SCENARIOS } from './scenarios/index.js';
import type { StoreKind } from './scenarios/scenario.js';

export interface TortureOptions {
  minutes: number;
  /** Names of scenarios; empty for all. */
  only: string[];
  store?: StoreKind;
  seed: number;
}

const STORES: StoreKind[] = ['sqlite', 'postgres'];

const HELP = `
Scenarios:
${SCENARIOS.map(({ name, what, stores }) => `  ${name.padEnd(19)} ${what} (${stores.join(', ')})`).join('\n')}

Each starts the product as an operator would (one process on SQLite, or two on a PostgreSQL of their own), lets visitors,
agents and a CRM talk through it, does its harm again and again, and then holds everything against an account of what was
acknowledged. All of them in turn, as often as the time allows.

A seed repeats what was chosen (whom to hurt, how, when), not the machine's own timing.

Exit code: 0 nothing was violated; 1 something was, or the run failed; 2 wrong usage; 130 stopped by Ctrl-C.

Examples:
  pnpm torture --minutes 10
  pnpm torture --minutes 2 --only disk-full --seed 7`;

function parseMinutes(text: string): number {
  const minutes = Number(text);
  if (minutes > 0 && minutes <= 24 * 60) return minutes;
  throw new InvalidArgumentError('It must be a number of minutes above 0, at most 1440.');
}

function parseSeed(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number of at most nine digits.');
}

/** @returns what is asked for; with help or a mistake, which is printed, the exit code */
export function parseTortureOptions(argv: string[]): TortureOptions | { exitCode: number } {
  const names = SCENARIOS.map(({ name }) => name);
  const program = new Command('torture')
    .description('Does to Parley what the world may do to it, and checks that nothing acknowledged is lost.')
    .option('--minutes <n>', 'how long', parseMinutes, 10)
    .addOption(new Option('--only <name...>', 'only these scenarios').choices(names))
    .addOption(new Option('--store <kind>', 'only on this store').choices(STORES))
    .option('--seed <n>', 'repeats a run; chosen and printed when absent', parseSeed)
    .addHelpText('after', HELP)
    .showHelpAfterError('(see: pnpm torture --help)')
    .exitOverride();
  try {
    program.parse(argv);
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode };
    throw error;
  }
  const { minutes, only = [], store, seed } = program.opts<Partial<TortureOptions> & { minutes: number }>();
  return { minutes, only, ...(store && { store }), seed: seed ?? Math.floor(Math.random() * 1e9) };
}
