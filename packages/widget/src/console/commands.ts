/**
 * What can be done in the console without a mouse: one list for the keys, the key help and the palette, so that none
 * of them can promise what another does not keep. Pure; whoever owns the room runs them.
 */
import type { Agent, Colleague, Conversation, Site } from '@parley/protocol';
import { msg, str } from '../internal/localize.js';
import { contactLabel } from './contact-label.js';
import { PRIORITIES, priorityWords } from './priority-words.js';
import type { Section } from './sections.js';
import { SNOOZE_TIMES } from './snooze-times.js';
import { snoozeWords } from './snooze-words.js';

export interface Command {
  /** `resolve`, `team:support`, `open:cnv_…`, `place:settings`. */
  id: string;
  label: string;
  /** The keys that run it, as they are written on them; none for what only the palette has. */
  keys: readonly string[];
  /** Where the key help and the palette do not offer it together: a conversation is found, not learnt. */
  kind: 'command' | 'conversation' | 'place';
}

export interface CommandRoom {
  agent: Agent;
  /** The open conversation. */
  conversation: Conversation | null;
  /** Those that are decided about together, in its place. */
  chosen?: readonly Conversation[];
  /** Those that can be opened. */
  rows: readonly Conversation[];
  sites: readonly Site[];
  agents: readonly Colleague[];
  sections: readonly Section[];
}

/** More rows than these nobody reads in a palette; the others are found by a better word. */
const ROWS = 200;

/** All that can be done right now, in the order in which it is offered. */
export function commandsOf(room: CommandRoom): Command[] {
  const { conversation, rows, sections, agent, chosen = [] } = room;
  return [
    command('next', msg('Move', { id: 'workspace-key-move' }), ['J', 'K']),
    command('open', msg('Open', { id: 'workspace-key-open' }), ['Enter']),
    command('back', msg('Back', { id: 'workspace-key-back' }), ['Esc']),
    command('choose', msg('Select or let go', { id: 'bulk-choose' }), ['X']),
    command('choose-all', msg('Select all loaded', { id: 'bulk-all' }), ['Shift', 'X']),
    ...(chosen.length > 0
      ? ofChosen(room, chosen)
      : conversation
        ? ofConversation(room, conversation)
        : [command('undo', msg('Undo', { id: 'command-undo' }), ['Z'])]),
    command('find', msg('Search conversations', { id: 'search-label' }), ['/']),
    command('palette', msg('Commands', { id: 'palette-title' }), ['Ctrl', 'K']),
    command('help', msg('Keyboard shortcuts', { id: 'help-title' }), ['?']),
    ...sections
      .filter((section) => section.open(agent))
      .map(({ id, label }): Command => ({ id: `place:${id}`, label: label(), keys: [], kind: 'place' })),
    ...rows.slice(0, ROWS).map(
      (row): Command => ({
        id: `open:${row.id}`,
        label: contactLabel(row),
        keys: [],
        kind: 'conversation',
      }),
    ),
  ];
}

function ofConversation(room: CommandRoom, conversation: Conversation): Command[] {
  const { sites, agent, agents } = room;
  const { siteId, status, teamId, assigneeId, priority } = conversation;
  const teams = sites.find((site) => site.id === siteId)?.teams ?? [];
  return [
    command('answer', msg('Write an answer', { id: 'command-answer' }), ['R']),
    command('note', msg('Write a note', { id: 'command-note' }), ['N']),
    status === 'resolved' || status === 'spam'
      ? command('reopen', msg('Reopen', { id: 'command-reopen' }), ['E'])
      : command('resolve', msg('Resolve', { id: 'command-resolve' }), ['E']),
    assigneeId === agent.id
      ? command('take', msg('Give it back', { id: 'command-give-back' }), ['A'])
      : command('take', msg('Assign to me', { id: 'command-take' }), ['A']),
    command('snooze', msg('Snooze', { id: 'bar-snooze' }), ['S']),
    command('priority', msg('Priority', { id: 'bar-priority' }), ['P']),
    command('tag', msg('Add a tag', { id: 'bar-tag-add' }), ['T']),
    ...(status === 'spam' ? [] : [command('spam', msg('Mark as spam', { id: 'command-spam' }), ['!'])]),
    command('undo', msg('Undo', { id: 'command-undo' }), ['Z']),
    command('card', msg('Contact', { id: 'card-title' }), ['I']),
    ...SNOOZE_TIMES.map((time) =>
      command(`snooze:${time}`, `${msg('Snooze', { id: 'bar-snooze' })}: ${snoozeWords(time)}`),
    ),
    ...PRIORITIES.filter((one) => one !== priority).map((one) =>
      command(`priority:${one}`, `${msg('Priority', { id: 'bar-priority' })}: ${priorityWords(one)}`),
    ),
    ...agents
      .filter(
        ({ id, role }) => id !== assigneeId && id !== agent.id && role !== 'analyst' && role !== 'moderator',
      )
      .map(({ id, name }) => command(`assign:${id}`, msg(str`Assign to ${name}`, { id: 'command-assign' }))),
    ...teams
      .filter(({ id }) => id !== teamId)
      .map(({ id, name }) => command(`team:${id}`, msg(str`Hand to ${name}`, { id: 'command-team' }))),
  ];
}

/** What can be decided about several at once. */
function ofChosen(room: CommandRoom, chosen: readonly Conversation[]): Command[] {
  const { agent, agents, sites } = room;
  const isEnded = ({ status }: Conversation) => status === 'resolved' || status === 'spam';
  const teams = new Map(sites.flatMap((site) => site.teams.map((team) => [team.id, team.name] as const)));
  const tags = new Set(room.rows.flatMap((row) => row.tags));
  return [
    command('choose-none', msg('Select none', { id: 'bulk-none' }), ['Esc']),
    chosen.every(isEnded)
      ? command('reopen', msg('Reopen', { id: 'command-reopen' }), ['E'])
      : command('resolve', msg('Resolve', { id: 'command-resolve' }), ['E']),
    chosen.every(({ assigneeId }) => assigneeId === agent.id)
      ? command('take', msg('Give it back', { id: 'command-give-back' }), ['A'])
      : command('take', msg('Assign to me', { id: 'command-take' }), ['A']),
    command('snooze', msg('Snooze', { id: 'bar-snooze' }), ['S']),
    command('priority', msg('Priority', { id: 'bar-priority' }), ['P']),
    command('tag', msg('Add a tag', { id: 'bar-tag-add' }), ['T']),
    command('spam', msg('Mark as spam', { id: 'command-spam' }), ['!']),
    ...SNOOZE_TIMES.map((time) =>
      command(`snooze:${time}`, `${msg('Snooze', { id: 'bar-snooze' })}: ${snoozeWords(time)}`),
    ),
    ...PRIORITIES.map((one) =>
      command(`priority:${one}`, `${msg('Priority', { id: 'bar-priority' })}: ${priorityWords(one)}`),
    ),
    command(`assign:${agent.id}`, msg('Assign to me', { id: 'command-take' })),
    ...agents
      .filter(({ id, role }) => id !== agent.id && role !== 'analyst' && role !== 'moderator')
      .map(({ id, name }) => command(`assign:${id}`, msg(str`Assign to ${name}`, { id: 'command-assign' }))),
    command('assign:', msg('Give it back', { id: 'command-give-back' })),
    ...[...teams].map(([id, name]) =>
      command(`team:${id}`, msg(str`Hand to ${name}`, { id: 'command-team' })),
    ),
    ...[...tags].sort().map(tagCommand),
  ];
}

/** Gives the chosen ones a tag. */
export function tagCommand(tag: string): Command {
  return command(`tag:${tag}`, msg(str`Add tag: ${tag}`, { id: 'bulk-tag' }));
}

function command(id: string, label: string, keys: readonly string[] = []): Command {
  return { id, label, keys, kind: 'command' };
}

/** The command that a key press means, or null. Keys that the list itself hears are not here. */
export function commandOf(event: KeyboardEvent, isTyping: boolean): string | null {
  const { key, altKey, ctrlKey, metaKey } = event;
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'palette' : null;
  if (key === 'Escape') return 'back';
  if (isTyping) return null;
  return KEYS[key] ?? null;
}

const KEYS: Readonly<Record<string, string>> = {
  j: 'next',
  k: 'previous',
  r: 'answer',
  n: 'note',
  e: 'finish',
  i: 'card',
  a: 'take',
  s: 'snooze',
  p: 'priority',
  t: 'tag',
  x: 'choose',
  X: 'choose-all',
  z: 'undo',
  '!': 'spam',
  '?': 'help',
  '/': 'find',
};

/** Those of `commands` whose words begin like each word of `query`, in their order. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const wanted = split(query);
  if (wanted.length === 0) return commands;
  return commands.filter(({ label }) => {
    const words = split(label);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
}

/** Words without case and accents, of any script. */
function split(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
