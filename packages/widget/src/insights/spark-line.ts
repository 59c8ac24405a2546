/** A figure's course as a small line without words: its card says the rest. */
import { html, nothing, svg, type TemplateResult } from 'lit';

const [WIDTH, HEIGHT] = [120, 32];

/** @param values in their order; null where there was nothing to reckon with */
export function sparkLine(values: readonly (string | null | undefined)[]): TemplateResult | typeof nothing {
  const numbers = values.map((value) => (value === null || value === undefined ? null : Number(value)));
  const known = numbers.filter((value) => value !== null);
  if (known.length < 2) return nothing;
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const x = (index: number) => (index / (numbers.length - 1)) * WIDTH;
  const y = (value: number) => HEIGHT - 2 - ((value - low) / (high - low || 1)) * (HEIGHT - 4);
  let path = '';
  numbers.forEach((value, index) => {
    if (value === null) return;
    const before = numbers[index - 1];
    path += `${path === '' || before === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  const zero = y(0).toFixed(1);
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<path class="zero" vector-effect="non-scaling-stroke" d="M0 ${zero}H${WIDTH}" />
      <path class="line" vector-effect="non-scaling-stroke" d=${path} />`}
  </svg>`;
}
