/**
 * One direction of a TCP connection through the proxy. What it may do to bytes a network may do too, and no more:
 * hold them back, bring them late, or lose them and with them everything that follows. It never passes what comes
 * after a hole.
 */
import type { Socket } from 'node:net';

/** `stall`: nothing is taken, so that the sender's buffers fill. `drop`: all is taken and none delivered. */
export type Flow = 'pass' | 'stall' | 'drop';

export interface Condition {
  flow: Flow;
  /** Milliseconds by which everything is late. */
  delay: number;
}

export const FAIR: Condition = { flow: 'pass', delay: 0 };

export class Channel {
  readonly #from: Socket;
  readonly #to: Socket;
  #condition: Condition;
  #hole = false;
  /** When the last of what is on its way arrives. */
  #due = 0;
  readonly #onWay: (() => void)[] = [];

  constructor(from: Socket, to: Socket, condition: Condition) {
    this.#from = from;
    this.#to = to;
    this.#condition = condition;
    from.on('data', (chunk) => this.#take(chunk));
    // The end of a stream is lost like any other packet.
    from.on('end', () => this.#isDropping() || this.#arrive(() => to.end()));
    from.on('error', () => this.#isDropping() || to.destroy());
    from.on('close', () => this.#isDropping() || this.#arrive(() => to.end()));
    to.on('drain', () => this.#flow());
    this.#flow();
  }

  set condition(condition: Condition) {
    this.#condition = condition;
    this.#flow();
  }

  /** Ends this direction as a sender does that has nothing more to say. */
  finish(): void {
    this.#hole = true;
    this.#to.end();
  }

  #isDropping(): boolean {
    return this.#hole || this.#condition.flow === 'drop';
  }

  #take(chunk: Buffer): void {
    if (this.#isDropping()) {
      this.#hole = true;
      return;
    }
    this.#arrive(() => {
      if (!this.#to.destroyed && !this.#to.writableEnded && !this.#to.write(chunk)) this.#from.pause();
    });
  }

  /** In the order of their coming, however the delay changes. */
  #arrive(act: () => void): void {
    const now = performance.now();
    this.#due = Math.max(this.#due, now + this.#condition.delay);
    if (this.#due <= now && this.#onWay.length === 0) {
      act();
      return;
    }
    this.#onWay.push(act);
    // Timers of different lengths keep no order among themselves: each lets the next one go, whichever it was for.
    setTimeout(() => this.#onWay.shift()?.(), this.#due - now);
  }

  #flow(): void {
    if (this.#condition.flow === 'stall') this.#from.pause();
    else if (!this.#to.writableNeedDrain || this.#isDropping()) this.#from.resume();
  }
}
