import { expect } from 'chai';
import { html } from 'lit';
import { draw } from '../testing/setup.js';

/** Text on what it stands on. Each pair is used somewhere in chat or console. */
const PAIRS = [
  ['--parley-text', '--parley-surface'],
  ['--parley-text', '--parley-surface-2'],
  ['--parley-text', '--parley-surface-3'],
  ['--parley-text-2', '--parley-surface'],
  ['--parley-text-2', '--parley-surface-2'],
  ['--parley-text-3', '--parley-surface'],
  ['--parley-text-3', '--parley-surface-2'],
  ['--parley-on-accent', '--parley-accent-fill'],
  ['--parley-accent-text', '--parley-surface'],
  ['--parley-accent-text', '--parley-surface-2'],
  ['--parley-accent-text', '--parley-accent-soft'],
  ['--parley-text', '--parley-accent-soft'],
  ['--parley-text', '--parley-warning-soft'],
  ['--parley-text', '--parley-danger-soft'],
  ['--parley-success', '--parley-surface'],
  ['--parley-warning', '--parley-surface'],
  ['--parley-danger', '--parley-surface'],
  ['--parley-danger', '--parley-danger-soft'],
] as const;

/** A fixed seed: chance that is the same in every run. */
function accents(count: number): string[] {
  let seed = 20_261_123;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  return Array.from({ length: count }, () => {
    const [r, g, b] = [next(), next(), next()].map((part) => Math.round(part * 255));
    return `rgb(${r} ${g} ${b})`;
  });
}

/** The corners of what a company may choose. */
const EXTREMES = ['#ffffff', '#000000', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#767676', '#777777'];

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Relative luminance by WCAG 2, of the colour as the browser paints it. */
function luminance(color: string): number {
  if (!canvas) throw new Error('No canvas.');
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('tokens', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`keep text readable for 20 random accents and the extremes, ${theme}`, async () => {
      const failures: string[] = [];

      for (const accent of [...accents(20), ...EXTREMES]) {
        const probe = await draw<HTMLElement>(html`<p>Text</p>`, { theme, accent });
        const resolve = (token: string) => {
          probe.style.color = `var(${token})`;
          return getComputedStyle(probe).color;
        };
        for (const [ink, ground] of PAIRS) {
          const ratio = contrast(resolve(ink), resolve(ground));
          if (ratio < 4.5) failures.push(`${accent}: ${ink} on ${ground} has ${ratio.toFixed(2)}`);
        }
      }

      expect(failures).to.deep.equal([]);
    });
  }

  it('take another palette for dark, and neither black nor white as its ground', async () => {
    const light = await draw<HTMLElement>(html`<p>Text</p>`, { theme: 'light' });
    const lightGround = luminance(getComputedStyle(light.ownerDocument.body).backgroundColor);

    const dark = await draw<HTMLElement>(html`<p>Text</p>`, { theme: 'dark' });
    const darkGround = luminance(getComputedStyle(dark.ownerDocument.body).backgroundColor);

    expect(lightGround).to.equal(1);
    expect(darkGround).to.be.within(0.005, 0.05);
  });
});
