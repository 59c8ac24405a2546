import { css } from 'lit';

export const inboxStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--parley-surface);
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    block-size: 56px;
    padding-inline: 18px 12px;
  }

  h1 {
    display: flex;
    min-inline-size: 0;
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }

  .title {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    gap: 4px;
    min-block-size: 36px;
    margin-inline-start: -8px;
    padding: 0 4px 0 8px;
    border: 0;
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: inherit;
    background: none;
    cursor: pointer;
  }

  .name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .title svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    transform: rotate(90deg);
  }

  .title[aria-expanded='true'] svg {
    transform: rotate(-90deg);
  }

  .menu {
    position: absolute;
    z-index: 2;
    inset-block-start: 56px;
    inset-inline: 8px;
    max-block-size: calc(100% - 72px);
    overflow: hidden auto;
    border-radius: 12px;
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
  }

  .find,
  .places {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 0;
    border-radius: var(--parley-radius-control);
    color: var(--parley-text-2);
    background: none;
    cursor: pointer;
  }

  .find {
    margin-inline-start: auto;
  }

  .places[aria-expanded='true'] {
    color: var(--parley-text);
    background: var(--parley-surface-2);
  }

  .find[aria-pressed='true'] {
    color: var(--parley-accent-text);
    background: var(--parley-accent-soft);
  }

  /* Without a search it stands alone at the end. */
  .find ~ parley-account-menu {
    margin-inline-start: 0;
  }

  .unread {
    /* It stands in the window's title as well: before a place is out of sight, it goes, and never a part of it. */
    flex-shrink: 1000;
    overflow: hidden;
    min-inline-size: 0;
    block-size: 1.3em;
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-text-3);
    font-variant-numeric: tabular-nums;
  }

  /* Where it may break off before the number, a number that has no room goes to a line that is not seen. */
  .unread::before {
    content: '\\200b';
  }

  @media (hover: hover) {
    :is(.empty a, .title, .places, .find:not([aria-pressed='true'])):hover {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    .find,
    .places {
      inline-size: 44px;
      block-size: 44px;
    }
  }

  parley-account-menu {
    margin-inline-start: auto;
  }

  parley-conversation-list {
    flex: 1;
  }

  .failure {
    display: grid;
    justify-items: start;
    gap: 12px;
    padding: 24px 18px;
  }

  .empty {
    margin: 0;
    padding: 24px 18px;
    color: var(--parley-text-3);
  }

  div.empty {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding-block: 20vh 24px;
    text-align: center;
  }

  .empty > svg {
    inline-size: 28px;
    block-size: 28px;
    stroke-width: 1.2;
  }

  .empty p {
    margin: 0;
    max-inline-size: 32ch;
    text-wrap: balance;
  }

  .empty a {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    padding-inline: 12px;
    border-radius: var(--parley-radius-control);
    font-weight: 500;
    color: var(--parley-accent-text);
    text-decoration: none;
  }

  .empty .count {
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }

  .failure p {
    margin: 0;
    color: var(--parley-text-2);
    text-wrap: pretty;
  }

  parley-install-help {
    overflow: hidden auto;
    padding-inline: 18px;
  }

  .older {
    flex: none;
    padding: 8px;
  }

  .loading {
    flex: 1;
    overflow: hidden;
  }
`;
