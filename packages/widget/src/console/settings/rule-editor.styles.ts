/** A rule: the line that tells it, its two arrows, and its fields. */
import { css } from 'lit';

export const ruleEditorStyles = css`
  .head {
    display: flex;
    align-items: center;
    gap: 2px;
    padding-inline-end: 8px;
  }

  h3 {
    flex: 1;
    min-inline-size: 0;
    font-weight: 400;
  }

  .fold {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 8px 4px 8px 12px;
    border: 0;
    font: inherit;
    text-align: start;
    color: inherit;
    background: none;
    cursor: pointer;
  }

  .fold:focus-visible {
    outline: 2px solid var(--parley-focus);
    outline-offset: -2px;
    border-radius: var(--parley-radius-control);
  }

  .chevron {
    display: grid;
    color: var(--parley-text-3);
    transition: rotate 140ms ease-out;
  }

  .chevron:dir(rtl) {
    scale: -1 1;
  }

  [aria-expanded='true'] .chevron {
    rotate: 90deg;
  }

  [aria-expanded='true'] .chevron:dir(rtl) {
    rotate: -90deg;
  }

  .number {
    flex: none;
    min-inline-size: 22px;
    border-radius: 11px;
    font-size: 12px;
    font-weight: 600;
    line-height: 22px;
    text-align: center;
    font-variant-numeric: tabular-nums;
    color: var(--parley-text-2);
    background: var(--parley-surface-2);
  }

  .words {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    min-inline-size: 0;
  }

  .if {
    overflow-wrap: anywhere;
  }

  .then {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .then::before {
    content: '→ ' / '';
    font-weight: 400;
    color: var(--parley-text-3);
  }

  .then:dir(rtl)::before {
    content: '← ' / '';
  }

  .fields {
    display: grid;
    gap: 16px;
    padding: 12px 16px 16px;
  }

  .fields[hidden] {
    display: none;
  }

  @media (hover: hover) {
    .fold:hover {
      background: var(--parley-surface-2);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .chevron {
      transition: none;
    }
  }
`;
