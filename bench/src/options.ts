/** The command line of `pnpm bench`. Must find every mistake before anything is started. */
import { Command, CommanderError } from 'commander';

const NAMES = {
  messages: 'messages a second, their delay and their cost, at 50, 200 and 1,000 conversations',
  growth: 'what 1,000,000 stored messages cost, against 1,000',
  lists: 'a page of the inbox and a search at 1,000,000 messages, against the same rows from a bare route',
  insights: 'what a year of 1,000,000 messages cost and brought: the slowest view, and making all of it anew',
  idle: 'memory of idle connections, and a restart with all of them coming back',
  sync: 'pulling the whole log by the SDK, against reading the same rows from the file',
  spam: 'how well the filter that learns from moderators tells spam from what is none',
  overload: 'three times as much as it can take: goodput, memory, and how soon it is well again',
} as const;

export type BenchName = keyof typeof NAMES;

export interface BenchOptions {
  name: BenchName;
  quick: boolean;
  /** For the product's process, as Node takes them. */
  nodeFlags: string[];
  /** Of `spam`: files of judged comments to learn from and to be asked about. */
  train?: string;
  test?: string;
}

interface Flags {
  quick: boolean;
  nodeFlag?: string[];
  train?: string;
  test?: string;
}

const HELP = `
Each starts the product and what it is compared with in processes of their own, on this machine only, lets them take
turns, prints a table, writes bench/results/<name>.json, and prints as its last line one JSON object:
  {"name": "…", "ratios": {…}, "targets": {"…": {"min": 0.6}}, "pass": true}
What the ratios mean is in docs/performance.md. Linux only (but for spam), for they read /proc.

Exit code: 0 every target was met; 1 one was missed, or the run failed; 2 wrong usage; 130 stopped by Ctrl-C.

Examples:
  pnpm bench messages
  pnpm bench idle --quick`;

/** @returns what is asked for; with help or a mistake, which is printed, the exit code */
export function parseBenchOptions(argv: string[]): BenchOptions | { exitCode: number } {
  let chosen: BenchOptions | undefined;
  const program = new Command('bench')
    .description('Measures Parley on this machine, against the floors it stands on.')
    .addHelpText('after', HELP)
    .showHelpAfterError('(see: pnpm bench --help)')
    .exitOverride();
  for (const name of Object.keys(NAMES) as BenchName[]) {
    const command = program
      .command(name)
      .description(NAMES[name])
      .option('--quick', 'fewer and shorter rounds, at most 50 s in all: tells less', false)
      .action(({ quick, nodeFlag, ...files }: Flags) => {
        if (Boolean(files.train) !== Boolean(files.test)) {
          command.error('error: --train and --test go together', { exitCode: 1 });
        }
        chosen = { name, quick, nodeFlags: nodeFlag ?? [], ...files };
      });
    if (name === 'spam') {
      command
        .option('--train <file>', 'CSV of text,spam to learn from, instead of cross-validation; with --test')
        .option('--test <file>', 'CSV of text,spam to judge after that');
    }
    if (name !== 'messages') continue;
    command.option(
      '--node-flag <flag>',
      'for the product’s process, e.g. --node-flag=--cpu-prof; may be repeated',
      (flag: string, all: string[] | undefined) => [...(all ?? []), flag],
    );
  }
  try {
    program.parse(argv);
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode };
    throw error;
  }
  return chosen ?? { exitCode: 2 };
}
