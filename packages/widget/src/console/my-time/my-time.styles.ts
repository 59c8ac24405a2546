import { css } from 'lit';

export const myTimeStyles = css`
  :host {
    display: block;
    overflow-y: auto;
    min-block-size: 0;
    flex: 1;
  }

  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    max-inline-size: 720px;
    margin-inline: auto;
    padding: 24px 16px 48px;
  }

  h2 {
    margin: 0 0 8px;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
  }

  p {
    margin: 0;
    color: var(--parley-text-2);
  }

  .how {
    margin-block-start: 12px;
    font-size: 13px;
    line-height: 1.5;
  }

  .total {
    font-size: 28px;
    font-weight: 600;
    line-height: 1.3;
    color: var(--parley-text);
    font-variant-numeric: tabular-nums;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    line-height: 1.3;
  }

  th,
  td {
    padding: 10px 12px;
    border-block-end: 1px solid var(--parley-border);
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  th {
    font-weight: 500;
    color: var(--parley-text-2);
  }

  :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  :is(th, td):last-child {
    padding-inline-end: 0;
    font-weight: 500;
    color: var(--parley-text);
  }

  tbody th:first-child {
    white-space: normal;
    font-weight: 400;
    color: var(--parley-text);
  }

  a {
    color: var(--parley-accent-text);
  }

  .more {
    margin-block-start: 12px;
  }

  .state {
    display: grid;
    justify-items: start;
    gap: 12px;
  }
`;
