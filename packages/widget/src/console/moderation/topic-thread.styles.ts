import { css } from 'lit';

export const topicThreadStyles = css`
  header {
    display: grid;
    gap: 4px;
  }

  .branches,
  form,
  [role='status'] {
    inline-size: 100%;
  }

  .replies {
    margin-inline-start: 24px;
  }

  article {
    display: grid;
    gap: 4px;
    padding-block: 8px;
  }

  .linked {
    border-radius: var(--parley-radius-control);
    background: var(--parley-accent-soft);
    box-shadow: 0 0 0 8px var(--parley-accent-soft);
  }

  .official {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--parley-accent-fill);
  }

  .marked {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--parley-success);
  }

  .head,
  .acts,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }

  .who {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  time {
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .seal {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-size: 13px;
    font-weight: 500;
    color: var(--parley-accent-text);
  }

  .seal svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .good {
    color: var(--parley-success);
  }

  .words {
    font-size: 15px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .words p,
  .words ul,
  .words ol {
    margin: 0;
  }

  .words ul,
  .words ol {
    padding-inline-start: 24px;
    list-style: revert;
  }

  .words pre {
    overflow-x: auto;
  }

  .acts button,
  .all {
    min-block-size: 32px;
    padding-inline: 8px;
    border-radius: var(--parley-radius-control);
    font-size: 13px;
    font-weight: 500;
    color: var(--parley-text-2);
  }

  .acts {
    margin-inline-start: -8px;
  }

  .acts [aria-pressed='true'] {
    color: var(--parley-accent-text);
    background: var(--parley-accent-soft);
  }

  .all {
    margin-inline-start: 16px;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  form {
    display: grid;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
  }

  form label {
    font-size: 13px;
    font-weight: 500;
  }

  textarea,
  select {
    padding: 8px 10px;
    border: 0;
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: inherit;
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
  }

  textarea {
    inline-size: 100%;
    resize: vertical;
  }

  select {
    min-block-size: 36px;
  }

  .send {
    min-block-size: 36px;
    padding-inline: 16px;
    border-radius: var(--parley-radius-control);
    font-weight: 500;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
  }

  @media (hover: hover) {
    .acts button:hover {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    .acts button,
    .all,
    .send,
    select {
      min-block-size: 44px;
    }

    select {
      font-size: 16px;
    }
  }
`;
