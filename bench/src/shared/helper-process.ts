/** Work in a process of its own, asked for by name: a client that shared the benchmark's process would disturb it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What a helper can do. Inputs and answers cross as structured clones. */
export type Commands = Record<string, (input: never) => Promise<unknown>>;

interface Question {
  id: number;
  name: string;
  input: unknown;
}

type Reply = { id: number; value: unknown } | { id: number; problem: string };

type InputOf<C extends Commands, K extends keyof C> = Parameters<C[K]>[0];
type ValueOf<C extends Commands, K extends keyof C> = Awaited<ReturnType<C[K]>>;

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

export class HelperProcess<C extends Commands> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  /** @param script calls `answerParent` */
  constructor(script: URL) {
    this.#child = fork(script, { serialization: 'advanced', detached: true });
    this.#child.on('message', (reply: Reply) => this.#receive(reply));
    this.#child.once('exit', (code, signal) =>
      this.#fail(new Error(`A helper ended with ${code ?? signal}.`)),
    );
  }

  ask<K extends keyof C & string>(name: K, input: InputOf<C, K>): Promise<ValueOf<C, K>> {
    this.#lastId += 1;
    const question: Question = { id: this.#lastId, name, input };
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, { resolve, reject });
      this.#child.send(question);
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await gone;
  }

  #receive(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('problem' in reply) waiting?.reject(new Error(reply.problem));
    else waiting?.resolve(reply.value as never);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** The helper's side: carries out what is asked, and ends with whoever asked. */
export function answerParent(commands: Commands): void {
  process.on('message', ({ id, name, input }: Question) => {
    const command = commands[name];
    const value =
      command === undefined ? Promise.reject(new Error(`No command ${name}.`)) : command(input as never);
    value.then(
      (answer) => reply({ id, value: answer }),
      (error: unknown) => reply({ id, problem: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
}

function reply(message: Reply): void {
  process.send?.(message);
}
