/** `parley key create`: an API key for one of the company's backends. */
import { Command } from 'commander';
import { z } from 'zod';
import { name, siteKey } from '../schemas/common.js';
import { createKey } from '../services/keys.js';
import { check } from './inputs.js';
import { installationFlags, openWorkspace, toInstallation, withInstallation } from './workspace.js';

const schema = z.strictObject({
  ...installationFlags,
  name,
  site: siteKey.optional(),
  json: z.boolean(),
});

export function keyCommand(): Command {
  const create = withInstallation(new Command('create'))
    .description('Make an API key. It is shown once and stored only as a hash.')
    .requiredOption('--name <name>', 'what it is for, e.g. crm; customers see it as the author')
    .option('--site <key>', 'the only site it is good for; every site when absent')
    .option('--json', 'print { "id", "key" } and nothing else', false)
    .action((flags) => createApiKey(check(schema, flags)));
  return new Command('key').description('API keys of the company’s backends.').addCommand(create);
}

async function createApiKey(flags: z.output<typeof schema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  try {
    const key = await createKey(ctx, { name: flags.name, site: flags.site ?? null });
    if (flags.json) console.log(JSON.stringify(key));
    else console.log(`API key "${flags.name}" (shown only now):\n\n  ${key.key}\n`);
  } finally {
    await close();
  }
}
