/** `parley insights`: what conversations cost and bring. */
import { Command } from 'commander';
import { insightsDigestCommand } from './insights-digest.js';
import { insightsRebuildCommand } from './insights-rebuild.js';

export function insightsCommand(): Command {
  return new Command('insights')
    .description('What conversations cost and bring.')
    .addCommand(insightsDigestCommand())
    .addCommand(insightsRebuildCommand());
}
