import { css } from 'lit';

export const moderationPersonStyles = css`
  :host {
    display: block;
    overflow: hidden auto;
  }

  aside {
    display: grid;
    gap: 16px;
    padding: 16px;
  }

  header {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 10px;
  }

  parley-avatar {
    --_avatar-size: 36px;
  }

  h2,
  h3,
  p,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  h2 {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  h3 {
    font-size: 13px;
    font-weight: 600;
  }

  dl {
    display: grid;
    gap: 4px;
    font-size: 13px;
  }

  dl div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }

  dl .seal {
    justify-content: flex-start;
    gap: 6px;
    color: var(--parley-success);
  }

  dt {
    color: var(--parley-text-2);
  }

  .seal dt {
    color: inherit;
  }

  dd {
    font-variant-numeric: tabular-nums;
  }

  section {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--parley-border);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .ban {
    --parley-text: var(--parley-danger);
  }

  .sanction {
    padding: 6px 10px;
    border-radius: var(--parley-radius-control);
    font-weight: 500;
    background: var(--parley-danger-soft);
  }

  .hint,
  .quiet {
    font-size: 13px;
    line-height: 1.4;
    color: var(--parley-text-2);
  }

  section ul {
    display: grid;
    gap: 12px;
    inline-size: 100%;
  }

  .words {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }

  .quiet .rejected {
    color: var(--parley-danger);
  }

  .quiet .published {
    color: var(--parley-success);
  }
`;
