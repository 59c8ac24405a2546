import { css } from 'lit';

export const profitBarsStyles = css`
  :host {
    display: block;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: 13px;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }

  .key {
    inline-size: 32%;
  }

  .sum {
    inline-size: 24%;
  }

  thead th {
    padding-block-end: 8px;
    font-size: 12px;
    font-weight: 400;
    color: var(--parley-text-2);
  }

  th,
  td {
    padding: 0;
    text-align: start;
    font-weight: 400;
  }

  tbody :is(th, td) {
    block-size: 36px;
    padding-block: 2px;
  }

  .heads {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding-inline: 2px;
  }

  .ink {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 6px;
    border-radius: 2px;
  }

  .ink.cost {
    background: var(--_cost);
  }

  .ink.value {
    background: var(--parley-accent-fill);
  }

  :host {
    --_cost: light-dark(oklch(0.72 0.02 265), oklch(0.55 0.02 265));
  }

  th button {
    display: -webkit-box;
    max-inline-size: 100%;
    min-block-size: 28px;
    padding-inline-end: 12px;
    overflow: hidden;
    text-align: start;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }

  .rest {
    color: var(--parley-text-2);
  }

  td:last-child,
  thead th:last-child {
    padding-inline-start: 12px;
    text-align: end;
  }

  .loss {
    color: var(--parley-danger);
  }

  svg {
    inline-size: 100%;
    block-size: 20px;
  }

  :host(:dir(rtl)) svg {
    transform: scaleX(-1);
  }

  rect.cost {
    fill: var(--_cost);
  }

  rect.value {
    fill: var(--parley-accent-fill);
  }

  rect.back {
    fill: var(--parley-danger);
  }

  .zero {
    stroke: var(--parley-border-strong);
  }

  @media (hover: hover) {
    th button:hover {
      color: var(--parley-accent-text);
    }
  }

  @media print {
    svg {
      print-color-adjust: exact;
    }

    tr {
      break-inside: avoid;
    }
  }
`;
