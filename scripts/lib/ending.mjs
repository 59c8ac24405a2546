/** Tells when this run is to end: by a signal, or because the npm around it is gone. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK = 500;

/**
 * Calls `end` at every signal, and once when npm is gone: npm passes a signal on to a shell that dies of it without
 * telling us (dash), and then nobody else would end what we started. Returns a function that stops listening.
 */
export function onEnding(end, env = process.env) {
  for (const signal of SIGNALS) process.on(signal, end);
  const parent = process.ppid;
  const look = () => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end('SIGTERM');
  };
  // Started by hand, somebody may well want it to outlive the shell. On Windows the parent's id never changes.
  const watching = env.npm_lifecycle_event !== undefined && process.platform !== 'win32';
  const timer = watching ? setInterval(look, LOOK) : undefined;
  timer?.unref();
  return () => {
    clearInterval(timer);
    for (const signal of SIGNALS) process.off(signal, end);
  };
}
