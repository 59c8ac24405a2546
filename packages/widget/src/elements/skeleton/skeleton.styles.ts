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
    padding-inline: 18px;
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

  /* A picture and two lines, as tall as a row of a list. */
  .rows i {
    position: relative;
    block-size: 60px;
    background: none;
  }

  .rows i::before,
  .rows i::after {
    position: absolute;
    inset-block-start: 11px;
    content: '';
  }

  .rows i::before {
    inset-inline-start: 0;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: var(--parley-surface-2);
  }

  .rows i::after {
    --_bar: linear-gradient(var(--parley-surface-2), var(--parley-surface-2));

    inset-inline: 48px 0;
    block-size: 36px;
    background:
      var(--_bar) 0 4px / 45% 10px no-repeat,
      var(--_bar) 0 23px / 80% 9px no-repeat;
  }

  .rows i:nth-child(even)::after {
    background-size:
      35% 10px,
      65% 9px;
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
