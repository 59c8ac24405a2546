import { css } from 'lit';

export const contactCardStyles = css`
  :host {
    display: block;
    overflow: hidden auto;
    background: var(--parley-surface);
  }

  aside {
    padding: 20px;
  }

  .person {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  parley-avatar {
    --_avatar-size: 40px;
  }

  .name {
    margin: 0;
    min-inline-size: 0;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  .proof {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 16px 0 0;
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .proof svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .verified {
    color: var(--parley-success);
  }

  .note {
    margin: 16px 0 0;
    color: var(--parley-text-2);
  }

  dl {
    display: grid;
    gap: 12px;
    margin: 16px 0 0;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--parley-border);
  }

  dt {
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-3);
  }

  dd {
    margin: 2px 0 0;
    font-size: 13px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  /* A value of any script begins where the column begins; its own direction only rules its order. */
  dt,
  dd,
  .name {
    text-align: left;
  }

  :host(:dir(rtl)) :is(dt, dd, .name) {
    text-align: right;
  }

  a {
    border-radius: 2px;
    color: var(--parley-accent-text);
  }
`;
