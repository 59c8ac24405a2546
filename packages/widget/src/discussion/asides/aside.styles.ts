import { css } from 'lit';

/** What stands aside of a message or a draft: a box with words and one row of buttons. */
export const asideStyles = css`
  :host {
    display: block;
    margin-block: 8px;
  }

  .box {
    padding: 16px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    font-size: 14px;
    color: var(--parley-text);
    background: var(--parley-surface);
  }

  .head {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    margin: 0;
    font-weight: 600;
  }

  .head svg {
    inline-size: 20px;
    block-size: 20px;
    color: var(--parley-accent-text);
  }

  p {
    margin: 4px 0 0;
    color: var(--parley-text-2);
  }

  .wrong {
    color: var(--parley-danger);
  }

  textarea {
    display: block;
    inline-size: 100%;
    margin-block-start: 8px;
    padding: 8px 12px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font-size: 16px;
    resize: vertical;
    color: var(--parley-text);
    background: var(--parley-surface);
  }

  ::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 12px;
  }
`;
