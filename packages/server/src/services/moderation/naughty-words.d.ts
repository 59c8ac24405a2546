/** Lists of words that most places do not want to read, by language; compiled by people, CC-BY-4.0. It has no types of its own. */
declare module 'naughty-words' {
  const lists: Record<string, string[]>;
  export = lists;
}
