/** One run of `parley-sync`, without the process around it: what it is given, what it says, with which code it ends. */
import { Parley } from '../client.js';
import { AuthenticationError, InvalidRequestError, PermissionError } from '../errors.js';
import { fileCheckpoint, fileDeadLetters } from '../sinks/files/index.js';
import { SinkError } from '../sync/sink.js';
import { sync } from '../sync/sync.js';
import { type Config, readConfig } from './config.js';
import { Progress } from './progress.js';
import { type Environment, openTarget, required } from './targets.js';
import { type Arguments, HELP, readArguments, TARGETS, type Target, UsageError } from './usage.js';
import { looksOfFiles, looksOfSql, verify } from './verify.js';
import { VERSION } from './version.js';

export interface Run {
  args: string[];
  env: Environment;
  signal: AbortSignal;
  /** A line on standard output; resolves once it is written. */
  out(line: string): Promise<void>;
  /** On standard error, as it is. */
  note(text: string): void;
  isTerminal: boolean | undefined;
}

const EXIT = { ok: 0, failed: 1, usage: 2, refused: 3, differs: 4 } as const;

interface Work extends Run {
  given: Arguments;
  config: Config;
  parley: Parley;
}

function targetOf({ given, config }: Work): Target {
  const named = given.to ?? config.to;
  const target = TARGETS.find((one) => one === named);
  if (target !== undefined) return target;
  const all = TARGETS.join(', ');
  throw new UsageError(
    named === undefined
      ? `Say where to: --to with one of ${all}.`
      : `--to ${named}: it must be one of ${all}.`,
  );
}

async function pullAll({ given, config, parley, signal, out }: Work): Promise<number> {
  const place = given.cursorFile === undefined ? undefined : fileCheckpoint(given.cursorFile);
  await parley.pull({
    ...{ cursor: (await place?.load()) ?? null, site: config.site, signal },
    async onBatch({ events, cursor }) {
      for (const event of events) await out(JSON.stringify(event));
      await place?.save(cursor);
    },
  });
  return EXIT.ok;
}

/** The end of the log: what happened before is not asked for. */
async function endOf({ parley, config, signal }: Work): Promise<string | null> {
  let cursor: string | null = null;
  // Types that are never told leave only the cursor to go on from.
  const none = { types: ['agent.created'] as const };
  for await (const page of parley.events
    .list({ site: config.site, types: [...none.types], signal })
    .pages()) {
    cursor = page.cursor;
  }
  return cursor;
}

async function tail(work: Work): Promise<number> {
  const { given, config, parley, signal, out, note } = work;
  const cursor = given.since === 'start' ? null : (given.since ?? (await endOf(work)));
  const onOutage = (error: Error): void =>
    note(`Parley does not answer, and is asked again: ${error.message}\n`);
  for await (const event of parley.events.subscribe({ cursor, site: config.site, signal, onOutage })) {
    await out(JSON.stringify(event));
  }
  return EXIT.ok;
}

async function syncInto(work: Work): Promise<number> {
  const { given, config, env, parley, signal, out, note } = work;
  const to = targetOf(work);
  const progress = new Progress({
    note,
    isTerminal: work.isTerminal ?? false,
    quiet: given.quiet || given.dryRun,
  });
  const target = await openTarget(to, config, env);
  try {
    const lines: string[] = [];
    const report = await sync({
      ...{ from: parley, to: target.sink, checkpoint: target.checkpoint, signal, site: config.site },
      ...{ follow: given.follow, dryRun: given.dryRun },
      deadLetters: fileDeadLetters(config.deadLetters ?? `parley-sync.${to}.refused.ndjson`),
      onProgress: (report) => progress.show(report),
      onRetry: (error) => note(`\n${target.sink.name}: ${(error as Error).message} It is tried again.\n`),
      onOutage: (error) => note(`\nParley does not answer, and is asked again: ${error.message}\n`),
      onPlan(plan) {
        if (!given.dryRun) return;
        const count = Object.entries(plan).map(([name, list]) => [name, (list as unknown[]).length] as const);
        const words = count.filter(([, length]) => length > 0).map(([name, length]) => `${length} ${name}`);
        if (given.json) lines.push(JSON.stringify({ plan: Object.fromEntries(count) }));
        else if (words.length > 0) lines.push(`would bring ${words.join(', ')}`);
      },
    });
    progress.end();
    for (const line of lines) await out(line);
    const { contacts, conversations, messages, merged, erased, refused } = report;
    const did = given.dryRun ? 'would bring' : 'brought';
    await out(
      given.json
        ? JSON.stringify({ to, dryRun: given.dryRun, ...report })
        : `${target.sink.name}: ${did} ${contacts} contacts, ${conversations} conversations, ${messages} messages, ${merged} merged, ${erased} erased, ${refused} refused`,
    );
    return refused > 0 ? EXIT.refused : EXIT.ok;
  } finally {
    await target.close();
  }
}

async function verifyTarget(work: Work): Promise<number> {
  const { given, config, env, parley, signal, out } = work;
  const to = targetOf(work);
  if (to !== 'sql' && to !== 'files') {
    throw new UsageError('Only sql and files can be read back: a CRM holds more than Parley brought.');
  }
  const target = await openTarget(to, config, env);
  try {
    const files = { directory: 'parley', ...config.files };
    const looks = target.db === undefined ? looksOfFiles(files) : await looksOfSql(target.db);
    const { records, differences } = await verify(parley, looks, { site: config.site, signal });
    if (given.json) await out(JSON.stringify({ to, records, differences }));
    else {
      for (const { kind, id, what } of differences.slice(0, 20)) await out(`${kind} ${id}: ${what}`);
      await out(
        differences.length === 0
          ? `${records} records, equal`
          : `${records} records, ${differences.length} differ`,
      );
    }
    return differences.length === 0 ? EXIT.ok : EXIT.differs;
  } finally {
    await target.close();
  }
}

async function work(run: Run, given: Arguments): Promise<number> {
  if (given.command === 'help' || given.command === 'version') {
    await run.out(given.command === 'help' ? HELP : VERSION);
    return EXIT.ok;
  }
  const config = await readConfig(given.config);
  const baseUrl = run.env.PARLEY_URL ?? config.url;
  if (!baseUrl)
    throw new UsageError('PARLEY_URL is not set in the environment, nor "url" in the configuration.');
  const parley = new Parley({ baseUrl, apiKey: required(run.env, 'PARLEY_API_KEY') });
  const all: Work = { ...run, given, config, parley };
  const commands = { pull: pullAll, sync: syncInto, tail, verify: verifyTarget };
  return commands[given.command](all);
}

/** What nobody's patience mends: a wrong argument, key or token. */
function isForPeople(error: unknown): boolean {
  if (error instanceof SinkError) return !error.transient;
  return [UsageError, AuthenticationError, PermissionError, InvalidRequestError, TypeError].some(
    (kind) => error instanceof kind,
  );
}

/** @returns the exit code */
export async function run(it: Run): Promise<number> {
  let json = it.args.includes('--json');
  try {
    const given = readArguments(it.args);
    json = given.json;
    return await work(it, given);
  } catch (error) {
    if (it.signal.aborted) return EXIT.ok;
    const code = isForPeople(error) ? EXIT.usage : EXIT.failed;
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    const hint = error instanceof UsageError ? '\nRun with --help to see what it takes.' : '';
    it.note(
      json
        ? `${JSON.stringify({ error: { name, message, exitCode: code } })}\n`
        : `parley-sync: ${message}${hint}\n`,
    );
    return code;
  }
}
