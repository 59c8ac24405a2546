/** `npm start`: installs, builds, makes a demo company on the first run, serves, and stops everything together. */
import { join } from 'node:path';
import { bundle, compile, install } from './build.mjs';
import { endCommands } from './command.mjs';
import { assertUsable, prepareDemo, SERVER } from './demo-data.mjs';
import { onEnding } from './ending.mjs';
import { ROOT } from './paths.mjs';
import { assertFreePorts } from './ports.mjs';
import { duration, step } from './progress.mjs';
import { Services } from './services.mjs';
import { findTools, toolEnvironment } from './tools.mjs';

/** Tells apart the end that was asked for. */
const STOPPED = Symbol('stopped');

/** What runs here. */
const RUN = ['packages/server', 'packages/widget', 'demo'];

function addresses(demo, ports) {
  const at = (port, path = '') => `http://127.0.0.1:${port}${path}`;
  const { email, password } = demo.agents.maja;
  const other = demo.agents.tomas;
  return `
  Halden's website   ${at(ports.site)}   (write something in the chat)
  Console            ${at(ports.parley, '/console')}   (answer it)
                     ${email}   ${password}
                     ${other.email}  ${other.password}
  Halden's CRM       ${at(ports.crm)}   (see it arrive)
  API reference      ${at(ports.parley, '/docs')}

  Ctrl-C stops everything.`;
}

async function serve(services, { tools, demo, options, ports }) {
  const { data } = options;
  const url = `http://127.0.0.1:${ports.parley}`;
  const env = toolEnvironment(tools);
  const serverArgs = [
    'serve',
    '--data',
    join(data, 'parley'),
    '--host',
    '127.0.0.1',
    '--port',
    String(ports.parley),
    // No balancer stands before it that would have to notice.
    '--stop-notice',
    '0',
  ];
  await step('Start Parley', () =>
    services.start({
      name: 'Parley',
      file: tools.node,
      args: [SERVER, ...serverArgs],
      env,
      log: join(data, 'parley.log'),
      url: `${url}/readyz`,
    }),
  );
  const demoPorts = ['--site-port', String(ports.site), '--crm-port', String(ports.crm)];
  await step("Start Halden's website and CRM", () =>
    services.start({
      name: 'The demo',
      file: tools.node,
      args: [join(ROOT, 'demo/dist/main.js'), '--parley-url', url, '--data', join(data, 'crm'), ...demoPorts],
      // By the environment, because everybody on the machine can read a process list.
      env: { ...env, PARLEY_API_KEY: demo.apiKey },
      log: join(data, 'demo.log'),
      url: `http://127.0.0.1:${ports.crm}/livez`,
    }),
  );
}

/** Everything up to the moment when all is served. */
async function bringUp(services, options, began) {
  const { ports, data } = options;
  await assertFreePorts(ports);
  assertUsable({ data, ports });
  console.log('Starting Parley and its demo company\n');
  const tools = await step('Find Node and pnpm', findTools);
  await step('Install the packages', () => install(tools));
  await step('Compile', () => compile(tools, RUN));
  let demo;
  await step('Bundle the widget, open the demo company', async () => {
    [, demo] = await Promise.all([bundle(tools), prepareDemo(tools, { data, ports })]);
  });
  await serve(services, { tools, demo, options, ports });
  console.log(`\n  Ready after ${duration(Date.now() - began)}.`);
  console.log(addresses(demo, ports));
}

/** Runs until a signal, or until a part of it ends. Answers with the exit code. */
export async function start(options) {
  const began = Date.now();
  const services = new Services();
  let asked = false;
  let stopListening;
  // Further signals change nothing: stopping is bounded anyway.
  const signal = new Promise((resolve) => {
    stopListening = onEnding(() => {
      asked = true;
      resolve(STOPPED);
    });
  });
  try {
    const up = bringUp(services, options, began);
    // After a signal the work in hand may fail; that is no news any more.
    up.catch(() => undefined);
    if ((await Promise.race([up, signal])) === STOPPED) return 130;
    const end = await Promise.race([signal, services.firstAccident()]);
    if (end !== STOPPED) throw end;
    console.log('\nStopping.');
    return 0;
  } finally {
    // One of two may have failed while the other was at work.
    endCommands();
    await services.stop({ asked });
    stopListening();
  }
}
