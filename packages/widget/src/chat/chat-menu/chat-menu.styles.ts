import { css } from 'lit';

export const chatMenuStyles = css`
  :host {
    display: block;
    inline-size: max-content;
    max-inline-size: min(300px, 100vw - 32px);
    padding: 4px;
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
    animation: appear 120ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }

  button {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 0 10px;
    border-radius: 8px;
    font-size: 14px;
    line-height: 1.3;
    text-align: start;
  }

  button:focus-visible {
    outline-offset: -2px;
  }

  span {
    flex: 1;
  }

  svg {
    inline-size: 18px;
    block-size: 18px;
    color: var(--parley-text-2);
  }

  span + svg {
    color: var(--parley-accent-text);
  }

  @media (hover: hover) {
    button:hover {
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    button {
      min-block-size: 44px;
    }
  }
`;
