import { css } from 'lit';

export const bulkBarStyles = css`
  :host {
    display: block;
    flex: none;
  }

  .bar {
    display: flex;
    align-items: center;
    gap: 2px;
    block-size: 56px;
    padding-inline: 10px;
    background: var(--parley-accent-soft);
  }

  h1 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
`;
