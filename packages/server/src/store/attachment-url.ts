/**
 * Addresses of attachments: whoever has one can fetch the file without further credentials, for some hours. Signed with
 * a secret of the file's own, so that a row is enough to make one and nothing else opens with it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** An address stays the same for so long, that browsers find the file in their cache; it is good for one to two of these. */
const PERIOD_SECONDS = 12 * 3600;

/** What an address is made from. */
export interface Addressed {
  id: string;
  name: string;
  url_secret: string;
}

/** The path of an attachment, good for 12 to 24 hours from `now` on. */
export function signedPath(file: Addressed, now: number): string {
  const expires = (Math.floor(now / 1000 / PERIOD_SECONDS) + 2) * PERIOD_SECONDS;
  return `/v1/files/${file.id}/${wordsOf(file.name)}?expires=${expires}&signature=${sign(file, expires)}`;
}

/** Whether the signature is ours and has not expired. Takes as long for a wrong one as for a right one. */
export function isSigned(
  file: Pick<Addressed, 'id' | 'url_secret'>,
  claim: { expires: number; signature: string },
  now: number,
): boolean {
  const [given, right] = [Buffer.from(claim.signature), Buffer.from(sign(file, claim.expires))];
  return given.length === right.length && timingSafeEqual(given, right) && now < claim.expires * 1000;
}

function sign({ id, url_secret }: Pick<Addressed, 'id' | 'url_secret'>, expires: number): string {
  return createHmac('sha256', url_secret).update(`${id}.${expires}`).digest('base64url');
}

const SHOWN = 80;

/** For people who read the address, and for no decision: the letters and digits of the name. */
function wordsOf(name: string): string {
  const words = name
    .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '')
    .slice(-SHOWN);
  return encodeURIComponent(words.toWellFormed()) || 'file';
}
