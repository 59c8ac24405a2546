/** What the filter thinks that learns from the site's own decisions. */
import type { Check } from '../check.js';

export const learned: Check<'learned'> = ({ spam }, { probability }) =>
  spam.probability >= probability ? spam.because.map(({ word }) => word) : undefined;
