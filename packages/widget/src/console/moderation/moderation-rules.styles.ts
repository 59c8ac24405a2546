import { css } from 'lit';

export const moderationRulesStyles = css`
  :host {
    min-block-size: 0;
    overflow: hidden auto;
  }

  .page {
    max-inline-size: 760px;
    padding: 24px 16px 48px;
  }

  .rule {
    display: grid;
    gap: 12px;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  .head > .check {
    flex: 1;
    font-weight: 500;
  }

  .grip {
    display: grid;
    place-content: center;
    inline-size: 32px;
    block-size: 32px;
    color: var(--parley-text-2);
    cursor: grab;
    touch-action: none;
  }

  .dragged {
    background: var(--parley-surface-2);
  }

  .dragged .grip {
    cursor: grabbing;
  }

  .rule > .pair {
    padding-inline-start: 24px;
  }

  code {
    padding: 1px 4px;
    border-radius: 4px;
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 12px;
    overflow-wrap: anywhere;
    background: var(--parley-surface-2);
  }

  .bar {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: 12px;
    margin-block-start: 24px;
    padding: 12px 16px;
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
    box-shadow: var(--parley-shadow);
  }

  .bar .row > p:first-child {
    flex: 1 1 160px;
  }

  @media (min-width: 768px) {
    .page {
      padding: 32px 40px 48px;
    }
  }
`;
