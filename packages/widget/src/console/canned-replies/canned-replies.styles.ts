import { css } from 'lit';

export const cannedRepliesStyles = css`
  :host {
    display: block;
  }

  .page {
    display: grid;
    gap: 16px;
    justify-items: start;
    max-inline-size: 760px;
    margin-inline: auto;
    padding: 24px 16px 48px;
  }

  p {
    margin: 0;
  }

  .lead,
  .none,
  .variables {
    color: var(--parley-text-2);
  }

  ul {
    display: grid;
    gap: 12px;
    inline-size: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .reply,
  form {
    display: grid;
    gap: 8px;
    justify-items: start;
    box-sizing: border-box;
    inline-size: 100%;
    padding: 16px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
  }

  form {
    gap: 16px;
  }

  h2 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
  }

  .site {
    font-size: 12px;
    color: var(--parley-text-3);
  }

  .text {
    inline-size: 100%;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  label {
    display: grid;
    gap: 4px;
    inline-size: 100%;
  }

  label span {
    font-size: 13px;
    font-weight: 500;
  }

  input,
  select,
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: inherit;
    background: var(--parley-surface);
    resize: vertical;
  }

  .variables {
    font-size: 13px;
  }

  code {
    padding: 1px 4px;
    border-radius: 4px;
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 12px;
    background: var(--parley-surface-2);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    inline-size: 100%;
  }

  .actions button {
    min-block-size: 36px;
    padding-inline: 14px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font-weight: 500;
  }

  .actions .save {
    border-color: transparent;
    color: var(--parley-on-accent);
    background: var(--parley-accent-fill);
  }

  .actions .remove {
    margin-inline-start: auto;
    border-color: transparent;
    color: var(--parley-danger);
  }

  .failure {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 48px 24px;
    text-align: center;
  }

  @media (pointer: coarse) {
    .actions button,
    input,
    select {
      min-block-size: 44px;
    }
  }
`;
