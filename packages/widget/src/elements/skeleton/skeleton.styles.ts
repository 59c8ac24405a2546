import { css } from 'lit';

export const skeletonStyles = css`
  :host {
    display: block;
    /* What is there within 150 ms should not flash grey first. */
    opacity: 0;
    animation: appear 200ms ease-out 150ms forwards;
  }

  .messages {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 16px;
  }

  .rows {
    display: flex;
    flex-direction: column;
    gap: 20px;
    padding: 12px 16px;
  }

  i {
    display: block;
    border-radius: 16px;
    background: var(--parley-surface-2);
    animation: breathe 1.6s ease-in-out infinite;
  }

  .messages i {
    inline-size: 62%;
    block-size: 40px;
  }

  .messages i:nth-child(2) {
    inline-size: 46%;
  }

  .messages i:nth-child(3n) {
    align-self: flex-end;
    inline-size: 54%;
  }

  .rows i {
    block-size: 44px;
    border-radius: var(--parley-radius-control);
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }

  /* The house rule shortens animations to nothing; this one must still arrive. */
  @media (prefers-reduced-motion: reduce) {
    :host {
      opacity: 1;
      animation: none;
    }

    i {
      animation: none;
    }
  }
`;
