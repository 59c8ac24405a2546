/** What kinds of files there are, and what may be done with each. The security list of attachments: deny by default. */

/** Pictures that are decoded and written anew before anybody sees them: see `pictures.ts`. */
export const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/** What a browser may show in place. Everything else is only ever a download: SVG, HTML, XML, PDF, the unknown. */
const INLINE = new Set([
  ...PICTURES,
  'audio/aac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/x-flac',
  'audio/x-m4a',
  'text/plain',
  'video/mp4',
  'video/quicktime',
  'video/webm',
]);

export function isInline(type: string): boolean {
  return INLINE.has(type);
}

/** Found in no list: bytes of which nothing is known. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * Whether a site that takes `rules` takes files of this type. `image/*` means pictures that can be cleaned: SVG is active
 * content, and nothing takes the place out of a HEIC. Whoever wants those names them.
 */
export function isTaken(type: string, rules: string[]): boolean {
  const [kind] = type.split('/');
  return rules.includes(type) || (rules.includes(`${kind}/*`) && (kind !== 'image' || PICTURES.has(type)));
}
