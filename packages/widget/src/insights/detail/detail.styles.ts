import { css } from 'lit';

export const detailStyles = css`
  dialog {
    inline-size: min(560px, calc(100vw - 32px));
    max-block-size: min(720px, calc(100vh - 48px));
    padding: 0;
    border: 0;
    border-radius: var(--parley-radius-card);
    overflow: hidden auto;
    color: var(--parley-text);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
  }

  dialog::backdrop {
    background: oklch(0 0 0 / 0.35);
  }

  header {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 12px 12px 8px 24px;
    padding-inline: 24px 12px;
    background: var(--parley-surface);
  }

  h2 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  h3 {
    margin: 8px 0 0;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 12px;
    padding: 0 24px 24px;
  }

  .scroll {
    inline-size: 100%;
    overflow-x: auto;
  }

  p {
    margin: 0;
    color: var(--parley-text-2);
    text-wrap: pretty;
  }

  .value {
    font-size: 40px;
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.02em;
    color: var(--parley-text);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  dl {
    display: grid;
    gap: 8px;
    inline-size: 100%;
    margin: 0;
    padding-block: 12px;
    border-block: 1px solid var(--parley-border);
  }

  dl div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }

  dt {
    color: var(--parley-text-2);
  }

  dd {
    margin: 0;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  a {
    color: var(--parley-accent-text);
  }

  small {
    display: block;
    max-inline-size: 220px;
    overflow: hidden;
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--parley-text-2);
  }
`;
