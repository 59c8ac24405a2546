/** Every scenario, in the order in which they are told of. */
import { badLines } from './bad-lines.js';
import { clockBack } from './clock-back.js';
import { diskFull } from './disk-full.js';
import { killed } from './killed.js';
import { postgresRestarted } from './postgres-restarted.js';
import { postgresSilent } from './postgres-silent.js';
import type { Scenario } from './scenario.js';
import { silence } from './silence.js';

export const SCENARIOS: readonly Scenario[] = [
  killed,
  postgresRestarted,
  postgresSilent,
  badLines,
  silence,
  diskFull,
  clockBack,
];
