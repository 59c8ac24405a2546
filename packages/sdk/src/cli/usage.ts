/** What `parley-sync` takes, and how it says so. */
import { parseArgs } from 'node:util';

/** A mistake in arguments, configuration or environment: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const COMMANDS = ['pull', 'sync', 'tail', 'verify'] as const;
export type Command = (typeof COMMANDS)[number];
export const TARGETS = ['hubspot', 'salesforce', 'pipedrive', 'sql', 'files'] as const;
export type Target = (typeof TARGETS)[number];

export const HELP = `parley-sync: every conversation, into your CRM.

  parley-sync pull    [--cursor-file FILE]      what happened, as NDJSON on standard output, up to now
  parley-sync tail    [--since CURSOR|start]    what happens from now on, as NDJSON, until it is ended
  parley-sync sync    --to SINK [--follow] [--dry-run]
                                                brings what happened since the last time into a sink
  parley-sync verify  --to sql|files            compares what is there with a full pull

SINK is hubspot, salesforce, pipedrive, sql or files.

  --config FILE       parley-sync.json by default, where there is one
  --to SINK           or "to" in the configuration
  --follow            stay, and bring what happens as it happens
  --dry-run           print the plan, touch nothing
  --cursor-file FILE  (pull) go on where this file says, and keep the place in it
  --since CURSOR      (tail) go on after a cursor; "start" for the beginning
  --json              the result, the plan and errors as JSON
  --quiet             no progress
  --help, --version

Environment:
  PARLEY_URL, PARLEY_API_KEY                    where Parley is, and the key
  HUBSPOT_ACCESS_TOKEN
  SALESFORCE_INSTANCE_URL, and SALESFORCE_ACCESS_TOKEN
    or SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET
  PIPEDRIVE_API_TOKEN
  DATABASE_URL                                  sqlite:FILE or postgres://…

Ends with 0: done. 1: failed, and may go better later. 2: arguments, configuration or environment have to be mended.
3: done, but the CRM refused records; they are in the list of dead letters. 4: what is there differs.
`;

export interface Arguments {
  command: Command | 'help' | 'version';
  config: string | undefined;
  to: string | undefined;
  follow: boolean;
  dryRun: boolean;
  cursorFile: string | undefined;
  since: string | undefined;
  json: boolean;
  quiet: boolean;
}

const OPTIONS = {
  config: { type: 'string' },
  to: { type: 'string' },
  follow: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'cursor-file': { type: 'string' },
  since: { type: 'string' },
  json: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** @throws UsageError for what it does not take */
export function readArguments(args: string[]): Arguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = parsed;
  const [named, ...more] = positionals;
  const command = values.version ? 'version' : values.help ? 'help' : COMMANDS.find((one) => one === named);
  if (command === undefined) {
    throw new UsageError(
      named === undefined ? 'Say what to do: pull, sync, tail or verify.' : `There is no "${named}".`,
    );
  }
  if (more.length > 0) throw new UsageError(`What is "${more.join(' ')}" for?`);
  return {
    command,
    config: values.config,
    to: values.to,
    follow: values.follow,
    dryRun: values['dry-run'],
    cursorFile: values['cursor-file'],
    since: values.since,
    json: values.json,
    quiet: values.quiet,
  };
}

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });
