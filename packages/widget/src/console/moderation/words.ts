/** What happened to messages and why, in plain sentences of the reader's language. */
import type {
  Message,
  MessageReport,
  ModerationDecisionMade,
  ModerationItem,
  ModerationQueue,
  ModerationReason,
  Sanction,
} from '@parley/protocol';
import type { ModerationDeed } from '../../client/moderation-state.js';
import { formatLocale, msg, str } from '../../internal/localize.js';

export const QUEUES: readonly ModerationQueue[] = [
  'pending',
  'held',
  'reported',
  'appealed',
  'recent',
  'decided',
];

export function queueWords(queue: ModerationQueue): string {
  switch (queue) {
    case 'pending':
      return msg('Waiting', { id: 'mod-pending' });
    case 'held':
      return msg('Held by rules', { id: 'mod-held' });
    case 'reported':
      return msg('Reported', { id: 'mod-reported' });
    case 'appealed':
      return msg('Appeals', { id: 'mod-appealed' });
    case 'recent':
      return msg('Recent', { id: 'mod-recent' });
    case 'decided':
      return msg('Decided', { id: 'mod-decided' });
  }
}

export function ruleWords(rule: string): string {
  switch (rule) {
    case 'robot':
      return msg('Written as a program writes', { id: 'mod-rule-robot' });
    case 'banned_words':
      return msg('Words of your list', { id: 'mod-rule-banned' });
    case 'suspect_words':
      return msg('Suspect words', { id: 'mod-rule-suspect' });
    case 'common_words':
      return msg('Rude words', { id: 'mod-rule-common' });
    case 'domains':
      return msg('Blocked addresses', { id: 'mod-rule-domains' });
    case 'links':
      return msg('Many links', { id: 'mod-rule-links' });
    case 'repetition':
      return msg('The same over and over', { id: 'mod-rule-repetition' });
    case 'flood':
      return msg('Many messages within a minute', { id: 'mod-rule-flood' });
    case 'newcomer':
      return msg('First messages of somebody new', { id: 'mod-rule-newcomer' });
    case 'reputation':
      return msg('Much of what they said was refused', { id: 'mod-rule-reputation' });
    case 'learned':
      return msg('Like what you called spam', { id: 'mod-rule-learned' });
    case 'hook':
      return msg('Your own judge', { id: 'mod-rule-hook' });
    case 'muted':
      return msg('The person is muted', { id: 'mod-rule-muted' });
    default:
      return rule;
  }
}

/** Of these rules, what they found is of use to people. */
const TELLING = new Set([
  'banned_words',
  'suspect_words',
  'common_words',
  'domains',
  'links',
  'learned',
  'hook',
]);

/** `Many links: a.com, b.com`. */
export function reasonWords({ rule, found }: ModerationReason): string {
  if (!TELLING.has(rule) || found.length === 0) return ruleWords(rule);
  // No list of the language: some would write a letter of their own onto a word that was found.
  return `${ruleWords(rule)}: ${found.join(', ')}`;
}

export function reportWords({ reason }: MessageReport): string {
  switch (reason) {
    case 'spam':
      return msg('Reported: spam', { id: 'mod-report-spam' });
    case 'abuse':
      return msg('Reported: hurtful', { id: 'mod-report-abuse' });
    case 'private_data':
      return msg('Reported: private data', { id: 'mod-report-private' });
    case 'off_topic':
      return msg('Reported: off the point', { id: 'mod-report-topic' });
    case 'other':
      return msg('Reported', { id: 'mod-report-other' });
  }
}

export function decisionWords({ decision, by }: ModerationDecisionMade): string {
  return by.name === null ? shortDecisionWords(decision) : fullDecisionWords(decision, by.name);
}

