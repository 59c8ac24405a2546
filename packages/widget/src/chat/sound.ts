/**
 * The sound of a new message: two short soft tones made on the spot, so that no file has to be allowed or loaded.
 * Loaded when the customer has asked for it.
 */
let context: AudioContext | undefined;

/** A sound that comes later than this tells of nothing new. */
const PATIENCE = 300;

/** Plays it, unless the browser forbids sound before the page was touched. */
export async function playArrival(): Promise<void> {
  try {
    context ??= new AudioContext();
    // Where it is forbidden this waits for the first touch, which may never come.
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    await Promise.race([context.resume(), patience]);
    if (context.state !== 'running') return;
    tone(context, 659.25, 0);
    tone(context, 880, 0.11);
  } catch {
    // No sound device, or none allowed: the badge says it too.
  }
}

function tone(audio: AudioContext, frequency: number, delay: number): void {
  const start = audio.currentTime + delay;
  const oscillator = new OscillatorNode(audio, { type: 'sine', frequency });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.12, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.32);
}
