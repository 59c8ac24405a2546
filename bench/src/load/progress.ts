/** How far it is: a bar on a terminal, a line now and then elsewhere. Goes to stderr, so that stdout holds results only. */
import { SingleBar } from 'cli-progress';

const LINE_EVERY = 5_000;

export interface Progress {
  /** `messages` more are done. */
  add(messages: number): void;
  stop(): void;
}

function startBar(total: number): Progress {
  const format =
    '{bar} {percentage} %  {value} of {total} messages  {duration_formatted}, {eta_formatted} left';
  const bar = new SingleBar({
    format,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    etaBuffer: 1000,
  });
  bar.start(total, 0);
  return { add: (messages) => bar.increment(messages), stop: () => bar.stop() };
}

function startLines(total: number): Progress {
  let done = 0;
  const print = (): void => console.error(`${done} of ${total} messages`);
  const timer = setInterval(print, LINE_EVERY);
  return {
    add: (messages) => {
      done += messages;
    },
    stop: () => {
      clearInterval(timer);
      print();
    },
  };
}

export function startProgress(total: number): Progress {
  return process.stderr.isTTY ? startBar(total) : startLines(total);
}
