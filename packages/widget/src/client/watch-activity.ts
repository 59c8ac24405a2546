/** Tells a tracker of an agent's time what the page sees of the agent: that they are there, and that they move. */
import type { TimeTracker } from './time-tracker.js';

const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const;
/** Moving the pointer is said by hundreds of events; one a second will do. */
const ACT_MS = 1000;
const TICK_MS = 5000;
const SEND_MS = 60_000;

/** @returns stops, and sends what was measured */
export function watchActivity(tracker: TimeTracker): () => void {
  let acted = Number.NEGATIVE_INFINITY;
  const act = () => {
    if (performance.now() - acted < ACT_MS) return;
    acted = performance.now();
    tracker.act();
  };
  const see = () => tracker.see(document.visibilityState === 'visible' && document.hasFocus());
  const leave = () => {
    tracker.see(false);
    void tracker.flush(true);
  };
  for (const type of ACTIVITY) addEventListener(type, act, { capture: true, passive: true });
  document.addEventListener('visibilitychange', see);
  addEventListener('focus', see);
  addEventListener('blur', see);
  addEventListener('pagehide', leave);
  const ticking = setInterval(() => tracker.tick(), TICK_MS);
  const sending = setInterval(() => void tracker.flush(), SEND_MS);
  see();
  void tracker.flush();
  return () => {
    for (const type of ACTIVITY) removeEventListener(type, act, { capture: true });
    document.removeEventListener('visibilitychange', see);
    removeEventListener('focus', see);
    removeEventListener('blur', see);
    removeEventListener('pagehide', leave);
    clearInterval(ticking);
    clearInterval(sending);
    leave();
  };
}
