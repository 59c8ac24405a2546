import { css } from 'lit';

export const moderationItemStyles = css`
  :host {
    display: block;
  }

  article {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px;
    padding: 12px 16px 8px 4px;
    border-inline-start: 3px solid transparent;
    scroll-margin-block: 8px 96px;
  }

  article:dir(rtl) {
    padding: 12px 4px 8px 16px;
  }

  article:focus-visible {
    outline-offset: -2px;
  }

  :host([current]) article {
    border-inline-start-color: var(--parley-accent-fill);
    background: var(--parley-surface-2);
  }

  :host([chosen]) article {
    background: var(--parley-accent-soft);
  }

  .main {
    max-inline-size: 800px;
  }

  .settled {
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: fit-content;
    margin-block: 6px 2px;
    padding: 4px 10px;
    border-radius: 6px;
    background: var(--parley-surface-3);
    font-weight: 600;
  }

  :host([settled]) .words {
    color: var(--parley-text-2);
  }

  .choose {
    display: grid;
    place-content: center;
    align-self: start;
    inline-size: 36px;
    block-size: 28px;
  }

  .choose input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--parley-accent-fill);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    line-height: 1.3;
  }

  parley-avatar {
    --_avatar-size: 28px;
  }

  .who {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  time,
  .topic {
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .topic {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-underline-offset: 2px;
  }

  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .parent {
    display: flex;
    gap: 4px;
    margin-block-start: 4px;
    font-size: 13px;
    line-height: 1.4;
    color: var(--parley-text-2);
  }

  .parent span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .parent svg,
  .why svg,
  .links svg {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }

  .parent svg:dir(rtl) {
    scale: -1 1;
  }

  .words {
    max-block-size: 320px;
    margin-block: 6px;
    overflow: auto;
    font-size: 15px;
    line-height: 1.5;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .why {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    font-size: 13px;
    line-height: 1.4;
  }

  .why li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    max-inline-size: 100%;
    padding: 2px 8px;
    border-radius: 12px;
    overflow-wrap: anywhere;
    color: var(--parley-text-2);
    background: var(--parley-surface-3);
  }

  .why .hold,
  .why .report,
  .why .appeal {
    color: var(--parley-text);
    background: var(--parley-warning-soft);
  }

  .why .reject {
    color: var(--parley-text);
    background: var(--parley-danger-soft);
  }

  .why .state {
    background: none;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    font-size: 13px;
  }

  .links a,
  .links button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 32px;
    font-weight: 500;
    color: var(--parley-text-2);
    text-underline-offset: 2px;
  }

  .edit {
    display: grid;
    gap: 6px;
    margin-block: 8px;
  }

  .edit label {
    font-size: 13px;
    font-weight: 500;
  }

  textarea {
    inline-size: 100%;
    padding: 8px 10px;
    border: 0;
    border-radius: var(--parley-radius-control);
    font-size: 15px;
    line-height: 1.5;
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
    resize: vertical;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  @media (hover: hover) {
    .links a:hover,
    .links button:hover {
      color: var(--parley-text);
      text-decoration: underline;
    }
  }

  @media (pointer: coarse) {
    .choose {
      inline-size: 44px;
      block-size: 44px;
    }

    .links a,
    .links button {
      min-block-size: 44px;
    }
  }
`;
