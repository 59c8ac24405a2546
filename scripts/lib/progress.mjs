/** One line per step with the time it took; on a terminal the line moves while the step works. */
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** "0.4 s", "1 min 12 s". */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function line(mark, title, milliseconds) {
  return `  ${mark} ${title.padEnd(44)} ${duration(milliseconds).padStart(10)}`;
}

/** Runs `work` under a title. What it answers with replaces the title when it is a string. */
export async function step(title, work, { output = process.stdout, now = Date.now } = {}) {
  const began = now();
  let frame = 0;
  const draw = () => {
    output.write(`\r${line(FRAMES[frame % FRAMES.length], title, now() - began)}`);
    frame += 1;
  };
  const timer = output.isTTY ? setInterval(draw, 100) : undefined;
  const end = (mark, text) => {
    clearInterval(timer);
    output.write(`${output.isTTY ? '\r\u001b[2K' : ''}${line(mark, text, now() - began)}\n`);
  };
  try {
    const result = await work();
    end('✓', typeof result === 'string' ? result : title);
    return result;
  } catch (error) {
    end('✗', title);
    throw error;
  }
}
