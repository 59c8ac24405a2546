import { css } from 'lit';

export const copyLineStyles = css`
  :host {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
  }

  pre {
    margin: 0;
    padding: 10px 12px;
    border-radius: var(--parley-radius-control);
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    font-size: 12px;
    line-height: 1.5;
    text-align: left;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    color: var(--parley-text);
    background: var(--parley-surface-2);
  }

  /* A line breaks between its words, and within one only where it is longer than the line. */
  code span {
    display: inline-block;
    max-inline-size: 100%;
  }

  p {
    margin: 0;
    font-size: 13px;
    line-height: 1.4;
    color: var(--parley-text-2);
  }

  parley-button svg {
    inline-size: 16px;
    block-size: 16px;
  }
`;
