/** A line of the account's menu that switches something, and what it means. */
import { css } from 'lit';

export const switchStyles = css`
  button.there {
    border: 0;
    font: inherit;
    color: inherit;
    background: none;
    cursor: pointer;
  }

  .there {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 0 12px;
    border-radius: 8px;
    text-align: start;
  }

  .there:focus-visible {
    outline-offset: -2px;
  }

  .track {
    flex: none;
    position: relative;
    inline-size: 32px;
    block-size: 18px;
    border-radius: 9px;
    background: var(--parley-text-3);
    transition: background var(--parley-fast);
  }

  .track::after {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: 2px;
    inline-size: 14px;
    block-size: 14px;
    border-radius: 50%;
    background: var(--parley-surface);
    content: '';
    transition: translate var(--parley-fast);
  }

  .there[aria-checked='true'] .track {
    background: var(--parley-accent-fill);
  }

  .there[aria-checked='true'] .track::after {
    translate: 14px 0;
  }

  .there:dir(rtl)[aria-checked='true'] .track::after {
    translate: -14px 0;
  }

  .means {
    margin: 0 12px 8px;
    font-size: 12px;
    line-height: 1.4;
    color: var(--parley-text-2);
  }

  @media (forced-colors: active) {
    .track {
      outline: 1px solid;
    }

    .track::after {
      background: CanvasText;
    }
  }

  @media (hover: hover) {
    .there:hover {
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    .there {
      min-block-size: 44px;
    }
  }
`;
