import { css } from 'lit';

/** The words of a message in their bubble, and the dots of somebody who types. */
export const bubbleStyles = css`
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

  @media (hover: none) {
    .bubble {
      font-size: 16px;
      line-height: 22px;
    }
  }
`;
