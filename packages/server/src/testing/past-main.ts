/**
 * `node past-main.js DATA`, started with a channel by a program that tells of a demo's past through the public API: a server
 * whose clock stands where that program says, because the API lets nobody say when something happened. Ends with its parent.
 */
import { readConfig } from '../config.js';
import { startServer } from '../server.js';

const [dataDir] = process.argv.slice(2);
const tell = process.send?.bind(process);
if (dataDir === undefined || tell === undefined)
  throw new Error('Usage: node past-main.js DATA, with a channel.');

/** A week is told within seconds. */
const UNHURRIED = { rateContact: 100_000, rateAgent: 100_000, rateKey: 100_000, rateAddress: 100_000 };

let now = new Date();
const flags = { dataDir, port: 0, backupEvery: 0, logLevel: 'error', rateSession: 100_000, ...UNHURRIED };
const server = await startServer({ config: readConfig(flags, {}), now: () => new Date(now) });

process.on('message', ({ at }: { at: string }) => {
  now = new Date(at);
  tell({ at });
});
process.once('disconnect', () => void server.stop().then(() => process.exit(0)));
// Told to end together with its parent, it ends when that has hung up.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.disconnect());
tell({ url: server.url });
