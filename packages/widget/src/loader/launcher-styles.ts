/** The launcher's style, as text: the loader brings no library that could hold it otherwise. */

export const LAUNCHER_STYLES = `
:host {
  --_accent: var(--parley-accent, oklch(0.52 0.2 268));
  position: fixed;
  inset-block-end: var(--parley-launcher-block, 20px);
  inset-inline-end: var(--parley-launcher-inline, 20px);
  z-index: var(--parley-layer, 1000);
  color-scheme: light dark;
}
:host([position=start]) { inset-inline: var(--parley-launcher-inline, 20px) auto }
:host([hidden]) { display: none }
button {
  position: relative;
  display: grid;
  place-items: center;
  width: 56px;
  height: 56px;
  margin: 0;
  padding: 0;
  border: 0;
  border-radius: 50%;
  color: color(from var(--_accent) xyz-d65
    calc(.9505 * (1 - clamp(0, (y - .1833) * 100000, 1)))
    calc(1 - clamp(0, (y - .1833) * 100000, 1))
    calc(1.089 * (1 - clamp(0, (y - .1833) * 100000, 1))));
  background: var(--_accent);
  box-shadow: 0 2px 6px oklch(.2 .02 265 / .12), 0 8px 24px oklch(.2 .02 265 / .18);
  cursor: pointer;
  touch-action: manipulation;
  -webkit-tap-highlight-color: transparent;
  transition: transform 160ms cubic-bezier(.2, 0, 0, 1);
}
button:hover { transform: scale(1.04) }
button:active { transform: scale(.97) }
button:focus-visible { outline: 2px solid var(--_accent); outline-offset: 3px }
svg {
  grid-area: 1 / 1;
  width: 26px;
  height: 26px;
  fill: none;
  stroke: currentcolor;
  stroke-width: 1.8;
  stroke-linecap: round;
  stroke-linejoin: round;
  transition: opacity 160ms, transform 160ms cubic-bezier(.2, 0, 0, 1);
}
[aria-expanded=false] svg + svg, [aria-expanded=true] svg:first-child { opacity: 0; transform: rotate(-30deg) scale(.7) }
[aria-busy=true]::after {
  position: absolute;
  inset: 4px;
  border: 2px solid transparent;
  border-top-color: currentcolor;
  border-radius: 50%;
  content: '';
  opacity: 0;
  animation: show 1ms 300ms forwards, turn .8s linear infinite;
}
@keyframes show { to { opacity: .8 } }
@keyframes turn { to { rotate: 1turn } }
b {
  position: absolute;
  inset-block-start: -2px;
  inset-inline-end: -2px;
  box-sizing: border-box;
  min-inline-size: 22px;
  padding: 0 4px;
  border: 2px solid light-dark(#fff, oklch(.22 .008 265));
  border-radius: 11px;
  font: 600 12px/18px system-ui, sans-serif;
  text-align: center;
  color: #fff;
  background: oklch(.55 .21 25);
}
b:empty { display: none }
@media (prefers-reduced-motion: reduce) { button, svg { transition: none } }
@media print { :host { display: none } }
`;
