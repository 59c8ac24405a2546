/** How long a customer may wait for an answer: when a wait begins, what is due when, when it ends. */
import type { RoutingTable } from '../../db/schema.js';
import { addOfficeTime, type OfficeHours, officeTimeBetween } from '../../settings/office-hours.js';
import { DEFAULT_SLA } from '../../settings/routing-settings.js';
import type { Settings } from '../../settings/settings-schema.js';

/** A conversation that waits for nothing. */
export function noWait(conversationId: string): RoutingTable {
  return {
    conversation_id: conversationId,
    queue: null,
    queued_at: null,
    wait_kind: null,
    since: null,
    warn_at: null,
    due_at: null,
    check_at: null,
    breached_at: null,
    paused_at: null,
    paused_seconds: 0,
  };
}

/** The wait is over. */
export function endWait({ conversation_id, queue, queued_at }: RoutingTable): RoutingTable {
  return { ...noWait(conversation_id), queue, queued_at };
}

/** The conversation is put off: until it is back, nothing is due. A breach stays one. */
export function pause(row: RoutingTable, at: string): RoutingTable {
  const isRunning = row.wait_kind !== null && row.paused_at === null && row.breached_at === null;
  return isRunning ? { ...row, paused_at: at } : row;
}

/** It is back. @param hours in which its time counts */
export function resume(row: RoutingTable, at: string, hours: OfficeHours | null): RoutingTable {
  if (row.paused_at === null) return row;
  const stood = officeTimeBetween(hours, new Date(row.paused_at), new Date(at));
  return { ...row, paused_at: null, paused_seconds: row.paused_seconds + Math.round(stood / 1000) };
}

/** The hours of a team, or those of all. */
export function hoursOf({ teams, hours }: Settings, teamId: string | null): OfficeHours | null {
  const team = teams.find(({ id }) => id === teamId);
  return team?.hours === undefined ? hours : team.hours;
}

/** As it stands with the targets and hours of this team; without a target nothing is due. A breach stays one. */
export function setDue(row: RoutingTable, settings: Settings, teamId: string | null): RoutingTable {
  if (row.wait_kind === null || row.since === null || row.breached_at !== null) return row;
  if (row.paused_at !== null) return { ...row, warn_at: null, due_at: null, check_at: null };
  const team = settings.teams.find(({ id }) => id === teamId);
  const { firstResponseMinutes, nextResponseMinutes } = team?.sla ?? DEFAULT_SLA;
  const minutes = row.wait_kind === 'first' ? firstResponseMinutes : nextResponseMinutes;
  const hours = hoursOf(settings, teamId);
  const stood = row.paused_seconds / 60;
  const after = (share: number) =>
    minutes === null ? null : addOfficeTime(hours, new Date(row.since ?? ''), minutes * share + stood);
  const due = after(1)?.toISOString() ?? null;
  return { ...row, warn_at: after(0.5)?.toISOString() ?? null, due_at: due, check_at: due };
}

/** Whether an answer of this moment comes too late, which nobody has noticed yet. */
export function isLate({ due_at, breached_at }: RoutingTable, at: string): boolean {
  return due_at !== null && breached_at === null && at > due_at;
}

/** Whether what people see of it is the same: nothing, unless something is due. */
export function isSameWait(a: RoutingTable, b: RoutingTable): boolean {
  return seenOf(a) === seenOf(b);
}

function seenOf({ due_at, wait_kind, since, breached_at }: RoutingTable): string {
  return due_at === null ? '' : JSON.stringify([due_at, wait_kind, since, breached_at !== null]);
}
