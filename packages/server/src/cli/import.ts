/** `parley import`: takes discussions along from another system. */
import { createWriteStream } from 'node:fs';
import { Argument, Command } from 'commander';
import { z } from 'zod';
import { type ImportReport, importDiscussions } from '../importing/import-discussions.js';
import { FORMATS, openSource } from '../importing/open-source.js';
import type { LeftOut } from '../importing/source.js';
import { origin, siteKey } from '../schemas/common.js';
import { requireSite } from '../services/sites.js';
import { check } from './inputs.js';
import { progress } from './progress.js';
import { installationFlags, openWorkspace, toInstallation, withInstallation } from './workspace.js';

const schema = z.strictObject({
  ...installationFlags,
  format: z.enum(FORMATS),
  file: z.string().min(1),
  site: siteKey,
  origin: origin.optional(),
  topicBy: z.enum(['url', 'id']),
  report: z.string().min(1).optional(),
  dryRun: z.boolean(),
});

/** So many are named on the screen; all of them are in the report. */
const NAMED = 10;
/** Something in the file is not as it should be; everything else is done. */
const BROKEN = 3;

export function importCommand(): Command {
  return withInstallation(new Command('import'))
    .description('Take discussions along from another system. The same file again adds only what is missing.')
    .addArgument(new Argument('<format>', 'what it is an export of').choices(FORMATS))
    .argument('<file>', 'its export, also packed with gzip; of Isso, its database')
    .requiredOption('--site <key>', 'the site whose pages they belong to')
    .option('--origin <origin>', 'where the pages are now, when the file says otherwise')
    .option(
      '--topic-by <what>',
      'what pages call their topics: their address (url) or the key in the file (id)',
      'url',
    )
    .option('--report <file>', 'write what was left out there, a line of JSON each')
    .option('--dry-run', 'only say what would be done', false)
    .addHelpText(
      'after',
      `
Votes, e-mail addresses and network addresses are not taken along.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done, but something in the file was broken.`,
    )
    .action((format, file, flags) => importFile(check(schema, { format, file, ...flags })));
}

async function importFile(flags: z.output<typeof schema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  const report = flags.report === undefined ? null : createWriteStream(flags.report, { flags: 'wx' });
  let named = 0;
  const onLeftOut = ({ where, reason, broken }: LeftOut) => {
    report?.write(`${JSON.stringify({ where, reason, broken })}\n`);
    named += 1;
    if (named > NAMED) return;
    progress('');
    console.error(`Left out ${where}: ${reason}`);
    if (named === NAMED) console.error('… and so on. All of it: --report FILE');
  };
  try {
    if (report !== null) await new Promise((done, fail) => report.once('open', done).once('error', fail));
    const site = requireSite(ctx, flags.site);
    const onRead = (bytes: number, total: number) => progress(`reading: ${percent(bytes, total)}`);
    const source = await openSource(flags.format, flags.file, onRead);
    const onProgress = (done: number, total: number) =>
      progress(
        `${flags.dryRun ? 'looking' : 'storing'}: ${done} of ${total} messages, ${percent(done, total)}`,
      );
    const { format, topicBy, dryRun } = flags;
    const options = { site, format, topicBy, dryRun, origin: flags.origin ?? null, onProgress, onLeftOut };
    const result = await importDiscussions(ctx, source, options);
    progress('');
    console.log(summary(result, dryRun));
    if (result.broken > 0) process.exitCode = BROKEN;
  } finally {
    await new Promise<void>((done) => (report === null ? done() : report.end(done)));
    await close();
  }
}

const percent = (part: number, whole: number) => `${whole === 0 ? 100 : Math.floor((100 * part) / whole)} %`;

function summary({ topics, messages, known, leftOut, broken }: ImportReport, dryRun: boolean): string {
  return [
    `${dryRun ? 'Would import' : 'Imported'} ${messages} messages in ${topics} topics.`,
    `${known} were there already; ${leftOut} left out, ${broken} of them broken.`,
  ].join('\n');
}
