#!/usr/bin/env node
/**
 * Fills a Parley with Halden's conversations: `node demo/dist/seed-main.js FILE DATA PAST`, FILE being what `npm start` keeps,
 * DATA the server's folder, which nobody else serves meanwhile, and PAST the server's program with a clock to be set.
 */
import { readFile } from 'node:fs/promises';
import { Parley } from '@parley/sdk';
import { openPast } from './past.js';
import { type SeedAgent, seed } from './seed.js';
import { seedDiscussions } from './seed-discussions.js';

/** The part of `demo.json` that matters here. Secrets come by file, because everybody can read a process list. */
interface DemoFile {
  site: string;
  sitePort: number;
  apiKey: string;
  agents: { maja: SeedAgent; tomas: SeedAgent };
}

try {
  const [file, data, main] = process.argv.slice(2);
  if (file === undefined || data === undefined || main === undefined)
    throw new Error('Usage: node demo/dist/seed-main.js FILE DATA PAST');
  const { site, sitePort, apiKey, agents } = JSON.parse(await readFile(file, 'utf8')) as DemoFile;
  const past = await openPast(main, data);
  try {
    const { url, ago } = past;
    const website = `http://127.0.0.1:${sitePort}`;
    const options = { parley: new Parley({ baseUrl: url, apiKey }), url, site, agents, website, ago };
    const said = await seedDiscussions(options);
    const count = await seed(options);
    console.log(`${count} conversations are in, and ${said} public messages.`);
  } finally {
    await past.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
