import { css } from 'lit';

export const contactDetailsStyles = css`
  :host {
    display: grid;
    gap: 8px;
    padding-block-start: 16px;
  }

  :host(:not(:defined)) {
    display: none;
  }

  h3,
  p {
    margin: 0;
    font-size: 13px;
    line-height: 1.4;
  }

  h3 {
    margin-block-start: 8px;
    font-size: 12px;
    font-weight: 500;
    color: var(--parley-text-3);
  }

  ul,
  ol {
    display: grid;
    gap: 6px;
    max-block-size: 200px;
    margin: 0;
    padding: 0;
    overflow: hidden auto;
    list-style: none;
  }

  li {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    min-inline-size: 0;
    font-size: 13px;
    line-height: 1.4;
  }

  li > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  a {
    color: var(--parley-accent-text);
  }

  time {
    flex: none;
    font-size: 12px;
    color: var(--parley-text-3);
  }

  form {
    display: grid;
    gap: 12px;
    margin-block-start: 8px;
  }

  label {
    display: grid;
    gap: 4px;
    font-size: 13px;
  }

  input,
  select {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 32px;
    padding-inline: 8px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: inherit;
    background: var(--parley-surface);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }

  .actions button {
    min-block-size: 32px;
    padding-inline: 12px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font-size: 13px;
    font-weight: 500;
  }

  .actions .grave {
    color: var(--parley-danger);
  }

  @media (pointer: coarse) {
    .actions button,
    input,
    select {
      min-block-size: 44px;
    }
  }
`;
