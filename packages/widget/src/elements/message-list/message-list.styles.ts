import { css } from 'lit';

export const messageListStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    container-type: inline-size;
  }

  .log {
    flex: 1;
    min-block-size: 0;
    padding: 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    /* The element keeps the reader's place itself, the same way in every browser. */
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--parley-border-strong) transparent;
    outline-offset: -2px;
  }

  .older {
    display: grid;
    place-items: center;
    min-block-size: 24px;
  }

  .older i {
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid var(--parley-surface-3);
    border-block-start-color: var(--parley-text-3);
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .day {
    margin: 16px 0 12px;
    font-size: 12px;
    font-weight: 500;
    line-height: 1.3;
    text-align: center;
    color: var(--parley-text-3);
  }

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

  .bubble {
    max-inline-size: min(80cqi, 480px);
    padding: 8px 12px;
    border-radius: 16px;
    line-height: 20px;
    overflow-wrap: anywhere;
    background: var(--parley-surface-2);
  }

  .bubble.emoji {
    padding: 4px 0;
    font-size: 32px;
    line-height: 40px;
    background: none;
  }

  .bubble.deleted {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 13px;
    font-style: italic;
    color: var(--parley-text-3);
    background: none;
    box-shadow: inset 0 0 0 1px var(--parley-border);
  }

  .deleted svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .bubble :is(p, ul, ol, pre) {
    margin: 0;
  }

  .bubble :is(p, ul, ol, pre) + :is(p, ul, ol, pre) {
    margin-block-start: 8px;
  }

  .bubble :is(p, li, pre) {
    white-space: pre-wrap;
  }

  .bubble :is(ul, ol) {
    padding-inline-start: 20px;
  }

  .bubble li + li {
    margin-block-start: 4px;
  }

  .bubble strong {
    font-weight: 600;
  }

  code {
    padding: 1px 4px;
    border-radius: 4px;
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 0.93em;
    background: color-mix(in oklch, currentcolor 9%, transparent);
  }

  pre {
    padding: 8px 10px;
    border-radius: 8px;
    overflow: auto hidden;
    overflow-wrap: normal;
    font-size: 13px;
    background: color-mix(in oklch, currentcolor 9%, transparent);
  }

  .bubble pre {
    white-space: pre;
  }

  pre code {
    padding: 0;
    background: none;
  }

  .message:last-of-type .bubble {
    border-end-start-radius: 4px;
  }

  .own .bubble:not(.emoji, .deleted) {
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
  }

  .own .message:last-of-type .bubble {
    border-end-start-radius: 16px;
    border-end-end-radius: 4px;
  }

  .own .failed .bubble {
    color: var(--parley-text);
    background: var(--parley-danger-soft);
  }

  .note .bubble:not(.emoji, .deleted) {
    color: var(--parley-text);
    background: var(--parley-warning-soft);
    box-shadow: inset 0 0 0 1px color-mix(in oklch, var(--parley-warning) 40%, transparent);
  }

  .bubble a {
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .own .bubble a:focus-visible {
    outline-color: currentcolor;
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

  .typing .bubble {
    display: flex;
    gap: 4px;
    padding: 14px 14px;
    border-end-start-radius: 4px;
    animation: enter 160ms cubic-bezier(0.2, 0, 0, 1);
  }

  .typing i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--parley-text-3);
    animation: think 1.2s ease-in-out infinite;
  }

  .typing i:nth-of-type(2) {
    animation-delay: 0.15s;
  }

  .typing i:nth-of-type(3) {
    animation-delay: 0.3s;
  }

  @keyframes think {
    30% {
      opacity: 0.35;
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

  .state time {
    display: none;
    color: inherit;
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

    .message:last-of-type:not(:has(+ .state)) time,
    .state time {
      display: block;
    }

    .bubble {
      font-size: 16px;
      line-height: 22px;
    }
  }

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

  .pill {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: 4px;
    inline-size: fit-content;
    min-block-size: 32px;
    margin-inline: auto;
    padding: 0 14px 0 10px;
    padding-inline: 10px 14px;
    border-radius: 16px;
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
    box-shadow: 0 2px 8px oklch(0.2 0.02 265 / 0.2);
    animation: enter 160ms cubic-bezier(0.2, 0, 0, 1);
  }

  .pill svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .pill::after {
    position: absolute;
    inset: -6px;
    content: '';
  }
`;
