/** What the system says of a process, read from outside so that the reading costs it nothing. Linux only. */
import { readFileSync } from 'node:fs';

/** The unit of `/proc/<pid>/stat`, the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const FIELD = { userTime: 11, systemTime: 12 } as const;

/** Seconds of processor time so far, of all its threads. */
export function readCpuSeconds(pid: number): number {
  return parseCpuSeconds(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** @param stat the line; the program's name in it may hold blanks and brackets, so fields count from the last one */
export function parseCpuSeconds(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[FIELD.userTime]) + Number(fields[FIELD.systemTime])) / TICKS_PER_SECOND;
}

/** What it holds of the machine's memory, in bytes. */
export function readResidentBytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) * 1024;
}

/** How many files and connections this process and its children may have open. */
export function readFileLimit(): number {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
