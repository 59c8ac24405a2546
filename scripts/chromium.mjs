/**
 * Finds a Chromium for the tests that need a real browser. It starts nothing and installs nothing system-wide:
 * at most it unpacks the browser that came with the development packages into a temporary folder.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, homedir, platform, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The packages that can bring a browser belong to the widget, and pnpm lets only their owner see them. */
const widgetRequire = createRequire(new URL('../packages/widget/package.json', import.meta.url));

/** No sandbox, because tests often run as root in a container; the rest keeps the browser from calling home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** Where Chromium and its relatives are installed, by the platform's own habit. */
const INSTALLED = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((root) => root !== undefined)
    .flatMap((root) => [
      join(root, 'Google/Chrome/Application/chrome.exe'),
      join(root, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/**
 * The build for serverless Linux brings its own NSS libraries, because bare containers lack them. Unpacking takes
 * a few seconds once; afterwards the files in the temporary folder are used again.
 */
async function serverlessChromium() {
  if (platform() !== 'linux' || arch() !== 'x64') return undefined;
  const entry = widgetRequire.resolve('@sparticuz/chromium');
  const { default: build, inflate } = await import(pathToFileURL(entry).href);
  const executablePath = await build.executablePath();
  await inflate(join(entry, '../../bin/al2023.tar.br'));
  const libraries = [join(tmpdir(), 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean);
  const hasFonts = existsSync('/etc/fonts/fonts.conf');
  return {
    executablePath,
    // Without a GPU and a sandbox this build only starts headless, with its own software rendering.
    args: ['--headless=shell', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    env: {
      LD_LIBRARY_PATH: libraries.join(delimiter),
      // Its own fonts are Latin only: the machine's are better where there are some.
      ...(hasFonts ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') }),
    },
  };
}

/** What `npx playwright install chromium` left behind, when somebody ran it. */
function playwrightChromium() {
  const { chromium: browser } = widgetRequire('playwright-core');
  const executablePath = browser.executablePath();
  return existsSync(executablePath) ? { executablePath, args: [], env: {} } : undefined;
}

/**
 * The browser to use and how to start it: `PARLEY_CHROMIUM`, else one installed on this machine, else (on Linux) the
 * one among the development packages, else Playwright's own. `env` holds all of this process' variables as well.
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>}
 */
export async function chromium() {
  const named = process.env.PARLEY_CHROMIUM;
  if (named && !existsSync(named)) {
    throw new Error(`PARLEY_CHROMIUM names ${named}, but there is no such file.`);
  }
  const executablePath = named ?? INSTALLED[platform()]?.find((path) => existsSync(path));
  const found = executablePath
    ? { executablePath, args: [], env: {} }
    : ((await serverlessChromium()) ?? playwrightChromium());
  if (!found) {
    throw new Error(
      'No Chromium was found. Install Chrome, run `npx playwright install chromium`, or set PARLEY_CHROMIUM to an executable.',
    );
  }
  return {
    executablePath: found.executablePath,
    args: [...FLAGS, ...found.args],
    // Of the system's `C.UTF-8` it makes `en-US@posix`, which is no language: a reader's browser has one.
    env: { ...process.env, LANG: 'en_US.UTF-8', ...found.env },
  };
}
