/** The bubble's style, as text: it comes without a library, like the launcher. */

export const BUBBLE_STYLES = `
:host {
  position: fixed;
  inset-block-end: calc(var(--parley-launcher-block, 20px) + 68px);
  inset-inline-end: var(--parley-launcher-inline, 20px);
  z-index: var(--parley-layer, 1000);
  box-sizing: border-box;
  inline-size: max-content;
  max-inline-size: min(320px, 100vw - 40px);
  color-scheme: light dark;
  font: 15px/1.5 var(--parley-font, system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif);
}
:host([position=start]) { inset-inline: var(--parley-launcher-inline, 20px) auto }
:host([theme=light]) { color-scheme: light }
:host([theme=dark]) { color-scheme: dark }
section {
  display: flex;
  align-items: start;
  border-radius: 16px;
  border-end-end-radius: 4px;
  color: light-dark(oklch(.23 .012 265), oklch(.955 .004 265));
  background: light-dark(#fff, oklch(.275 .01 265));
  box-shadow: 0 0 0 1px light-dark(oklch(.23 .02 265 / .06), oklch(1 0 0 / .1)), 0 8px 24px oklch(.2 .02 265 / .18);
  animation: come 200ms cubic-bezier(.2, 0, 0, 1);
}
:host([position=start]) section { border-end-end-radius: 16px; border-end-start-radius: 4px }
@keyframes come { from { opacity: 0; transform: translateY(8px) } }
button { margin: 0; border: 0; font: inherit; color: inherit; background: none; cursor: pointer; border-radius: 12px }
button:focus-visible { outline: 2px solid var(--parley-accent, oklch(.6 .2 268)); outline-offset: -3px }
.text { flex: 1; min-inline-size: 0; padding: 12px 0 12px 16px; padding-inline: 16px 0; text-align: start; overflow-wrap: anywhere; white-space: pre-line }
.close { display: grid; place-items: center; flex: none; inline-size: 44px; block-size: 44px; padding: 0; opacity: .7 }
.close:hover { opacity: 1 }
svg { fill: none; stroke: currentcolor; stroke-width: 1.8; stroke-linecap: round }
@media (prefers-reduced-motion: reduce) { section { animation: none } }
@media print { :host { display: none } }
`;
