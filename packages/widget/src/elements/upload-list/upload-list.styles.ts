import { css } from 'lit';

export const uploadListStyles = css`
  :host {
    display: block;
  }

  ul {
    display: grid;
    gap: 4px;
    max-block-size: 176px;
    margin: 0;
    padding: 8px 8px 0;
    overflow: hidden auto;
    scrollbar-width: thin;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 4px;
    border-radius: 14px;
    background: var(--parley-surface-2);
    animation: appear 160ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }

  canvas,
  .icon {
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 10px;
    background: var(--parley-surface-3);
  }

  .icon {
    display: grid;
    place-items: center;
    color: var(--parley-text-2);
  }

  .words {
    display: grid;
    flex: 1;
    gap: 4px;
    min-inline-size: 0;
    line-height: 1.3;
  }

  .name {
    overflow: hidden;
    font-size: 13px;
    font-weight: 500;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .detail {
    font-size: 12px;
    color: var(--parley-text-2);
    font-variant-numeric: tabular-nums;
  }

  .failed .detail {
    color: var(--parley-danger);
  }

  .failed {
    background: var(--parley-danger-soft);
  }

  progress {
    inline-size: 100%;
    block-size: 4px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    appearance: none;
    color: var(--parley-accent-text);
    background: var(--parley-surface-3);
  }

  progress::-webkit-progress-bar {
    background: var(--parley-surface-3);
  }

  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--parley-accent-text);
  }

  progress::-moz-progress-bar {
    background: var(--parley-accent-text);
  }

  button {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    color: var(--parley-text-2);
  }

  button::after {
    position: absolute;
    inset: -8px;
    content: '';
  }

  button svg {
    inline-size: 16px;
    block-size: 16px;
  }

  @media (hover: hover) {
    button:hover {
      color: var(--parley-text);
      background: var(--parley-surface-3);
    }
  }
`;
