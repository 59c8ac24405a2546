/** `parley moderation secret`: with what the requests to a site's own judge are signed. */
import { Command } from 'commander';
import { z } from 'zod';
import { siteKey } from '../schemas/common.js';
import { hookSecretOf } from '../services/judge-secret.js';
import { requireSite } from '../services/sites.js';
import { check } from './inputs.js';
import { installationFlags, openWorkspace, toInstallation, withInstallation } from './workspace.js';

const schema = z.strictObject({ ...installationFlags, site: siteKey });

export function moderationCommand(): Command {
  const secret = withInstallation(new Command('secret'))
    .description(
      'Print the secret that signs what a site’s own judge is asked. It is made at the first time.',
    )
    .requiredOption('--site <key>', 'whose judge')
    .action((flags) => printSecret(check(schema, flags)));
  return new Command('moderation').description('Moderation of public discussions.').addCommand(secret);
}

async function printSecret(flags: z.output<typeof schema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  try {
    console.log(await hookSecretOf(ctx, requireSite(ctx, flags.site).id));
  } finally {
    await close();
  }
}
