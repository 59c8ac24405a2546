import { css } from 'lit';

export const topicMessageStyles = css`
  :host {
    display: block;
  }

  article {
    position: relative;
    padding-block: 12px 4px;
    border-radius: var(--parley-radius-control);
  }

  /* A link has led here: a tint around it, which takes no room. */
  :host([linked]) article {
    background: var(--parley-accent-soft);
    box-shadow: 0 0 0 8px var(--parley-accent-soft);
  }

  .official,
  .answer {
    margin-block: 8px;
    padding: 10px 16px 4px;
    border-inline-start: 3px solid var(--parley-accent-fill);
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    background: color-mix(in oklch, var(--parley-accent-soft) 55%, transparent);
  }

  .answer {
    border-inline-start-color: var(--parley-success);
    background: color-mix(in oklch, var(--parley-success) 8%, transparent);
  }

  .first {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0 0 6px;
    font-size: 13px;
    font-weight: 600;
    line-height: 1.3;
    color: var(--parley-success);
  }

  .first.pinned {
    color: var(--parley-text-2);
  }

  .first svg,
  .phase svg,
  .reply-to svg {
    inline-size: 16px;
    block-size: 16px;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    font-size: 14px;
    line-height: 1.3;
  }

  parley-avatar {
    --_avatar-size: 28px;
  }

  .who {
    font-weight: 600;
    overflow-wrap: anywhere;
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

  .when,
  .edited {
    font-size: 13px;
    color: var(--parley-text-3);
    text-decoration: none;
  }

  .when:hover,
  .edited:hover {
    color: var(--parley-text);
    text-decoration: underline;
  }

  .reply-to {
    display: flex;
    align-items: center;
    gap: 4px;
    margin: 4px 0 0;
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-text-3);
  }

  .reply-to button:hover {
    color: var(--parley-text);
    text-decoration: underline;
  }

  :host(:dir(rtl)) .reply-to svg {
    scale: -1 1;
  }

  .words {
    margin-block: 6px 2px;
    font-size: 16px;
    line-height: 1.55;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .words > * {
    margin: 0;
  }

  .words > * + * {
    margin-block-start: 8px;
  }

  .words ul,
  .words ol {
    padding-inline-start: 24px;
  }

  .words a {
    color: var(--parley-accent-text);
  }

  .words code,
  .words pre {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 14px;
  }

  .words pre {
    padding: 8px 12px;
    overflow-x: auto;
    border-radius: var(--parley-radius-control);
    white-space: pre;
    background: var(--parley-surface-2);
  }

  .words .quote {
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--parley-border-strong);
    color: var(--parley-text-2);
  }

  .stub {
    margin: 0;
    padding-block-end: 8px;
    font-size: 14px;
    font-style: italic;
    color: var(--parley-text-3);
  }

  .phase,
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin: 4px 0;
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  .phase.failed,
  .note {
    color: var(--parley-danger);
  }

  .stub button,
  .phase button {
    min-block-size: 28px;
    font-weight: 500;
    text-decoration: underline;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
    margin-inline-start: -8px;
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-text-3);
    transition: color var(--parley-fast);
  }

  article:hover .actions,
  article:focus-within .actions {
    color: var(--parley-text-2);
  }

  #question {
    margin-inline: 8px 4px;
  }

  .actions button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-inline-size: 32px;
    min-block-size: 32px;
    padding: 0 8px;
    border-radius: 16px;
    font-weight: 500;
  }

  .actions button svg {
    inline-size: 18px;
    block-size: 18px;
  }

  .actions button:disabled {
    color: inherit;
    background: none;
    cursor: default;
  }

  .votes {
    display: inline-flex;
  }

  .count {
    font-variant-numeric: tabular-nums;
  }

  .count:empty {
    display: none;
  }

  .actions [aria-pressed='true'] {
    color: var(--parley-accent-text);
    background: var(--parley-accent-soft);
  }

  .actions .danger {
    color: var(--parley-danger);
  }

  .menu {
    position: relative;
    display: inline-flex;
  }

  .sheet {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-start: 0;
    z-index: 2;
    display: flex;
    flex-direction: column;
    min-inline-size: 160px;
    padding: 4px;
    border-radius: var(--parley-radius-card);
    color: var(--parley-text);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
    animation: appear 120ms ease-out;
  }

  .sheet.row {
    flex-direction: row;
    min-inline-size: 0;
  }

  .sheet:not(.row) button {
    justify-content: flex-start;
    min-block-size: 36px;
    padding: 0 12px;
    border-radius: var(--parley-radius-control);
    font-size: 14px;
    font-weight: 400;
    text-align: start;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @media (hover: hover) {
    .actions button:hover {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }

    .actions .danger:hover {
      color: var(--parley-danger);
      background: var(--parley-danger-soft);
    }
  }

  @media (pointer: coarse) {
    .actions button,
    .phase button,
    .stub button,
    .edited,
    .reply-to button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }

    .sheet:not(.row) button {
      min-block-size: 44px;
    }
  }

  @media (max-width: 420px) {
    .sheet.row {
      flex-wrap: wrap;
      inline-size: 152px;
    }
  }
`;
