import { css } from 'lit';

export const composerStyles = css`
  .box {
    position: relative;
    border: 1px solid var(--parley-border);
    border-radius: 22px;
    box-shadow: 0 1px 2px oklch(0.2 0.02 265 / 0.04);
    cursor: text;
  }

  .row {
    display: flex;
    align-items: flex-end;
    padding-inline-end: 5px;
  }

  .editing {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin: 0;
    padding: 6px 5px 0 16px;
    padding-inline: 16px 5px;
    font-size: 12px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-accent-text);
  }

  parley-emoji-picker {
    position: absolute;
    inset-block-end: calc(100% + 8px);
    inset-inline-end: 0;
    z-index: 1;
    max-inline-size: 100%;
  }

  parley-emoji-picker:not(:defined) {
    display: none;
  }

  .tool {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    margin-block: 5px;
    border-radius: 50%;
    color: var(--parley-text-2);
  }

  .editing .tool {
    margin-block: 0;
  }

  .tool:disabled {
    opacity: 0.4;
    cursor: default;
  }

  @media (hover: hover) {
    .tool:hover:enabled {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }
  }

  .field {
    flex: 1;
    min-inline-size: 0;
    max-block-size: calc(6 * 20px + 22px);
  }

  .twin,
  textarea {
    padding: 11px 4px 11px 16px;
    padding-inline: 16px 4px;
    font-size: 14px;
    line-height: 20px;
  }

  .send {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    margin: 5px 0 5px 4px;
    margin-inline: 4px 0;
    border-radius: 50%;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
    animation: appear 120ms cubic-bezier(0.2, 0, 0, 1);
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: scale(0.8);
    }
  }

  .tool::after,
  .send::after {
    position: absolute;
    inset: -6px 0;
    content: '';
  }

  .send:disabled {
    opacity: 0.4;
    cursor: default;
  }

  .send.away {
    display: none;
  }

  .send svg {
    inline-size: 18px;
    block-size: 18px;
  }

  @media (hover: hover) {
    .send:hover:enabled {
      opacity: 0.9;
    }
  }

  .remaining {
    margin: 4px 16px 0;
  }

  /* Below 16 px iOS zooms the page when the field takes focus. */
  @media (pointer: coarse) {
    .twin,
    textarea {
      font-size: 16px;
    }
  }
`;
