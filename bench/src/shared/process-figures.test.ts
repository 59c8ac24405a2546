import { expect, it } from 'vitest';
import { parseCpuSeconds, readCpuSeconds } from './process-figures.js';

it('adds a process’s own time to the system’s, whatever the program is called', () => {
  const stat = '42 (a (strange) name) S 1 42 42 0 -1 4194560 5 0 0 0 250 125 0 0 20 0 11 0 5 0 0';

  expect(parseCpuSeconds(stat)).toBe(3.75);
});

it('reads those of a process that runs', () => {
  const { user, system } = process.cpuUsage();

  expect(readCpuSeconds(process.pid)).toBeCloseTo((user + system) / 1e6, 0);
});