function fullDecisionWords(decision: ModerationDecisionMade['decision'], name: string): string {
  switch (decision) {
    case 'approve':
      return msg(str`Approved by ${name}`, { id: 'mod-by-approve' });
    case 'reject':
      return msg(str`Rejected by ${name}`, { id: 'mod-by-reject' });
    case 'spam':
      return msg(str`Called spam by ${name}`, { id: 'mod-by-spam' });
  }
}

/** Of a row that has left its queue: who decided what, else what became of the message. */
export function settledWords({ decision, message }: ModerationItem): string {
  if (message.status === 'deleted') return statusWords('deleted');
  return decision ? decisionWords(decision) : msg('No longer in this queue', { id: 'mod-meanwhile' });
}

/** By a program: it has no name. */
function shortDecisionWords(decision: ModerationDecisionMade['decision']): string {
  switch (decision) {
    case 'approve':
      return msg('Approved', { id: 'mod-decision-approve' });
    case 'reject':
      return msg('Rejected', { id: 'mod-decision-reject' });
    case 'spam':
      return msg('Called spam', { id: 'mod-decision-spam' });
  }
}

export function statusWords(status: Message['status']): string {
  switch (status) {
    case 'published':
      return msg('Public', { id: 'mod-status-published' });
    case 'pending':
      return msg('Not public yet', { id: 'mod-status-pending' });
    case 'rejected':
      return msg('Refused', { id: 'mod-status-rejected' });
    case 'deleted':
      return msg('Deleted', { id: 'mod-status-deleted' });
  }
}

export function sanctionWords({ kind, until }: Sanction): string {
  if (until === null) {
    return kind === 'ban'
      ? msg('Banned for good', { id: 'mod-banned' })
      : msg('Muted for good', { id: 'mod-muted' });
  }
  const when = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(until),
  );
  return kind === 'ban'
    ? msg(str`Banned until ${when}`, { id: 'mod-banned-until' })
    : msg(str`Muted until ${when}`, { id: 'mod-muted-until' });
}

export function nameWords(name: string | null): string {
  return name || msg('Somebody without a name', { id: 'mod-anonymous' });
}

/** What a topic is called: by its title, else by the site's own key. */
export function topicWords({ title, key }: ModerationItem['topic']): string {
  return title || key;
}

/** What has just been done, as it is read out. */
export function deedWords({ what, count, left, error }: ModerationDeed): string {
  if (error) return msg('That did not go through. Everything is as it was.', { id: 'mod-failed' });
  const done = doneWords(what, new Intl.NumberFormat(formatLocale()).format(count));
  if (left === 0) return done;
  const rest = new Intl.NumberFormat(formatLocale()).format(left);
  return `${done} ${msg(str`Gone, or done by somebody else: ${rest}.`, { id: 'mod-left' })}`;
}

function doneWords(what: ModerationDeed['what'], count: string): string {
  switch (what) {
    case 'approve':
      return msg(str`Approved: ${count}.`, { id: 'mod-done-approve' });
    case 'reject':
      return msg(str`Rejected: ${count}.`, { id: 'mod-done-reject' });
    case 'spam':
      return msg(str`Called spam: ${count}.`, { id: 'mod-done-spam' });
    case 'undo':
      return msg('Taken back.', { id: 'mod-done-undo' });
    case 'pin':
      return msg('Pinned.', { id: 'mod-done-pin' });
    case 'unpin':
      return msg('No longer pinned.', { id: 'mod-done-unpin' });
    case 'mark':
      return msg('Marked as the answer.', { id: 'mod-done-mark' });
    case 'unmark':
      return msg('No longer the answer.', { id: 'mod-done-unmark' });
    case 'lock':
      return msg('Discussion locked.', { id: 'mod-done-lock' });
    case 'unlock':
      return msg('Discussion open again.', { id: 'mod-done-unlock' });
    case 'ban':
      return msg('Banned.', { id: 'mod-done-ban' });
    case 'mute':
      return msg('Muted.', { id: 'mod-done-mute' });
    case 'lift':
      return msg('They may speak again.', { id: 'mod-done-lift' });
  }
}
