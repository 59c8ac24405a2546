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
    margin: -16px 0 0;
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

  .why a {
    padding-inline: 0;
  }

  details {
    padding: 0 20px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
  }

  summary {
    padding-block: 20px;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
    cursor: pointer;
  }

  parley-all-figures {
    padding-block-end: 20px;
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

    .bar,
    .actions {
      gap: 4px 8px;
    }

    .actions {
      gap: 4px;
      margin-inline-start: -4px;
    }

    .actions a {
      padding-inline: 4px;
    }

    .about {
      margin-block-start: -8px;
    }

    .sentence {
      margin-block-start: 0;
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
`;
