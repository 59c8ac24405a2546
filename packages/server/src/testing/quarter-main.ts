/**
 * `node quarter-main.js DATA SITE ORIGIN`: gives the demo eight weeks of history, so that its figures have something to show. Through
 * the server's own services, at a clock that is set back: the API lets nobody say when something happened.
 */
import { seedQuarterInto } from './quarter.js';

const [dataDir, site, origin] = process.argv.slice(2);
if (dataDir === undefined || site === undefined || origin === undefined)
  throw new Error('Usage: node quarter-main.js DATA SITE ORIGIN');
await seedQuarterInto(
  { dataDir, databaseUrl: undefined },
  { site, origin, today: new Date(), days: 56, settled: true },
);
