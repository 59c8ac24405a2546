import { css } from 'lit';

/** What one author said in a row, and a message of it with what stands beside its words. */
export const groupStyles = css`
  .group {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    column-gap: 8px;
    margin-block-start: 16px;
  }

  .day + .group {
    margin-block-start: 0;
  }

  .group.own {
    grid-template-columns: minmax(0, 1fr);
  }

  parley-avatar {
    --_avatar-size: 28px;

    grid-column: 1;
    align-self: end;
  }

  .said {
    display: flex;
    grid-column: 2;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    min-inline-size: 0;
  }

  .own .said {
    grid-column: 1;
    align-items: flex-end;
  }

  .name {
    margin: 0 0 2px;
    padding-inline: 12px;
    font-size: 12px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  .message {
    display: flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
  }

  .message:focus {
    outline: none;
  }

  .message:focus .bubble {
    outline: 2px solid var(--parley-focus);
    outline-offset: 2px;
  }

  .own .message {
    flex-direction: row-reverse;
  }

  .entering {
    animation: enter 160ms cubic-bezier(0.2, 0, 0, 1);
  }

  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }

  .content-of {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    min-inline-size: 0;
  }

  .own .content-of {
    align-items: flex-end;
  }

  .aside {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
  }

  .own .aside {
    flex-direction: row-reverse;
  }

  .edited {
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-3);
  }

  .more {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    color: var(--parley-text-3);
    opacity: 0;
    transition: opacity var(--parley-fast);
  }

  .more svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .more[aria-expanded='true'],
  .message:hover .more,
  .more:focus-visible {
    opacity: 1;
  }

  @media (hover: hover) {
    .more:hover {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }
  }

  time {
    flex: none;
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-3);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    opacity: 0;
    transition: opacity var(--parley-fast);
  }

  .message:hover time,
  .message:focus-within time,
  .log:focus-visible time {
    opacity: 1;
  }

  /* Without a pointer that hovers, the time stands below each group. */
  @media (hover: none) {
    .message {
      flex-wrap: wrap;
      gap: 2px;
    }

    .aside {
      margin-inline: 4px;
    }

    .aside time {
      display: none;
      opacity: 1;
    }

    .more {
      opacity: 1;
    }

    .more::after {
      position: absolute;
      inset: -8px;
      content: '';
    }

    .message:last-of-type:not(:has(+ .state)) time {
      display: block;
    }
  }
`;
