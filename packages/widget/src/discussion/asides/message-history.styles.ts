import { css } from 'lit';

export const messageHistoryStyles = css`
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-direction: column;
    margin-block-start: 12px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--parley-border-strong);
  }

  time {
    font-size: 13px;
    color: var(--parley-text-3);
  }

  .words {
    color: var(--parley-text-2);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
