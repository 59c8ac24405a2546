import { css } from 'lit';

export const viewsStyles = css`
  :host {
    display: block;
    overflow: hidden auto;
    scrollbar-width: thin;
    scrollbar-color: var(--parley-border-strong) transparent;
  }

  /* Its first line stands beside the list's title. */
  nav {
    padding: 12px 8px 8px;
  }

  svg {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    color: var(--parley-text-3);
  }

  a[aria-current] svg {
    color: var(--parley-accent-text);
  }

  h2 {
    margin: 16px 0 4px;
    padding-inline: 10px;
    font-size: 12px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-text-3);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  a {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    padding-inline: 10px;
    border-radius: var(--parley-radius-control);
    font-size: 14px;
    line-height: 1.3;
    color: var(--parley-text-2);
    text-decoration: none;
  }

  a:focus-visible {
    outline-offset: -2px;
  }

  .label {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .count {
    font-size: 12px;
    color: var(--parley-text-3);
    font-variant-numeric: tabular-nums;
  }

  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    /* In the middle of the place that an icon has. */
    margin-inline: 5px;
    border-radius: 50%;
    background: light-dark(oklch(0.62 0.13 var(--_hue)), oklch(0.72 0.11 var(--_hue)));
  }

  @media (hover: hover) {
    a:hover {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }
  }

  a[aria-current] {
    font-weight: 500;
    color: var(--parley-text);
    background: var(--parley-accent-soft);
  }

  a[aria-current] .count {
    color: var(--parley-text-2);
  }

  a[aria-current]::before {
    position: absolute;
    inset-block: 8px;
    inset-inline-start: 0;
    inline-size: 3px;
    border-radius: 2px;
    background: var(--parley-accent-text);
    content: '';
  }

  @media (pointer: coarse) {
    a {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    a[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
