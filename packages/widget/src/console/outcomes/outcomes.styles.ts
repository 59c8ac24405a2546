import { css } from 'lit';

export const outcomesStyles = css`
  :host {
    display: block;
    min-block-size: 1px;
    margin-block-start: 16px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--parley-border);
  }

  h3 {
    margin: 0 0 8px;
    font-size: 12px;
    font-weight: 400;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  ul {
    display: grid;
    gap: 12px;
    margin: 0 0 12px;
    padding: 0;
    list-style: none;
  }

  li p {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    margin: 0;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }

  .void p {
    text-decoration: line-through;
    color: var(--parley-text-2);
  }

  small {
    display: block;
    font-size: 12px;
    line-height: 1.5;
    color: var(--parley-text-2);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }

  .acts button {
    min-block-size: 28px;
    font-size: 13px;
    color: var(--parley-accent-text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: 8px;
  }

  form > :is(.wide, parley-notice) {
    grid-column: 1 / -1;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  @media (pointer: coarse) {
    .acts button {
      min-block-size: 44px;
    }
  }
`;
