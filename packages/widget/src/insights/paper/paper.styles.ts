import { css } from 'lit';

/** Sizes are for paper: a sheet of A4 is 673 px wide between its margins, and 986 px high. */
export const paperStyles = css`
  :host {
    display: block;
    /* The last hair of a border is the first that a printer leaves out. */
    padding-inline: 1px;
    font-size: 11px;
    background: white;
  }

  header {
    padding-block-end: 10px;
    border-block-end: 2px solid var(--parley-text);
  }

  h1 {
    margin: 0;
    font-size: 18px;
    font-weight: 600;
    line-height: 1.3;
  }

  h2 {
    margin: 0 0 8px;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
    break-after: avoid;
  }

  header p {
    margin: 2px 0 0;
    font-size: 12px;
    color: var(--parley-text-2);
  }

  .sentence {
    margin: 16px 0 8px;
    font-size: 22px;
    line-height: 1.3;
    letter-spacing: -0.01em;
    text-wrap: pretty;
    font-variant-numeric: tabular-nums;
  }

  .sentence b {
    font-weight: 600;
  }

  .answers {
    gap: 2px;
    margin: 0 0 8px;
    font-size: 13px;
    line-height: 1.4;
    color: var(--parley-text-2);
  }

  .answers b {
    text-decoration: none;
  }

  .about {
    margin: 0 0 14px;
    color: var(--parley-text-2);
  }

  .figures,
  .two {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 10px;
    margin-block: 0 16px;
    break-inside: avoid;
  }

  .figures.service {
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }

  .two {
    grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
    gap: 28px;
  }

  .two:empty {
    display: none;
  }

  parley-chart-frame {
    margin-block-end: 16px;
    break-inside: avoid;
  }

  .two > parley-chart-frame {
    margin-block-end: 0;
  }

  .sheet {
    break-before: page;
  }

  .table {
    margin-block-end: 16px;
    break-inside: avoid;
  }

  :is(th, td) {
    padding-block: 2px;
  }

  .ranks {
    gap: 12px;
  }

  .halves {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 32px;
    align-items: start;
  }

  .method {
    margin-block-start: 10px;
    font-size: 10.5px;
  }

  .why,
  .verdict {
    font-size: 11px;
    line-height: 1.4;
  }

  .beside dd {
    font-size: 16px;
  }
`;
