/** `parley identity`: the keys with which a company's own backend vouches for its visitors. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { siteKey } from '../schemas/common.js';
import { addIdentityKey, listIdentityKeys, removeIdentityKey } from '../services/identity-keys.js';
import { check } from './inputs.js';
import { installationFlags, openWorkspace, toInstallation, withInstallation } from './workspace.js';

const base = { ...installationFlags, site: siteKey, json: z.boolean() };
const addSchema = z.strictObject({ ...base, publicKey: z.string().min(1).optional() });
const listSchema = z.strictObject(base);
const removeSchema = z.strictObject({ ...base, id: z.string().min(1) });

export function identityCommand(): Command {
  const add = withSite(new Command('add'))
    .description('Add a key: a shared secret (HS256), shown once, or the public half of a pair (ES256).')
    .option(
      '--public-key <file>',
      'a public key on the curve P-256, in PEM; its tokens are signed with ES256',
    )
    .action((flags) => addKey(check(addSchema, flags)));
  const list = withSite(new Command('list'))
    .description('The keys of a site, without their secrets.')
    .action((flags) => listKeys(check(listSchema, flags)));
  const remove = withSite(new Command('remove'))
    .description('Take a key away: what it has signed is worth nothing from then on.')
    .requiredOption('--id <id>', 'which one, see: parley identity list')
    .action((flags) => removeKey(check(removeSchema, flags)));
  const identity = new Command('identity').description(
    'Keys with which the company’s own backend vouches for its visitors. A site has two at most: add the new one, sign with it, remove the old one.',
  );
  for (const command of [add, list, remove]) identity.addCommand(command);
  return identity;
}

function withSite(command: Command): Command {
  return withInstallation(command)
    .requiredOption('--site <key>', 'whose visitors')
    .option('--json', 'print JSON and nothing else', false);
}

async function addKey(flags: z.output<typeof addSchema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  try {
    const publicKey = flags.publicKey && readFileSync(flags.publicKey, 'utf8');
    const key = await addIdentityKey(ctx, { site: flags.site, publicKey });
    if (flags.json) console.log(JSON.stringify(key));
    else if (key.secret === undefined) console.log(`Key ${key.id} (${key.alg}) is good from now on.`);
    else console.log(`Key ${key.id} (${key.alg}). Its secret, shown only now:\n\n  ${key.secret}\n`);
  } finally {
    await close();
  }
}

async function listKeys(flags: z.output<typeof listSchema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  try {
    const keys = await listIdentityKeys(ctx, flags.site);
    if (flags.json) console.log(JSON.stringify(keys));
    else if (keys.length === 0) console.log('None. Make one with: parley identity add');
    for (const { id, alg, createdAt } of flags.json ? [] : keys) console.log(`${id}  ${alg}  ${createdAt}`);
  } finally {
    await close();
  }
}

async function removeKey(flags: z.output<typeof removeSchema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  try {
    await removeIdentityKey(ctx, { site: flags.site, id: flags.id });
    if (flags.json) console.log(JSON.stringify({ id: flags.id }));
    else console.log(`Key ${flags.id} is gone.`);
  } finally {
    await close();
  }
}
