/** The views of the inbox: what each asks the server for, and whether a conversation stands in it. Pure. */
import type { Conversation, ConversationListQuery } from '@parley/protocol';

export type ViewQuery = Pick<ConversationListQuery, 'status' | 'assigneeId' | 'teamId'>;

/** What every agent has beside the teams, in the order in which it is offered. `all` has everything. */
export const VIEWS = {
  mine: { status: 'open', assigneeId: 'me' },
  unassigned: { status: 'open', assigneeId: 'none' },
  open: { status: 'open' },
  snoozed: { status: 'snoozed' },
  resolved: { status: 'resolved' },
  spam: { status: 'spam' },
  all: {},
} as const satisfies Record<string, ViewQuery>;

export type FixedView = keyof typeof VIEWS;

const TEAM = 'team:';

/** The id of the view of a team. */
export function teamView(teamId: string): string {
  return TEAM + teamId;
}

/** The team whose view it is; null for any other. */
export function teamOf(view: string): string | null {
  return view.startsWith(TEAM) ? view.slice(TEAM.length) : null;
}

/** Whether there is such a view. @param teams ids of the company's teams */
export function isView(view: string, teams: readonly string[]): boolean {
  const teamId = teamOf(view);
  return teamId === null ? Object.hasOwn(VIEWS, view) : teams.includes(teamId);
}

/** What a view asks for; one that is not known has everything. */
export function queryOf(view: string): ViewQuery {
  const teamId = teamOf(view);
  if (teamId !== null) return { status: 'open', teamId };
  return Object.hasOwn(VIEWS, view) ? VIEWS[view as FixedView] : VIEWS.all;
}

/** @param agentId who looks */
export function isInView(conversation: Conversation, query: ViewQuery, agentId: string): boolean {
  const { status, assigneeId, teamId } = query;
  const assignee = assigneeId === 'me' ? agentId : assigneeId;
  return (
    (status === undefined || conversation.status === status) &&
    (assignee === undefined || (conversation.assigneeId ?? 'none') === assignee) &&
    (teamId === undefined || conversation.teamId === teamId)
  );
}
