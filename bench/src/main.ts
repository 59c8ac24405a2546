/** `pnpm bench <name>`: measures the product beside what it is built on, in one run on the same machine. */
import { parseBenchOptions } from './options.js';

/** Nothing here takes longer; what does has got stuck. */
const MAX_MS = 10 * 60 * 1000;
const EXIT = { passed: 0, missed: 1, usage: 2, interrupted: 130 } as const;

async function run(): Promise<number> {
  const choice = parseBenchOptions(process.argv);
  if ('exitCode' in choice) return choice.exitCode === 0 ? EXIT.passed : EXIT.usage;
  const { quick, nodeFlags } = choice;
  switch (choice.name) {
    case 'messages': {
      const { runMessages } = await import('./messages/messages.js');
      return (await runMessages({ quick, nodeFlags })) ? EXIT.passed : EXIT.missed;
    }
    case 'growth': {
      const { runGrowth } = await import('./growth/growth.js');
      return (await runGrowth({ quick })) ? EXIT.passed : EXIT.missed;
    }
    case 'overload': {
      const { runOverload } = await import('./overload/overload.js');
      return (await runOverload({ quick })) ? EXIT.passed : EXIT.missed;
    }
    case 'sync': {
      const { runSync } = await import('./sync/sync.js');
      return (await runSync({ quick })) ? EXIT.passed : EXIT.missed;
    }
    case 'spam': {
      const { runSpam } = await import('./spam/spam.js');
      return runSpam(choice) ? EXIT.passed : EXIT.missed;
    }
    case 'lists': {
      const { runLists } = await import('./lists/lists.js');
      return (await runLists({ quick })) ? EXIT.passed : EXIT.missed;
    }
    case 'insights': {
      const { runInsights } = await import('./insights/insights.js');
      return (await runInsights({ quick })) ? EXIT.passed : EXIT.missed;
    }
    case 'idle': {
      const { runIdle } = await import('./idle/idle.js');
      return (await runIdle({ quick })) ? EXIT.passed : EXIT.missed;
    }
  }
}

// Servers and clients end by themselves when this process is gone.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => process.exit(EXIT.interrupted));
setTimeout(() => {
  console.error(`stopped: not done after ${MAX_MS / 60_000} minutes`);
  process.exit(EXIT.missed);
}, MAX_MS).unref();

try {
  process.exitCode = await run();
} catch (error) {
  console.error(`failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = EXIT.missed;
}
