/** Says what is being done, one line a step. Goes to stderr, so that stdout holds results only. */
export function say(step: string): void {
  const at = (performance.now() / 1000).toFixed(0).padStart(4);
  console.error(`${at} s  ${step}`);
}
