/** A Parley whose clock can be set, for telling what happened last week. Only for filling the demo, never beside another server. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

const MS_AN_HOUR = 3_600_000;

/** Sets the clock to so many hours before the present. */
export type Ago = (hours: number) => Promise<void>;

export interface Past {
  url: string;
  ago: Ago;
  /** Ends the server; what was said is kept. */
  close(): Promise<void>;
}

/** Serves the data folder `data` by `main`, the server's program for this. */
export async function openPast(main: string, data: string): Promise<Past> {
  const present = Date.now();
  // Switches of the Node that calls are none of its business.
  const server = fork(main, [data], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(server, 'exit');
  const answer = async (): Promise<unknown> => {
    const over = new AbortController();
    try {
      const heard = once(server, 'message', { signal: over.signal }).then(([said]: unknown[]) => said);
      const gone = ended.then(([code]) => {
        throw new Error(`The server of the past ended with ${code}.`);
      });
      return await Promise.race([heard, gone]);
    } finally {
      over.abort();
    }
  };
  const { url } = (await answer()) as { url: string };
  return {
    url,
    ago: async (hours) => {
      const answered = answer();
      server.send({ at: new Date(present - hours * MS_AN_HOUR).toISOString() });
      await answered;
    },
    close: async () => {
      server.disconnect();
      await ended;
    },
  };
}
