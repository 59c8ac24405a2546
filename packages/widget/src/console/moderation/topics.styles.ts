/** The list of discussions, and what it shares with a discussion. */
import { css } from 'lit';

export const topicsStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    overflow: hidden auto;
  }

  .page {
    display: grid;
    gap: 16px;
    justify-items: start;
    max-inline-size: 760px;
    padding: 24px 16px 48px;
  }

  .page > * {
    min-inline-size: 0;
  }

  h2,
  p,
  parley-topic-search {
    margin-block: 0 12px;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  h2 {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }

  .page > ul,
  parley-skeleton,
  parley-notice {
    inline-size: 100%;
  }

  .page > ul > li {
    padding-block: 12px;
    border-block-end: 1px solid var(--parley-border);
  }

  a {
    color: var(--parley-accent-text);
    text-underline-offset: 2px;
  }

  li > a {
    font-size: 15px;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .quiet {
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .locked {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    vertical-align: bottom;
  }

  .locked svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .empty {
    inline-size: 100%;
    padding: 24px 16px;
    border: 1px dashed var(--parley-border-strong);
    border-radius: var(--parley-radius-card);
    text-align: center;
    color: var(--parley-text-2);
  }

  @media (min-width: 768px) {
    .page {
      padding: 32px 40px 48px;
    }
  }
`;
