/** The command line of `pnpm load`. Must find every mistake before anything is read or started. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

/** What the command line asks for. */
export interface LoadOptions {
  /** To load; null to verify only. */
  file: string | null;
  /** To compare with, after loading if there is something to load; null for not at all. */
  verify: string | null;
  /** A running server and how to get in; null for one of our own. */
  server: { url: string; apiKey: string } | null;
  /** Null: the only site that the key is good for. */
  site: string | null;
  fresh: boolean;
  resend: boolean;
  concurrency: number;
}

interface Flags {
  url?: string;
  apiKey?: string;
  site?: string;
  fresh?: true;
  resend?: true;
  concurrency: number;
  verify?: string | true;
}

const HELP = `
The file holds one conversation a line, as JSON; it may be compressed with gzip:
  {"id": "c-1", "services": ["Hotels"], "turns": [{"from": "customer", "text": "Hi"}, {"from": "agent", "text": "Hello"}]}

Stopped in any way, the same command goes on where it was. Sending a file twice changes nothing.

Without --url a server is started on .parley/load, and stopped at the end.

Exit code: 0 all is in, or equal; 1 failed, or different; 2 wrong usage; 3 some lines were skipped; 130 stopped by Ctrl-C.

Examples:
  pnpm load conversations.ndjson.gz
  pnpm load --verify conversations.ndjson.gz
  PARLEY_API_KEY=parley_sk_… pnpm load conversations.ndjson --url https://chat.example.com --site acme`;

function toConcurrency(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1 to 9999.');
}

function command(): Command {
  return new Command('load')
    .description('Loads conversations into a Parley server through its public API, and compares them.')
    .argument('[file]', 'conversations to load: NDJSON, plain or gzip')
    .option(
      '--verify [file]',
      'compare what the server says with this file (with the one loaded, when not named)',
    )
    .option('--url <url>', 'a running server; without it, one of its own is started')
    .addOption(new Option('--api-key <key>', 'key for --url').env('PARLEY_API_KEY'))
    .option('--site <key>', 'key of the site to load into; needed when the API key is good for several')
    .option('--fresh', 'empty .parley/load first; not with --url')
    .option('--resend', 'send everything again, also what an earlier run brought in')
    .addOption(new Option('--concurrency <n>', 'conversations at once').default(32).argParser(toConcurrency))
    .addHelpText('after', HELP)
    .showHelpAfterError('(see: pnpm load --help)')
    .exitOverride();
}

function toServer(program: Command, { url, apiKey, fresh }: Flags): LoadOptions['server'] {
  if (url === undefined) return null;
  if (!URL.canParse(url)) program.error('error: --url is not a URL');
  if (fresh)
    program.error('error: --fresh empties the directory of a local server, so it does not go with --url');
  if (!apiKey) program.error('error: with --url, --api-key or PARLEY_API_KEY must give a key');
  return { url, apiKey };
}

/** Reads the command line. Throws `CommanderError` after printing what is wrong, or the help. */
export function readOptions(argv: string[]): LoadOptions {
  const program = command().parse(argv);
  const flags = program.opts<Flags>();
  const file = program.args[0] ?? null;
  if (file === null && flags.verify === true) program.error('error: --verify needs a file to compare with');
  if (file === null && flags.verify === undefined)
    program.error('error: name a file to load, or one to --verify');
  return {
    file,
    verify: flags.verify === true ? file : (flags.verify ?? null),
    server: toServer(program, flags),
    site: flags.site ?? null,
    fresh: flags.fresh ?? false,
    resend: flags.resend ?? false,
    concurrency: flags.concurrency,
  };
}

/** The exit code for what `readOptions` threw; undefined when it was something else. */
export function usageExitCode(error: unknown): number | undefined {
  if (!(error instanceof CommanderError)) return undefined;
  return error.exitCode === 0 ? 0 : 2;
}
