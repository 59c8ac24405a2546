/**
 * Loaded into the server's process before the server (`node --import`), so that what time it is there can be changed
 * without a back door in it. When the process that started it is gone, it stops. Must do nothing until it is told to.
 */

export interface ClockLever {
  /** Milliseconds by which the clock is wrong from now on. */
  clock?: number;
}

const TRUE_DATE = Date;
let offset = 0;

class ShiftedDate extends TRUE_DATE {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(TRUE_DATE.now() + offset);
    else super(...given);
  }

  static override now(): number {
    return TRUE_DATE.now() + offset;
  }
}

process.on('message', ({ clock }: ClockLever) => {
  if (clock === undefined) return;
  offset = clock;
  globalThis.Date = ShiftedDate as DateConstructor;
});
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening must not keep alive a server that has stopped by itself.
process.channel?.unref();
