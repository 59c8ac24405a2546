/** How the fields of the settings, and what can be chosen in them, are called: by the labels that they have on their pages. */
import { msg } from '../../internal/localize.js';
import { dayLabel } from './hours-form.js';

/** By the path, without the ids of things. */
const LABELS: Readonly<Record<string, () => string>> = {
  'sites.name': () => msg('Name', { id: 'settings-name' }),
  'sites.key': () => msg('Key', { id: 'settings-site-key' }),
  'sites.origins': () => msg('Addresses of its pages', { id: 'settings-origins' }),
  'sites.locale': () => msg('Language', { id: 'settings-locale' }),
  'sites.archived': () => msg('Archived', { id: 'settings-archived' }),
  'sites.texts.title': () => msg('Headline of the chat', { id: 'settings-title' }),
  'sites.texts.greeting': () => msg('First words', { id: 'settings-greeting' }),
  'sites.theme': () => msg('Look', { id: 'settings-look' }),
  'sites.theme.accent': () => msg('Colour', { id: 'settings-accent' }),
  'sites.theme.mode': () => msg('Light or dark', { id: 'settings-mode' }),
  'sites.theme.position': () => msg('Corner', { id: 'settings-position' }),
  'sites.theme.offset.inline': () => msg('From the side, in pixels', { id: 'settings-offset-side' }),
  'sites.theme.offset.block': () => msg('From below, in pixels', { id: 'settings-offset-below' }),
  'sites.chat': () => msg('Chat', { id: 'settings-chat' }),
  'sites.chat.preChat.fields': () => msg('Ask before the first message for', { id: 'settings-ask' }),
  'sites.chat.preChat.required': () => msg('It must be filled in', { id: 'settings-ask-required' }),
  'sites.chat.identifiedOnly': () =>
    msg('Only people whom our own backend vouches for may write', { id: 'settings-identified' }),
  'sites.chat.rating': () =>
    msg('Ask for a rating once a conversation is resolved', { id: 'settings-rating' }),
  hours: () => msg('Hours of the whole company', { id: 'settings-hours' }),
  'hours.zone': () => msg('Time zone', { id: 'settings-zone' }),
  'hours.holidays': () => msg('Days off', { id: 'settings-holidays' }),
  'teams.name': () => msg('Team', { id: 'settings-team' }),
  'teams.hours': () => msg('When somebody answers', { id: 'settings-hours-when' }),
  'teams.assignment': () => msg('New conversations', { id: 'settings-assignment' }),
  'teams.assignment.mode': () => msg('New conversations', { id: 'settings-assignment' }),
  'teams.assignment.capacity': () => msg('Most that one has open', { id: 'settings-capacity' }),
  'teams.sla.firstResponseMinutes': () => msg('First answer within', { id: 'settings-sla-first' }),
  'teams.sla.nextResponseMinutes': () => msg('Each further answer within', { id: 'settings-sla-next' }),
  'routing.rules.paths': () => msg('On pages', { id: 'settings-rule-paths' }),
  'routing.rules.keywords': () => msg('The first message has', { id: 'settings-rule-keywords' }),
  'routing.rules.chosen': () => msg('The customer chose (none: nothing)', { id: 'settings-rule-chosen' }),
  'routing.rules.sites': () => msg('Only these sites (none: all)', { id: 'settings-invite-sites' }),
  'routing.rules.team': () => msg('Goes to', { id: 'settings-rule-team' }),
  'privacy.time': () => msg('Time spent in conversations', { id: 'settings-time' }),
};

/** What stands in a field of choice, by the field and the value. */
const CHOICES: Readonly<Record<string, () => string>> = {
  'sites.theme.mode=auto': () => msg('As the reader’s system', { id: 'settings-mode-auto' }),
  'sites.theme.mode=light': () => msg('Light', { id: 'settings-mode-light' }),
  'sites.theme.mode=dark': () => msg('Dark', { id: 'settings-mode-dark' }),
  'sites.theme.position=end': () => msg('Where lines end', { id: 'settings-position-end' }),
  'sites.theme.position=start': () => msg('Where lines begin', { id: 'settings-position-start' }),
  'sites.chat.preChat.fields=name': () => msg('Name', { id: 'settings-name' }),
  'sites.chat.preChat.fields=email': () => msg('E-mail', { id: 'settings-email' }),
  'sites.chat.preChat.fields=team': () => msg('Team', { id: 'settings-team' }),
  'teams.assignment.mode=manual': () =>
    msg('Wait until somebody takes them', { id: 'settings-assignment-manual' }),
  'teams.assignment.mode=round_robin': () => msg('Go to each in turn', { id: 'settings-assignment-turn' }),
  'teams.assignment.mode=least_busy': () =>
    msg('Go to whom has the fewest', { id: 'settings-assignment-least' }),
  'privacy.time=own': () => msg('Each person sees their own', { id: 'settings-time-own' }),
  'privacy.time=team': () => msg('Only team totals', { id: 'settings-time-team' }),
};

/** Lists whose things are named by an id, which is no field. */
const IDENTIFIED = [
  ['sites', 1],
  ['teams', 1],
  ['routing', 2],
] as const;

/** The field that a path names, whatever the thing: `sites.texts.title`. */
export function fieldOf(path: readonly string[]): string {
  const id = IDENTIFIED.find(([list]) => list === path[0])?.[1];
  return path.filter((_, index) => index !== id).join('.');
}

/** The label of a field; undefined where it has none of its own. */
export function fieldWords(field: string): string | undefined {
  const day = /(?:^|\.)hours\.weekly\.([a-z]{3})$/.exec(field)?.[1];
  if (day !== undefined) return dayLabel(day);
  // A team's own hours are asked for by the same fields as the company's.
  return LABELS[field]?.() ?? LABELS[field.replace(/^teams\.hours\./, 'hours.')]?.();
}

/** A value of a field in words; undefined where it speaks for itself. */
export function choiceWords(field: string, value: unknown): string | undefined {
  if (value === true) return msg('Yes', { id: 'settings-yes' });
  if (value === false) return msg('No', { id: 'settings-no' });
  return CHOICES[`${field}=${String(value)}`]?.();
}
