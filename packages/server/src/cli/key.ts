/** `parley key create`: an API key for one of the company's backends. */
import { Command } from 'commander';
import { z } from 'zod';
import { name, siteKey } from '../schemas/common.js';
import { createKey, EVERY_SCOPE } from '../services/keys.js';
import { check } from './inputs.js';
import { installationFlags, openWorkspace, toInstallation, withInstallation } from './workspace.js';

const schema = z.strictObject({
  ...installationFlags,
  name,
  site: siteKey.optional(),
  scope: z.array(z.enum(['read', 'write', 'admin', 'public'])).min(1),
  json: z.boolean(),
});

export function keyCommand(): Command {
  const create = withInstallation(new Command('create'))
    .description('Make an API key. It is shown once and stored only as a hash.')
    .requiredOption('--name <name>', 'what it is for, e.g. crm; customers see it as the author')
    .option('--site <key>', 'the only site it is good for; every site when absent')
    .option('--scope <scopes...>', 'what it may do: read, write, admin, public', EVERY_SCOPE)
    .option('--json', 'print { "id", "key" } and nothing else', false)
    .action((flags) => createApiKey(check(schema, flags)));
  return new Command('key').description('API keys of the company’s backends.').addCommand(create);
}

async function createApiKey(flags: z.output<typeof schema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  try {
    const key = await createKey(ctx, { name: flags.name, site: flags.site, scopes: flags.scope });
    if (flags.json) console.log(JSON.stringify({ id: key.id, key: key.key }));
    else console.log(`API key "${flags.name}" (shown only now):\n\n  ${key.key}\n`);
  } finally {
    await close();
  }
}
