#!/usr/bin/env node
/** Starts Halden's website and CRM beside a running Parley. Ends on SIGINT and SIGTERM, after the batch in hand. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Parley } from '@parley/sdk';
import { createCrm } from './crm-server.js';
import { CrmStore } from './crm-store.js';
import { keepInSync } from './crm-sync.js';
import { listen } from './listen.js';
import { createSite } from './site-server.js';

const HELP = `Halden Bikes: a demo website and CRM for Parley.

  node demo/dist/main.js --parley-url URL --data DIR [options]

  --parley-url URL   where Parley is, e.g. http://127.0.0.1:4300
  --data DIR         where the CRM keeps crm.json
  --api-key KEY      parley_sk_…; better given as PARLEY_API_KEY, which no process list shows
  --site-port PORT   4310 by default
  --crm-port PORT    4320 by default
  --interval MS      pause between two looks at the feed, 1000 by default
  --help             this text
`;

interface Options {
  parleyUrl: string;
  apiKey: string;
  data: string;
  sitePort: number;
  crmPort: number;
  interval: number;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}".`);
  return Number(text);
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      'parley-url': { type: 'string', default: process.env.PARLEY_URL ?? '' },
      'api-key': { type: 'string', default: process.env.PARLEY_API_KEY ?? '' },
      data: { type: 'string', default: '' },
      'site-port': { type: 'string', default: '4310' },
      'crm-port': { type: 'string', default: '4320' },
      interval: { type: 'string', default: '1000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  for (const name of ['parley-url', 'api-key', 'data'] as const) {
    if (values[name] === '') throw new Error(`--${name} is missing. See --help.`);
  }
  if (!URL.canParse(values['parley-url'])) throw new Error(`--parley-url must be a URL.`);
  return {
    parleyUrl: values['parley-url'],
    apiKey: values['api-key'],
    data: values.data,
    sitePort: wholeNumber('site-port', values['site-port']),
    crmPort: wholeNumber('crm-port', values['crm-port']),
    interval: wholeNumber('interval', values.interval),
  };
}

async function start({ parleyUrl, apiKey, data, sitePort, crmPort, interval }: Options): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

  const store = await CrmStore.open(join(data, 'crm.json'));
  // The loop asks again every second anyway: retrying inside a call would only hide an outage from the page.
  const parley = new Parley({ baseUrl: parleyUrl, apiKey, maxRetries: 0, timeout: 10_000 });
  const crm = createCrm(store);
  const site = await listen(createSite(parleyUrl), sitePort);
  const crmPage = await listen(crm.app, crmPort);
  console.log(`Halden Bikes is open at ${site.url}`);
  console.log(`Halden CRM is open at ${crmPage.url}`);

  await keepInSync({ parley, store, signal: stop.signal, interval, onStatus: crm.setStatus });
  await Promise.all([site.close(), crmPage.close()]);
}

try {
  const options = readOptions();
  if (options === null) console.log(HELP);
  else await start(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
