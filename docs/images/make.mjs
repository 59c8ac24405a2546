/**
 * Makes parley.png, the README's picture: `node docs/images/make.mjs` after a build. Everything on it is real: `npm start`
 * on other ports and a folder of its own, a customer and an agent in two browsers.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as findChromium } from '../../scripts/chromium.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TARGET = fileURLToPath(new URL('parley.png', import.meta.url));
const { chromium } = createRequire(join(ROOT, 'e2e/package.json'))('playwright-core');
const sharp = createRequire(join(ROOT, 'packages/server/package.json'))('sharp');

const HEIGHT = 868;
const SITE = { width: 700, height: HEIGHT };
const CONSOLE = { width: 800, height: HEIGHT };

const CONVERSATION = [
  ['customer', 'Hello! Do two children of 3 and 6 fit into the Halden Long?'],
  ['agent', 'They do: two seats one behind the other, up to 25 kg each, with belts and a rail.'],
  ['customer', 'Lovely. And the rain canopy, does it go over both?'],
  ['agent', 'Over both, and it rolls up to the size of a baguette. Would you like to try it on Saturday?'],
  ['customer', 'Saturday at ten would be perfect.'],
];

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The demo, ready. */
async function start(data, ports) {
  const flags = ['--port', ports.parley, '--site-port', ports.site, '--crm-port', ports.crm, '--data', data];
  const script = [join(ROOT, 'scripts/bootstrap.mjs'), 'start', ...flags.map(String)];
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += text;
      if (said.includes('Ctrl-C')) resolve();
    });
    child.once('exit', () => reject(new Error(said)));
  });
  return {
    said,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      await gone;
    },
  };
}

async function write(page, text) {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
}

async function talk(customer, agent) {
  for (const [who, text] of CONVERSATION) {
    await write(who === 'customer' ? customer : agent, text);
    if (text === CONVERSATION[0][1])
      await agent
        .locator('a', { hasText: /Do two children/ })
        .first()
        .click();
    for (const page of [customer, agent]) await page.locator('.bubble', { hasText: text }).waitFor();
  }
  await customer.locator('.state', { hasText: 'Seen' }).waitFor();
}

function frame(name, image, { width, height }) {
  return `<figure style="width:${width}px"><figcaption><i></i><i></i><i></i><span>${name}</span></figcaption>
    <img width="${width}" height="${height}" src="data:image/png;base64,${image.toString('base64')}"></figure>`;
}

/** Both windows on a quiet ground. */
async function compose(browser, { site, desk }) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.setContent(`<style>
    body { margin: 0; height: 1000px; display: flex; align-items: center; justify-content: center; gap: 32px;
      background: #e9ebef; font: 13px system-ui, sans-serif }
    figure { margin: 0; overflow: hidden; border-radius: 10px; background: #fff;
      box-shadow: 0 0 0 1px #14213a14, 0 4px 12px #14213a12, 0 24px 56px #14213a26 }
    figcaption { height: 36px; display: flex; align-items: center; gap: 7px; padding: 0 14px; background: #f6f7f9;
      border-bottom: 1px solid #14213a14; color: #5b6475 }
    i { width: 10px; height: 10px; border-radius: 50%; background: #d3d7de }
    span { margin: 0 auto; padding-right: 44px }
    img { display: block }
  </style>${frame('halden.example', site, SITE)}${frame('chat.halden.example/console', desk, CONSOLE)}`);
  return page.screenshot();
}

const folder = mkdtempSync(join(tmpdir(), 'parley-picture-'));
const data = join(folder, 'demo');
const ports = { parley: await freePort(), site: await freePort(), crm: await freePort() };
const demo = await start(data, ports);
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env, headless: true });
try {
  const newPage = async (viewport) => (await browser.newContext({ viewport, locale: 'en-GB' })).newPage();
  const [customer, agent] = [await newPage(SITE), await newPage(CONSOLE)];
  const [, email, password] = /(maja@\S+)\s+(\S+)/.exec(demo.said);
  await agent.goto(`http://127.0.0.1:${ports.parley}/console`);
  await agent.getByLabel(/e-mail/i).fill(email);
  await agent.getByLabel('Password', { exact: true }).fill(password);
  await agent.getByRole('button', { name: /sign in/i }).click();
  await customer.goto(`http://127.0.0.1:${ports.site}`);
  await customer.getByRole('button', { name: 'Chat', exact: true }).click();
  await talk(customer, agent);
  // Carets blink, and the picture should not.
  for (const page of [customer, agent]) await page.evaluate(() => document.activeElement?.blur());
  await new Promise((resolve) => setTimeout(resolve, 600));
  const site = await customer.screenshot({ animations: 'disabled' });
  const desk = await agent.screenshot({ animations: 'disabled' });
  const picture = sharp(await compose(browser, { site, desk }));
  writeFileSync(TARGET, await picture.png({ palette: true, effort: 10 }).toBuffer());
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
