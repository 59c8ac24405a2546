import { css } from 'lit';

export const accountMenuStyles = css`
  :host {
    position: relative;
    display: block;
  }

  .who {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
  }

  .who parley-avatar {
    --_avatar-size: 28px;
  }

  @media (hover: hover) {
    .who:hover {
      background: var(--parley-surface-2);
    }
  }

  /* In the top layer, but laid out from the button it belongs to: it has no other place on any screen. */
  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    inline-size: 264px;
    padding: 4px;
    border: 0;
    border-radius: var(--parley-radius-card);
    color: var(--parley-text);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
    opacity: 0;
    transform: translateY(-4px);
    transition:
      opacity var(--parley-fast),
      transform var(--parley-fast),
      display var(--parley-fast) allow-discrete,
      overlay var(--parley-fast) allow-discrete;
  }

  .menu:popover-open {
    opacity: 1;
    transform: none;
  }

  @starting-style {
    .menu:popover-open {
      opacity: 0;
      transform: translateY(-4px);
    }
  }

  .person {
    padding: 8px 12px 12px;
    border-block-end: 1px solid var(--parley-border);
    margin-block-end: 4px;
    overflow-wrap: anywhere;
  }

  .name,
  .detail {
    margin: 0;
  }

  .name {
    font-weight: 600;
  }

  .detail {
    font-size: 13px;
    line-height: 1.4;
    color: var(--parley-text-2);
  }

  .menu parley-notice {
    margin-block-end: 4px;
  }

  .badge {
    position: absolute;
    inset-block-end: 2px;
    inset-inline-end: 2px;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--parley-surface);
    border-radius: 50%;
    background: var(--parley-warning);
  }

  .leave {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 0 12px;
    border-radius: 8px;
    text-align: start;
  }

  .leave:focus-visible {
    outline-offset: -2px;
  }

  .leave svg {
    inline-size: 16px;
    block-size: 16px;
    color: var(--parley-text-2);
  }

  .leave:disabled {
    opacity: 0.5;
  }

  @media (hover: hover) {
    .leave:hover:enabled {
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    .who {
      inline-size: 44px;
      block-size: 44px;
    }

    .leave {
      min-block-size: 44px;
    }
  }
`;
