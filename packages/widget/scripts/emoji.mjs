/**
 * Makes src/elements/emoji-picker/emoji-data.ts from emojibase-data (MIT), which stays out of every bundle. Run it
 * when that package is updated: `node packages/widget/scripts/emoji.mjs`. A test compares the file with the package.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Newer ones are empty boxes on too many devices that are still in use. */
const NEWEST = 14;
/** Skin tones and letters by themselves are no choice. */
const GROUPS = ['people', 'nature', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags'];
/** emojibase's groups 0 to 9; smileys and people belong together, 2 is components. */
const GROUP_OF = [0, 0, null, 1, 2, 3, 4, 5, 6, 7];

/** The file's text. */
export function emojiModule() {
  const all = JSON.parse(readFileSync(require.resolve('emojibase-data/en/data.json'), 'utf8'));
  const groups = GROUPS.map(() => []);
  for (const { emoji, label, tags = [], group, version, order } of all) {
    const index = GROUP_OF[group];
    if (index === null || index === undefined || version > NEWEST) continue;
    const known = new Set(label.split(/[\s:,]+/));
    const words = [label, ...tags.filter((tag) => !known.has(tag))].join(' ');
    // Emoji by nature need nobody to say so.
    const plain = emoji.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1');
    groups[index].push({ order, text: `${plain} ${words.replaceAll(';', '')}` });
  }
  const lines = groups.map((group, i) => {
    const text = group
      .sort((a, b) => a.order - b.order)
      .map((entry) => entry.text)
      .join(';');
    return `  ${GROUPS[i]}: ${JSON.stringify(text)},`;
  });
  return `/**
 * Emoji with their English names, in the order of Unicode. Made by scripts/emoji.mjs from emojibase-data (MIT, Miles
 * Johnson); never edit it by hand.
 */
// biome-ignore format: one line for each group
export const EMOJI = {
${lines.join('\n')}
};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL('../src/elements/emoji-picker/emoji-data.ts', import.meta.url);
  writeFileSync(target, emojiModule());
}
