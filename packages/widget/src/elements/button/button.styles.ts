import { css } from 'lit';

export const buttonStyles = css`
  :host {
    display: inline-flex;
  }

  button {
    display: inline-flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 32px;
    padding: 0 12px;
    border-radius: var(--parley-radius-control);
    font-size: 14px;
    font-weight: 500;
    line-height: 1.3;
    white-space: nowrap;
    transition:
      background-color var(--parley-fast),
      color var(--parley-fast),
      box-shadow var(--parley-fast),
      opacity var(--parley-fast);
  }

  button:disabled {
    opacity: 0.5;
    cursor: default;
  }

  .primary {
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
  }

  .secondary {
    color: var(--parley-text);
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
  }

  .quiet {
    color: var(--parley-text-2);
  }

  .icon {
    inline-size: 32px;
    padding: 0;
    color: var(--parley-text-2);
  }

  @media (hover: hover) {
    /* Its colours stay: with less of the accent its label might not be readable. */
    .primary:hover:enabled {
      box-shadow: 0 1px 6px oklch(0.2 0.02 265 / 0.35);
    }

    .secondary:hover:enabled,
    .quiet:hover:enabled,
    .icon:hover:enabled {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    button {
      min-block-size: 44px;
    }

    .icon {
      inline-size: 44px;
    }
  }
`;
