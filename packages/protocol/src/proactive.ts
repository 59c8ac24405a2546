/** Who is held out of a message that speaks first. The page decides and the server checks, both by these lines. */

/** Who saw the message, and who would have. */
export type EncounterGroup = 'shown' | 'held';

/** `POST /v1/proactive/encounters`: the conditions of a message with a hold-out were met, before anything showed. */
export interface RecordEncounterInput {
  /** The site's key. */
  site: string;
  /** The message's id. */
  proactiveId: string;
  /** `con_…`: the browser's own id, which is its contact's once it opens a session. */
  visitorId: string;
  group: EncounterGroup;
}

/** By chance, and always the same for one visitor and one message; two messages of one site know nothing of each other. */
export function groupOf(encounter: {
  proactiveId: string;
  visitorId: string;
  holdout: number;
}): EncounterGroup {
  const { proactiveId, visitorId, holdout } = encounter;
  return chanceOf(`${proactiveId} ${visitorId}`) < holdout * 2 ** 32 ? 'held' : 'shown';
}

/**
 * 32 bits that look like chance: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), then the last steps of MurmurHash3
 * (https://github.com/aappleby/smhasher), without which texts that differ only at their end come out close together.
 */
function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
