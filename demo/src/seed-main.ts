#!/usr/bin/env node
/** Fills a Parley with Halden's conversations: `node demo/dist/seed-main.js FILE`, FILE being what `npm start` keeps. */
import { readFile } from 'node:fs/promises';
import { Parley } from '@parley/sdk';
import { type SeedAgent, seed } from './seed.js';
import { seedDiscussions } from './seed-discussions.js';

/** The part of `demo.json` that matters here. Secrets come by file, because everybody can read a process list. */
interface DemoFile {
  site: string;
  apiKey: string;
  agents: { maja: SeedAgent; tomas: SeedAgent };
}

try {
  const [file, url] = process.argv.slice(2);
  if (file === undefined || url === undefined) throw new Error('Usage: node demo/dist/seed-main.js FILE URL');
  const demo = JSON.parse(await readFile(file, 'utf8')) as DemoFile;
  const parley = new Parley({ baseUrl: url, apiKey: demo.apiKey });
  const options = { parley, url, site: demo.site, agents: demo.agents };
  const count = await seed(options);
  const said = await seedDiscussions(options);
  console.log(`${count} conversations are in, and ${said} public messages.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
