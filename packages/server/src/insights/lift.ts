/** When a comparison of those shown a message with those held out says something. The simulation beside this says why. */

export interface Group {
  visitors: number;
  converted: number;
}

/** What may be said of whether people convert: the interval holds for rare events, but with fewer it says next to nothing. */
const VISITORS = 100;
const CONVERTED_TOGETHER = 10;
/** What may be said of amounts, which differ much: with fewer, 95 % intervals hold the truth in 92 to 93 % only. */
const CONVERTED_EACH = 30;

export function isConversionEnough(groups: [Group, Group]): boolean {
  const converted = groups.reduce((sum, group) => sum + group.converted, 0);
  return groups.every(({ visitors }) => visitors >= VISITORS) && converted >= CONVERTED_TOGETHER;
}

export function isValueEnough(groups: [Group, Group]): boolean {
  return groups.every(({ visitors, converted }) => visitors >= VISITORS && converted >= CONVERTED_EACH);
}
