import { css } from 'lit';

export const topicComposerStyles = css`
  .box {
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-card);
  }

  .field {
    max-block-size: calc(14 * 24px + 20px);
  }

  .open .field {
    min-block-size: 76px;
  }

  .twin,
  textarea {
    padding: 10px 14px;
    font-size: 16px;
    line-height: 24px;
  }

  /* Out of sight, but there for whoever fills in every field. */
  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px;
    border-block-start: 1px solid var(--parley-border);
  }

  .name {
    flex: 1 1 160px;
    min-inline-size: 0;
  }

  .name input {
    inline-size: 100%;
    max-inline-size: 280px;
    min-block-size: 36px;
    padding: 0 8px;
    border: 1px solid transparent;
    border-radius: var(--parley-radius-control);
    font-size: 14px;
    background: var(--parley-surface-2);
    outline-offset: 0;
  }

  .remaining {
    margin: 0 6px;
  }

  .buttons {
    display: flex;
    gap: 8px;
    margin-inline-start: auto;
  }

  /* Below 16 px iOS zooms the page when the field takes focus. */
  @media (pointer: coarse) {
    .name input {
      min-block-size: 44px;
      font-size: 16px;
    }
  }
`;
