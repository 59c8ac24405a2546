import { css } from 'lit';

export const conversationListStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    /* The list keeps the reader's place itself: its rows are not in the flow. */
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--parley-border-strong) transparent;
  }

  .rows {
    position: relative;
  }

  .item {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 8px;
    block-size: 60px;
    padding-block-end: 2px;
  }

  a {
    position: relative;
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr) auto auto;
    grid-template-rows: 20px 19px;
    column-gap: 12px;
    align-content: center;
    block-size: 58px;
    padding: 0 10px;
    border-radius: 8px;
    color: inherit;
    text-decoration: none;
    transition: background-color var(--parley-fast);
  }

  /* It lies over the picture, which goes while one is being chosen: the row neither grows nor moves. */
  input {
    position: absolute;
    z-index: 1;
    inset-block-start: 20px;
    inset-inline-start: 19px;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--parley-accent-fill);
    opacity: 0;
    cursor: pointer;
  }

  /* As large as the picture it is hit for. */
  input::before {
    position: absolute;
    inset: -9px;
    content: '';
  }

  .choosing a > parley-avatar,
  input:focus-visible + a > parley-avatar {
    visibility: hidden;
  }

  .choosing input,
  input:focus-visible {
    opacity: 1;
  }

  @media (hover: hover) {
    .item:hover input {
      opacity: 1;
    }

    .item:hover a > parley-avatar {
      visibility: hidden;
    }
  }

  a.chosen {
    background: var(--parley-accent-soft);
  }

  a.chosen :is(time, .words, .marks) {
    color: var(--parley-text-2);
  }

  a:focus-visible {
    outline-offset: -2px;
  }

  @media (hover: hover) {
    a:hover {
      background: var(--parley-surface-2);
    }
  }

  /* What is open is filled; where the keyboard is has a ring. The bar tells them apart without colour, too. */
  a[aria-current] {
    background: var(--parley-accent-soft);
  }

  a[aria-current]::before {
    position: absolute;
    inset-block: 14px;
    inset-inline-start: 0;
    inline-size: 3px;
    border-radius: 2px;
    background: var(--parley-accent-text);
    content: '';
  }

  parley-avatar {
    --_avatar-size: 36px;

    grid-row: 1 / 3;
    align-self: center;
  }

  .name,
  .words {
    /* Words of any script begin where the column begins; their own direction rules order and ellipsis. */
    text-align: left;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  :host(:dir(rtl)) :is(.name, .words) {
    text-align: right;
  }

  .marks {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    margin-inline-end: 8px;
    font-size: 12px;
    line-height: 18px;
    color: var(--parley-text-3);
  }

  a[aria-current] .marks {
    color: var(--parley-text-2);
  }

  .tag {
    overflow: hidden;
    max-inline-size: 80px;
    padding-inline: 5px;
    border-radius: 4px;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--parley-text-2);
    background: var(--parley-surface-2);
    box-shadow: inset 0 0 0 1px var(--parley-border);
  }

  .priority {
    font-weight: 600;
    color: var(--parley-danger);
  }

  .team {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: light-dark(oklch(0.62 0.13 var(--_hue)), oklch(0.72 0.11 var(--_hue)));
  }

  .words {
    grid-column: 2 / 4;
  }

  .name {
    font-weight: 500;
    line-height: 20px;
  }

  .words {
    font-size: 13px;
    line-height: 19px;
    color: var(--parley-text-2);
  }

  .empty {
    color: var(--parley-text-3);
  }

  time {
    justify-self: end;
    font-size: 12px;
    line-height: 20px;
    color: var(--parley-text-3);
    font-variant-numeric: tabular-nums;
  }

  /* On the accent's tint the palest ink would fall below 4.5:1. */
  a[aria-current] :is(time, .words) {
    color: var(--parley-text-2);
  }

  .unread .name {
    font-weight: 600;
  }

  .unread .words,
  a.unread[aria-current] .words {
    font-weight: 500;
    color: var(--parley-text);
  }

  .unread time {
    font-weight: 500;
    color: var(--parley-accent-text);
  }

  .aside {
    display: flex;
    align-items: center;
    justify-self: end;
    gap: 6px;
  }

  .assignee {
    display: flex;
  }

  /* Quieter than the customer's: who it is matters less than that it is somebody's. */
  .assignee parley-avatar {
    --_avatar-size: 18px;
    --_avatar-ink: var(--parley-text-2);
    --_avatar-fill: var(--parley-surface-2);

    font-size: 9px;
    box-shadow: inset 0 0 0 1px var(--parley-border);
  }

  .called {
    inline-size: 18px;
    border-radius: 50%;
    font-size: 12px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
    color: var(--parley-accent-text);
    background: var(--parley-accent-soft);
    box-shadow: inset 0 0 0 1px var(--parley-accent-text);
  }

  .count {
    min-inline-size: 18px;
    padding: 0 5px;
    border-radius: 9px;
    font-size: 12px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    a[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
