import { css } from 'lit';

export const emojiPickerStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 8px;
    inline-size: 336px;
    max-inline-size: 100%;
    block-size: 320px;
    padding: 12px;
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
    animation: appear 120ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }

  input {
    min-block-size: 36px;
    padding: 0 12px;
    border: 1px solid var(--parley-border);
    border-radius: 18px;
    font-size: 14px;
    background: var(--parley-surface-2);
    outline-offset: 0;
  }

  input::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  .groups {
    display: flex;
    justify-content: space-between;
  }

  .groups button {
    flex: 1;
    min-block-size: 32px;
    border-radius: var(--parley-radius-control);
    font-size: 18px;
    line-height: 1;
    filter: grayscale(1);
    opacity: 0.75;
  }

  .groups button[aria-pressed='true'] {
    filter: none;
    opacity: 1;
    box-shadow: inset 0 -2px var(--parley-accent-text);
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }

  .grid {
    display: grid;
    flex: 1;
    grid-template-columns: repeat(auto-fill, minmax(36px, 1fr));
    grid-auto-rows: 36px;
    min-block-size: 0;
    margin-inline: -4px;
    padding: 2px 4px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .grid button {
    border-radius: var(--parley-radius-control);
    font-size: 22px;
    line-height: 1;
  }

  .grid button:focus-visible {
    outline-offset: -2px;
  }

  p {
    flex: 4;
    margin: 0;
    font-size: 13px;
    text-align: center;
    color: var(--parley-text-2);
  }

  @media (hover: hover) {
    .grid button:hover,
    .groups button:hover {
      background: var(--parley-surface-2);
      opacity: 1;
    }
  }

  @media (pointer: coarse) {
    .grid {
      grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
      grid-auto-rows: 44px;
    }

    .groups button {
      min-block-size: 44px;
    }

    /* Below 16 px iOS zooms the page when the field takes focus. */
    input {
      font-size: 16px;
    }
  }
`;
