/**
 * A reader who types what a document says, into one bash, in a folder that looks like the checkout and is not. It never
 * changes a command but for the ports, which would be taken on a machine where somebody works.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { MAIN } from '@parley/server/testing';
import { ROOT } from './readme-blocks.js';

/** What the documents say of the address of a server. */
export const WRITTEN = '127.0.0.1:4300';

/** What a command of the repository's own needs of it. */
const LINKED = ['package.json', 'packages', 'bench', 'torture', 'demo', 'scripts'];

export interface ReaderOptions {
  /** Host and port that stand for the written ones. */
  address: string;
  env?: Record<string, string>;
}

export class Reader {
  readonly dir = mkdtempSync(join(tmpdir(), 'parley-reader-'));
  readonly #address: string;
  readonly #bash: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  readonly #lines: Interface;
  #count = 0;

  constructor({ address, env = {} }: ReaderOptions) {
    this.#address = address;
    for (const name of LINKED) symlinkSync(join(ROOT, name), join(this.dir, name));
    symlinkSync(join(ROOT, 'e2e/node_modules'), join(this.dir, 'node_modules'));
    const bin = join(this.dir, '.bin');
    symlinkSync(dirname(process.execPath), bin);
    writeFileSync(join(this.dir, 'parley'), `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`, {
      mode: 0o755,
    });
    const path = [this.dir, bin, process.env.PATH].join(delimiter);
    this.#bash = spawn('bash', ['--noprofile', '--norc'], {
      cwd: this.dir,
      env: { ...withoutNpm(process.env), PATH: path, ...env },
      stdio: ['pipe', 'ignore', 'inherit', 'pipe'],
    });
    this.#lines = createInterface({ input: this.#bash.stdio[3] as NodeJS.ReadableStream });
    this.#answers = this.#lines[Symbol.asyncIterator]();
    // Each thing left running is a group of its own, so that all of it can be ended.
    this.#bash.stdin?.write('set -m\n');
  }

  /** A text of a document with this reader's address in it. */
  here(text: string): string {
    return text.replaceAll(WRITTEN, this.#address);
  }

  /** Types a command. @returns what it printed; @throws with all it said when it fails */
  async type(command: string): Promise<string> {
    this.#count += 1;
    const [out, err] = ['out', 'err'].map((name) => join(this.dir, `.${name}${this.#count}`));
    this.#bash.stdin?.write(`{ ${this.here(command)}\n} > '${out}' 2> '${err}' < /dev/null; echo "$?" >&3\n`);
    const { value: code } = await this.#answers.next();
    const printed = readFileSync(out ?? '', 'utf8');
    if (code === '0') return printed;
    throw new Error(`\`${command}\` ended with ${code}:\n${printed}\n${readFileSync(err ?? '', 'utf8')}`);
  }

  /** Types a command that stays; it ends with the reader. */
  async leaveRunning(command: string): Promise<void> {
    const log = join(this.dir, '.running');
    await this.type(`${command} > '${log}' 2>&1 &`);
    await this.type('RUNNING="$RUNNING $!"');
  }

  /** Ends politely what was left running; @throws unless all of it ends well. */
  async stopRunning(): Promise<void> {
    await this.type('for pid in $RUNNING; do kill -INT -- "-$pid"; wait "$pid" || FAILED=yes; done');
    await this.type('RUNNING=; test -z "$FAILED"');
  }

  async close(): Promise<void> {
    const gone = once(this.#bash, 'exit');
    this.#bash.stdin?.end('for pid in $RUNNING; do kill -KILL -- "-$pid"; done\n');
    await gone;
    this.#lines.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** A person's shell knows nothing of the `npm test` around this one. */
function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(npm_|PARLEY_|VITEST)/.test(name)));
}
