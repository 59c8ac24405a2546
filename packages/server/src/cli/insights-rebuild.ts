/** `parley insights rebuild`: all figures made anew from what is stored, by the server that is running, or here when none is. */
import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { openInsights } from '../consumers/insights/open-insights.js';
import type { Context } from '../context.js';
import { Signals } from '../log/signals.js';
import { type InsightsState, readInsightsState, wantInsights } from '../store/insights-state.js';
import { check } from './inputs.js';
import { progress } from './progress.js';
import { installationFlags, openWorkspace, toInstallation, withInstallation } from './workspace.js';

const LOOK_MS = 200;
const BAR = 40;

export function insightsRebuildCommand(): Command {
  return withInstallation(new Command('rebuild'))
    .description(
      'Make all figures anew. Until they are done the old ones are read; it goes on where it was after a crash.',
    )
    .action((flags) => rebuildInsights(check(z.strictObject(installationFlags), flags)));
}

async function rebuildInsights(flags: { data: string; databaseUrl?: string | undefined }): Promise<void> {
  const { ctx, close } = await openWorkspace(toInstallation(flags));
  try {
    const before = await readInsightsState(ctx.db);
    await ctx.commit((tx) => wantInsights(tx.db, 0));
    await follow(ctx, before);
  } finally {
    await close();
  }
}

/** Whoever has the consumer makes them: a server that runs, or this process. */
async function follow(ctx: Context, before: InsightsState): Promise<void> {
  let failure: unknown;
  const consumer = openInsights({
    ...ctx,
    commits: { commit: (command) => ctx.commit(command) },
    signals: new Signals(),
    onError: (error) => {
      failure = error;
    },
  });
  consumer.start();
  const began = performance.now();
  try {
    for (;;) {
      if (failure !== undefined) throw failure;
      const state = await readInsightsState(ctx.db);
      const isDone = state.making === null && state.wanted === null && state.generation > before.generation;
      if (isDone) break;
      progress(bar(state));
      await setTimeout(LOOK_MS);
    }
  } finally {
    progress('');
    await consumer.stop();
  }
  const { total } = await readInsightsState(ctx.db);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Made the figures of ${total} conversations and outcomes anew in ${seconds} s.`);
}

function bar({ making, done, total }: InsightsState): string {
  const share = making === null ? 0 : Math.min(1, done / Math.max(1, total));
  const full = Math.round(share * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)} %`;
}
