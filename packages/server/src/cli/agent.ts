/** `parley agent create`: another member of staff. */
import { LIMITS } from '@parley/protocol';
import { Command } from 'commander';
import { z } from 'zod';
import { email, name } from '../schemas/common.js';
import { createAgent } from '../services/agents.js';
import { randomSecret } from '../services/crypto.js';
import { check } from './inputs.js';
import { installationFlags, openWorkspace, toInstallation, withInstallation } from './workspace.js';

const schema = z.strictObject({
  ...installationFlags,
  email,
  name,
  password: z
    .string()
    .min(LIMITS.passwordMin, `Use at least ${LIMITS.passwordMin} characters.`)
    .max(LIMITS.passwordMax)
    .optional(),
  role: z.enum(['owner', 'admin', 'agent', 'moderator', 'analyst']),
});

export function agentCommand(): Command {
  const create = withInstallation(new Command('create'))
    .description('Add a member of staff who signs in on the console.')
    .requiredOption('--email <address>', 'e-mail address to sign in with')
    .requiredOption('--name <name>', 'the name customers see')
    .option('--password <text>', 'made up and shown once when absent')
    .option('--role <role>', 'owner, admin, agent, moderator or analyst', 'agent')
    .action((flags) => createStaff(check(schema, flags)));
  return new Command('agent').description('Members of staff.').addCommand(create);
}

async function createStaff(flags: z.output<typeof schema>): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  const password = flags.password ?? randomSecret().slice(0, 20);
  try {
    const agent = await createAgent(ctx, {
      email: flags.email,
      name: flags.name,
      role: flags.role,
      password,
    });
    console.log(`Created ${agent.role} ${agent.name} <${agent.email}>.`);
    if (flags.password === undefined) console.log(`Password (shown only now): ${password}`);
  } finally {
    await close();
  }
}
