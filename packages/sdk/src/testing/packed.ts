/** The SDK as npm would bring it: packed, and installed in a folder that knows nothing of this repository. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PACKAGES = fileURLToPath(new URL('../../../', import.meta.url));
const execute = promisify(execFile);

export interface Packed {
  /** A project in which `@parley/sdk` is installed. */
  directory: string;
  tarball: string;
  /** Runs a program in the project. @returns what it printed */
  run(file: string, args: string[], env?: Record<string, string>): Promise<string>;
  /** Brings further packages from npm. */
  install(...names: string[]): Promise<void>;
  remove(): Promise<void>;
}

/** npm beside the Node that runs this. */
const npm = (cwd: string, ...args: string[]): Promise<unknown> =>
  execute('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], {
    cwd,
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  });

/** Packs protocol and SDK as they would be published, and installs both. Needs no network. */
export async function packSdk(): Promise<Packed> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-packed-'));
  const tarballs = join(directory, 'tarballs');
  await mkdir(tarballs);
  for (const name of ['protocol', 'sdk']) {
    const staged = join(directory, 'staged', name);
    // Followed links of a workspace would bring everything along; npm leaves out by itself what `files` does not name.
    await cp(join(PACKAGES, name), staged, {
      recursive: true,
      filter: (path) => !/[/\\](node_modules|runtimes)$/.test(path),
    });
    const manifest = await readFile(join(staged, 'package.json'), 'utf8');
    // As pnpm does when it publishes.
    await writeFile(join(staged, 'package.json'), manifest.replaceAll('workspace:*', '0.1.0'));
    await npm(directory, 'pack', staged, '--pack-destination', tarballs);
  }
  const found = (await readdir(tarballs)).map((name) => join(tarballs, name)).sort();
  const tarball = found.find((path) => path.includes('parley-sdk')) ?? '';
  await writeFile(join(directory, 'package.json'), '{ "private": true, "type": "module" }');
  await npm(directory, 'install', '--offline', ...found);
  return {
    directory,
    tarball,
    async run(file, args, env = {}) {
      const options = { cwd: directory, env: { ...process.env, NODE_OPTIONS: '', ...env } };
      return (await execute(file, args, options)).stdout;
    },
    async install(...names) {
      await npm(directory, 'install', ...names);
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
