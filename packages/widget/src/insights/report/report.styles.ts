import { css } from 'lit';

export const reportStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    max-inline-size: 1200px;
    margin-inline: auto;
    padding: 16px 24px 48px;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 12px 24px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
  }

  a {
    padding-inline: 8px;
    color: var(--parley-accent-text);
  }

  .sentence {
    max-inline-size: 34em;
    margin: 8px 0 0;
    font-size: 28px;
    font-weight: 400;
    line-height: 1.3;
    letter-spacing: -0.01em;
    text-wrap: pretty;
    font-variant-numeric: tabular-nums;
  }

  .sentence b {
    font-weight: 600;
  }

  .about {
    margin: -12px 0 0;
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .state {
    max-inline-size: 48ch;
    margin: 0;
    color: var(--parley-text-2);
    text-wrap: pretty;
  }

  .figures {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 16px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .figures.service {
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 12px;
  }

  .figures li {
    display: grid;
    min-inline-size: 0;
  }

  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr));
    gap: 24px;
  }

  .two:empty {
    display: none;
  }

  select[slot] {
    inline-size: auto;
    max-inline-size: 220px;
  }

  .method {
    margin-block-start: 16px;
    font-size: 12px;
  }

  @container (width < 900px) {
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .figures.service {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container (width < 560px) {
    .page {
      gap: 16px;
      padding-inline: 16px;
    }

    .sentence {
      font-size: 20px;
    }

    .figures,
    .figures.service {
      gap: 8px;
    }

    .figures.service {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  :host([paper]) {
    & .page {
      display: block;
      max-inline-size: none;
      padding: 0;
    }

    & .page > * {
      margin-block: 0 20px;
    }

    & .cover {
      padding-block-end: 12px;
      border-block-end: 2px solid var(--parley-text);
    }

    & h1 {
      margin: 0;
      font-size: 20px;
      font-weight: 600;
      line-height: 1.3;
    }

    & .cover p {
      margin: 4px 0 0;
      color: var(--parley-text-2);
    }

    & .sentence {
      font-size: 22px;
    }

    & .figures,
    & .two {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 10px;
      break-inside: avoid;
    }

    & .figures.service {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    & .two {
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
      break-inside: auto;
    }

    & .definitions h2 {
      margin: 20px 0 8px;
      font-size: 16px;
      font-weight: 600;
      line-height: 1.3;
      break-after: avoid;
    }

    & dl {
      margin: 0;
      columns: 2;
      column-gap: 24px;
      font-size: 11px;
      line-height: 1.5;
    }

    & dl div {
      margin-block-end: 8px;
      break-inside: avoid;
    }

    & dt {
      font-weight: 600;
    }

    & dd {
      margin: 0;
      color: var(--parley-text-2);
    }
  }
`;
