/** The place of moderators: queues, messages, person, side by side or one at a time. */
import { css } from 'lit';

export const moderationStyles = css`
  .room {
    position: relative;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
  }

  .none {
    margin: 0;
    padding: 48px 24px;
    text-align: center;
    color: var(--parley-text-2);
  }

  nav a {
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }

  nav hr {
    margin: 8px 0;
    border: 0;
    border-block-start: 1px solid var(--parley-border);
  }

  .count {
    font-variant-numeric: tabular-nums;
  }

  select {
    inline-size: calc(100% - 24px);
    margin: 12px 12px 0;
  }

  @container (min-width: 760px) {
    .room {
      grid-template-rows: minmax(0, 1fr);
    }

    nav {
      overflow: hidden auto;
    }
  }
`;
