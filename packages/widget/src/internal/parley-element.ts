/**
 * The base of every Parley element: shared reset, and nothing else. It must never grow state, fetch, or know a
 * particular element.
 */
import { css, LitElement } from 'lit';

/**
 * What a shadow root needs before its own rules. Sizes are in px on purpose: a host page with
 * `html { font-size: 62.5% }` must not shrink the widget, while the reader's zoom still applies.
 */
export const resetStyles = css`
  :host {
    box-sizing: border-box;
    font-family: var(--parley-font);
    font-size: 14px;
    font-weight: 400;
    line-height: 1.5;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    color: var(--parley-text);
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  button,
  textarea,
  input {
    margin: 0;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  button {
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
    touch-action: manipulation;
  }

  :focus-visible {
    outline: 2px solid var(--parley-focus);
    outline-offset: 2px;
  }

  svg {
    display: block;
    flex: none;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition-duration: 0.01ms !important;
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      scroll-behavior: auto !important;
    }
  }
`;

/** Extend this instead of `LitElement`, and list `resetStyles` first in `styles`. */
export class ParleyElement extends LitElement {}

/**
 * Registers `element` under `tag` unless the page has it already: the script tag and the npm package may meet on
 * one page, and the first one wins.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
