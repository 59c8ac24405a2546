/**
 * Makes src/elements/emoji-picker/emoji-data.ts and names/*.ts from emojibase-data (MIT), which stays out of every
 * bundle. Run it when that package is updated: `node packages/widget/scripts/emoji.mjs`. A test compares the files with
 * the package.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Newer ones are empty boxes on too many devices that are still in use. */
const NEWEST = 14;
/** Skin tones and letters by themselves are no choice. */
const GROUPS = ['people', 'nature', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags'];
/** emojibase's groups 0 to 9; smileys and people belong together, 2 is components. */
const GROUP_OF = [0, 0, null, 1, 2, 3, 4, 5, 6, 7];
/** The chat's languages in which the package has names. */
export const LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt'];

/** The emoji of one language by group, in the order of Unicode. */
function groupsOf(language) {
  const all = JSON.parse(readFileSync(require.resolve(`emojibase-data/${language}/data.json`), 'utf8'));
  const groups = GROUPS.map(() => []);
  for (const { emoji, label, tags = [], group, version, order } of all) {
    const index = GROUP_OF[group];
    if (index === null || index === undefined || version > NEWEST) continue;
    const known = new Set(label.split(/[\s:,]+/));
    const further = tags.filter((tag) => !known.has(tag)).join(' ');
    const names = [label, further].map((text) => text.replaceAll(/[;|]/g, ' ')).join('|');
    // Emoji by nature need nobody to say so.
    groups[index].push({ order, emoji: emoji.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1'), names });
  }
  return groups.map((group) => group.sort((a, b) => a.order - b.order));
}

/** The text of emoji-data.ts. */
export function emojiModule() {
  const lines = groupsOf('en').map((group, i) => {
    return `  ${GROUPS[i]}: ${JSON.stringify(group.map(({ emoji }) => emoji).join(' '))},`;
  });
  return `/**
 * Emoji in the order of Unicode. Made by scripts/emoji.mjs from emojibase-data (MIT, Miles Johnson); never edit it by
 * hand.
 */
// biome-ignore format: one line for each group
export const EMOJI = {
${lines.join('\n')}
};
`;
}

/** The text of names/<language>.ts. */
export function namesModule(language) {
  const names = new Map(groupsOf(language).flatMap((group) => group.map((one) => [one.emoji, one.names])));
  const lines = groupsOf('en').map((group, i) => {
    const text = group.map(({ emoji }) => names.get(emoji) ?? '|').join(';');
    return `  ${GROUPS[i]}: ${JSON.stringify(text)},`;
  });
  return `/**
 * What the emoji of ../emoji-data.ts are called, and further words to find each by, in the same order. Made by
 * scripts/emoji.mjs from emojibase-data (MIT, Miles Johnson); never edit it by hand.
 */
// biome-ignore format: one line for each group
export const NAMES = {
${lines.join('\n')}
};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = (path) => new URL(`../src/elements/emoji-picker/${path}`, import.meta.url);
  writeFileSync(target('emoji-data.ts'), emojiModule());
  mkdirSync(target('names'), { recursive: true });
  for (const language of LANGUAGES) writeFileSync(target(`names/${language}.ts`), namesModule(language));
}
