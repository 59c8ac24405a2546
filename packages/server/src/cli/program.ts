/** The `parley` command. Each subcommand has a file of its own; here they only meet. */
import { Command } from 'commander';
import { agentCommand } from './agent.js';
import { deliverCommand } from './deliver.js';
import { fail } from './fail.js';
import { identityCommand } from './identity.js';
import { importCommand } from './import.js';
import { initCommand } from './init.js';
import { insightsCommand } from './insights.js';
import { keyCommand } from './key.js';
import { moderationCommand } from './moderation.js';
import { serveCommand } from './serve.js';
import { backupCommand, checkCommand, migrateCommand, restoreCommand } from './upkeep.js';
import { webhooksCommand } from './webhooks.js';

/** Reads the arguments and runs what they ask for. */
export async function run(): Promise<void> {
  const program = new Command('parley')
    .description('Talk with the people who buy from you, on your own website.')
    .version('0.1.0')
    .showHelpAfterError('Run with --help to see what it takes.')
    .addHelpText(
      'after',
      `
First steps:
  parley init  --data ./parley --email you@example.com --site acme --site-name Acme --origin https://www.example.com
  parley serve --data ./parley`,
    );

  program.addCommand(initCommand());
  program.addCommand(serveCommand());
  program.addCommand(keyCommand());
  program.addCommand(identityCommand());
  program.addCommand(agentCommand());
  program.addCommand(deliverCommand());
  program.addCommand(webhooksCommand());
  program.addCommand(moderationCommand());
  program.addCommand(insightsCommand());
  program.addCommand(importCommand());
  for (const upkeep of [backupCommand, restoreCommand, checkCommand, migrateCommand])
    program.addCommand(upkeep());
  for (const command of [program, ...program.commands.flatMap((c) => [c, ...c.commands])]) {
    // Mistakes in usage end with 2, as everywhere; commander would say 1.
    command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  }

  await program.parseAsync().catch(fail);
}
