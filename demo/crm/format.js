/** Names and times as people read them. */

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "5 min. ago", up to a week; then the date. */
export function ago(iso) {
  const passed = Date.now() - Date.parse(iso);
  if (passed < MINUTE) return 'now';
  if (passed < HOUR) return relative.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return relative.format(-Math.floor(passed / HOUR), 'hour');
  if (passed < 7 * DAY) return relative.format(-Math.floor(passed / DAY), 'day');
  return date.format(new Date(iso));
}

/** Hours and minutes. */
export const time = (iso) => clock.format(new Date(iso));

/** "Tuesday, 5 May"; the same text for all moments of a day. */
export const dayOf = (iso) => day.format(new Date(iso));

/** Everything there is to know about a moment, for a title. */
export const fullTime = (iso) => full.format(new Date(iso));

/** What to call a contact: nobody has to give a name to be helped. */
export function contactName(contact) {
  if (contact.name) return contact.name;
  return contact.id ? `Visitor ${contact.id.slice(-4).toUpperCase()}` : 'Nobody';
}

/** One or two letters for a round picture. */
export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? words.at(-1)[0] : '')).toUpperCase();
}

/** One of six tints, always the same for the same person. */
export function tint(id) {
  let sum = 0;
  for (const character of id ?? '') sum = (sum * 31 + character.codePointAt(0)) % 997;
  return `tint-${sum % 6}`;
}
