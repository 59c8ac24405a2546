import { css } from 'lit';

export const chatHeaderStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 64px;
    padding: 12px 8px 12px 16px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--parley-border);
  }

  .team {
    display: flex;
    flex: none;
  }

  .team parley-avatar {
    --_avatar-size: 36px;

    border: 2px solid var(--parley-surface);
    margin-block: -2px;
  }

  .team parley-avatar + parley-avatar {
    margin-inline-start: -8px;
  }

  .words {
    flex: 1;
    min-inline-size: 0;
  }

  h2,
  p {
    margin: 0;
    line-height: 1.35;
  }

  h2 {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 16px;
    font-weight: 600;
    letter-spacing: -0.01em;
  }

  h2:is(:lang(ar), :lang(he), :lang(ja)) {
    letter-spacing: normal;
  }

  /* The company's title is nearly always there before anybody could miss it. */
  .unknown {
    animation: late 200ms linear 500ms backwards;
  }

  @keyframes late {
    from {
      opacity: 0;
    }
  }

  p {
    display: flex;
    gap: 6px;
    font-size: 13px;
    color: var(--parley-text-2);
  }

  /* Some languages need a second line beside the buttons; a promise that is cut off is none. */
  p span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-wrap: balance;
  }

  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    margin-block-start: 5px;
    border-radius: 50%;
    background: var(--parley-text-3);
  }

  .dot.online {
    background: var(--parley-success);
  }

  .back {
    margin-inline: -8px -4px;
  }

  .menu {
    position: relative;
    margin-inline-end: -8px;
  }

  .more {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--parley-radius-control);
    color: var(--parley-text-2);
  }

  parley-chat-menu {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 2;
  }

  parley-chat-menu:not(:defined) {
    display: none;
  }

  @media (hover: hover) {
    .more:hover {
      color: var(--parley-text);
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    .menu {
      margin-inline: -8px -14px;
    }

    .more {
      inline-size: 44px;
      block-size: 44px;
    }
  }

  .dot.connecting {
    background: var(--parley-warning);
    animation: breathe 1.2s ease-in-out infinite;
  }

  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }
`;
