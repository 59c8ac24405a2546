/** `parley insights digest --preview`: the week's figures as they are mailed, printed. It sends nothing. */
import { Command } from 'commander';
import { z } from 'zod';
import { lastWeek } from '../consumers/week.js';
import { composeDigest } from '../mail/compose-digest.js';
import { queryDigest } from '../services/digests.js';
import { check } from './inputs.js';
import { installationFlags, openWorkspace, toInstallation, withInstallation } from './workspace.js';

const schema = z.strictObject({
  ...installationFlags,
  preview: z.literal(true, 'Say --preview: mails go out by themselves, to those who want them.'),
  locale: z.string().max(35),
  html: z.boolean().optional(),
});

export function insightsDigestCommand(): Command {
  return withInstallation(new Command('digest'))
    .description('Print the mail of the last week’s figures.')
    .option('--preview', 'print it; nothing is sent')
    .option('--locale <tag>', 'its language', 'en')
    .option('--html', 'as HTML')
    .action((flags) => preview(check(schema, flags)));
}

async function preview(flags: z.output<typeof schema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  try {
    const week = lastWeek(ctx.now(), ctx.settings.current.hours?.zone ?? 'UTC');
    const insights = await queryDigest(ctx, week);
    const [link, stopLink] = ['/console#/insights', '/digest/stop/…'];
    const { subject, text, html } = composeDigest({ locale: flags.locale, insights, link, stopLink });
    console.log(flags.html ? html : `${subject}\n\n${text}`);
  } finally {
    await close();
  }
}
