/** What the pages of the settings share: forms, lists, and how they stand. */
import { css } from 'lit';

export const pageStyles = css`
  :host {
    display: block;
  }

  h2,
  h3,
  p,
  ol,
  ul,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  h2 {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }

  h3,
  legend {
    padding: 0;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
  }

  .lead,
  .hint,
  .quiet {
    color: var(--parley-text-2);
    text-wrap: pretty;
  }

  .lead {
    margin-block-start: 4px;
  }

  .up {
    margin-block-end: 8px;
  }

  h3 + .hint {
    margin-block-start: -10px;
  }

  .hint,
  .mistake {
    font-size: 13px;
    line-height: 1.4;
  }

  .mistake {
    color: var(--parley-danger);
  }

  section,
  fieldset,
  form {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
  }

  /* A legend is no cell of its grid. */
  legend {
    margin-block-end: 8px;
  }

  legend.hint {
    font-weight: 500;
    color: var(--parley-text);
  }

  fieldset {
    gap: 8px;
  }

  .pair > fieldset {
    gap: 16px;
  }

  fieldset .row {
    gap: 8px 16px;
  }

  section {
    margin-block-start: 24px;
  }

  section + section {
    padding-block-start: 24px;
    border-block-start: 1px solid var(--parley-border);
  }

  .apart {
    margin-block-start: 24px;
    padding-block-start: 24px;
    border-block-start: 1px solid var(--parley-border);
  }

  parley-team-editor,
  parley-notice.apart {
    display: block;
  }

  parley-notice.apart {
    padding-block-start: 0;
    border: 0;
  }

  .end {
    align-items: end;
  }

  .end > .field {
    flex: 1 1 200px;
  }

  .pair {
    display: grid;
    gap: 16px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
    align-items: start;
  }

  .field {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
  }

  label {
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
  }

  input:not([type='checkbox'], [type='radio'], [type='color']),
  textarea,
  select {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border: 0;
    border-radius: var(--parley-radius-control);
    font: inherit;
    color: var(--parley-text);
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
  }

  textarea {
    resize: vertical;
  }

  input:focus,
  textarea:focus,
  select:focus {
    outline: 2px solid var(--parley-focus);
    outline-offset: -1px;
  }

  [aria-invalid='true'] {
    box-shadow: inset 0 0 0 1px var(--parley-danger) !important;
  }

  input[type='color'] {
    inline-size: 48px;
    block-size: 36px;
    padding: 2px;
    border: 0;
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 1px var(--parley-border-strong);
    cursor: pointer;
  }

  .check {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    font-weight: 400;
    font-size: 14px;
  }

  .check input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 1px 0 0;
    accent-color: var(--parley-accent-fill);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .list {
    list-style: none;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    overflow: clip;
  }

  .list > li {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
  }

  .list > .bare {
    padding: 0;
  }

  .list > li + li {
    border-block-start: 1px solid var(--parley-border);
  }

  .item {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }

  .item > :first-child {
    flex: 1 1 220px;
    min-inline-size: 0;
  }

  .name {
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .quiet {
    font-size: 13px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .item select {
    inline-size: auto;
  }

  .tag {
    display: inline-block;
    padding: 0 8px;
    border-radius: 10px;
    font-size: 12px;
    font-weight: 500;
    line-height: 20px;
    color: var(--parley-text-2);
    background: var(--parley-surface-2);
  }

  a {
    color: var(--parley-accent-text);
    text-underline-offset: 2px;
  }

  .empty {
    padding: 24px 16px;
    border: 1px dashed var(--parley-border-strong);
    border-radius: var(--parley-radius-card);
    text-align: center;
    color: var(--parley-text-2);
  }

  @media (pointer: coarse) {
    input:not([type='checkbox'], [type='radio'], [type='color']),
    textarea,
    select {
      min-block-size: 44px;
      font-size: 16px;
    }

    .check {
      padding-block: 10px;
    }
  }
`;
