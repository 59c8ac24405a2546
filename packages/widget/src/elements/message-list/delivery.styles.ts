import { css } from 'lit';

/** The line under one’s own message that says how far it has got. */
export const deliveryStyles = css`
  .state {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 16px;
    margin: 2px 4px 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--parley-text-3);
  }

  .state svg {
    inline-size: 14px;
    block-size: 14px;
    color: var(--parley-accent-text);
  }

  /* Most messages arrive sooner than anybody could read that they are being sent. */
  .state.sending {
    animation: late 300ms linear 400ms backwards;
  }

  @keyframes late {
    from {
      opacity: 0;
    }
  }

  .state.failed {
    color: var(--parley-danger);
  }

  .state button {
    position: relative;
    border-radius: 4px;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .state button::after {
    position: absolute;
    inset: -12px -8px;
    content: '';
  }

  .state time {
    display: none;
    color: inherit;
    opacity: 1;
  }

  /* There is no room for it beside the bubble. */
  @media (hover: none) {
    .state time {
      display: block;
    }
  }
`;
