/** Programs that run until they are told to stop: started together, ended together. */
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';

/**
 * A terminal's Ctrl-C reaches the programs by itself; only those still there after this long are told again. Parley takes
 * a second signal for impatience, so it gets the time to send its browsers away.
 */
const POLITE = 4_000;
/** Whoever has not stopped by then is ended. Parley takes ten seconds at most. */
const PATIENCE = 11_000;
const READY = 30_000;

/** One program and the file that takes its output. */
class Service {
  #child;
  #stopping = false;

  constructor({ name, file, args, env, log }) {
    this.name = name;
    this.log = log;
    const sink = createWriteStream(log, { flags: 'w', mode: 0o600 });
    this.#child = spawn(file, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    this.#child.stdout.pipe(sink, { end: false });
    this.#child.stderr.pipe(sink, { end: false });
    this.ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve({ code: null, signal: null, error }));
      this.#child.once('close', (code, signal) => sink.end(() => resolve({ code, signal })));
    });
  }

  get running() {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** True once somebody has asked it to stop: its end is then no accident. */
  get stopping() {
    return this.#stopping;
  }

  /** Stops it, within bounds. */
  async stop(grace) {
    this.#stopping = true;
    for (const [signal, after] of [
      ['SIGTERM', grace],
      ['SIGKILL', PATIENCE],
    ]) {
      await Promise.race([this.ended, wait(after, undefined, { ref: false })]);
      if (!this.running) return;
      this.#child.kill(signal);
    }
    await this.ended;
  }

  /** The sentence for a program that ended by itself, with the last it said. */
  async problem() {
    const { code, signal, error } = await this.ended;
    const how = error ? error.message : `ended with ${signal ?? `code ${code}`}`;
    const said = readFileSync(this.log, 'utf8').trim().split('\n').slice(-8).join('\n');
    return new Problem(
      `${this.name} ${how}, so everything was stopped. Its last words, from ${this.log}:\n\n${said}`,
    );
  }
}

/** All programs of a run. */
export class Services {
  #all = [];
  #over = false;

  /** Starts a program; resolves when `url` answers. Throws a `Problem` when it ends or stays silent instead. */
  async start({ url, ...options }) {
    if (this.#over) throw new Error(`Stopped before ${options.name} began.`);
    const service = new Service(options);
    this.#all.push(service);
    const deadline = Date.now() + READY;
    while (Date.now() < deadline) {
      if (!service.running) throw await service.problem();
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      if (answer?.ok) return;
      await Promise.race([wait(100), service.ended]);
    }
    throw new Problem(`${service.name} did not answer at ${url} within 30 seconds. See ${service.log}.`);
  }

  /** Resolves with a `Problem` as soon as one program ends by itself. */
  async firstAccident() {
    const service = await Promise.race(this.#all.map((each) => each.ended.then(() => each)));
    return service.stopping ? new Promise(() => undefined) : service.problem();
  }

  /** Ends all programs and lets no other begin. `asked` tells that a signal came, which they may have had as well. */
  async stop({ asked }) {
    this.#over = true;
    await Promise.all(this.#all.map((service) => service.stop(asked ? POLITE : 0)));
  }
}
