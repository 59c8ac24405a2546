import { css } from 'lit';

export const moderationListStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-block-size: 0;
    container-type: inline-size;
  }

  .scroll {
    overflow: hidden auto;
  }

  .wait {
    padding: 16px;
  }

  p,
  h2,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li + li {
    border-block-start: 1px solid var(--parley-border);
  }

  .all {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 16px 8px 17px;
    border-block-end: 1px solid var(--parley-border);
    font-size: 13px;
    color: var(--parley-text-2);
  }

  .all:dir(rtl) {
    padding: 8px 17px 8px 16px;
  }

  .all input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--parley-accent-fill);
  }

  .more {
    padding: 16px;
    text-align: center;
  }

  .empty {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 4px;
    padding: 48px 24px;
    text-align: center;
    color: var(--parley-text-2);
  }

  .empty svg {
    inline-size: 32px;
    block-size: 32px;
    color: var(--parley-success);
  }

  .empty h2 {
    font-size: 16px;
    font-weight: 600;
    color: var(--parley-text);
  }

  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 10px 16px;
    border-block-start: 1px solid var(--parley-border);
    background: var(--parley-surface);
  }

  .keys > button {
    display: flex;
    flex: 1 1 0;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-inline-size: 96px;
    min-block-size: 44px;
    padding-inline: 12px;
    border-radius: var(--parley-radius-control);
    font-weight: 500;
    line-height: 1.2;
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
  }

  .keys > button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  .keys .approve {
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
    box-shadow: none;
  }

  .keys .reject,
  .keys .spam {
    color: var(--parley-danger);
  }

  .count {
    display: flex;
    flex: 1 0 100%;
    align-items: center;
    gap: 12px;
    font-size: 13px;
  }

  .count button {
    min-block-size: 28px;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  kbd {
    display: none;
    min-inline-size: 20px;
    border-radius: 4px;
    font: inherit;
    font-size: 12px;
    line-height: 20px;
    text-align: center;
    box-shadow: inset 0 0 0 1px currentcolor;
  }

  @container (max-width: 639px) {
    .keys {
      gap: 6px;
      padding: 8px;
    }

    .keys > button {
      flex-direction: column;
      gap: 2px;
      min-inline-size: 0;
      min-block-size: 52px;
      padding-inline: 2px;
      font-size: 12px;
    }
  }

  @media (hover: hover) and (pointer: fine) {
    @container (min-width: 760px) {
      kbd {
        display: inline-block;
      }
    }

    .keys > button:not(:disabled, .approve):hover {
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    .all,
    .count button {
      min-block-size: 44px;
    }
  }
`;
