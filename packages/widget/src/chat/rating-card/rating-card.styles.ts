import { css } from 'lit';

export const ratingCardStyles = css`
  :host {
    display: block;
    margin-block-start: 20px;
    padding: 16px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface);
    animation: appear 160ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }

  fieldset {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    font-weight: 600;
    text-align: center;
  }

  .faces {
    display: flex;
    justify-content: space-between;
    max-inline-size: 280px;
    inline-size: 100%;
    margin-inline: auto;
  }

  label {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    font-size: 26px;
    line-height: 1;
    cursor: pointer;
    transition:
      background-color var(--parley-fast),
      transform var(--parley-fast);
  }

  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 50%;
    opacity: 0;
    cursor: pointer;
  }

  label span {
    pointer-events: none;
  }

  fieldset:has(:checked) label:not(:has(:checked)) span {
    filter: grayscale(1);
    opacity: 0.55;
  }

  label:has(:checked) {
    background: var(--parley-accent-soft);
    transform: scale(1.1);
  }

  label:has(:focus-visible) {
    outline: 2px solid var(--parley-focus);
    outline-offset: 2px;
  }

  textarea {
    inline-size: 100%;
    padding: 10px 12px;
    border: 1px solid var(--parley-border-strong);
    border-radius: 10px;
    line-height: 1.45;
    resize: vertical;
    background: var(--parley-surface);
  }

  textarea::placeholder {
    color: var(--parley-text-3);
    opacity: 1;
  }

  .thanks {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    margin: 0;
    color: var(--parley-text-2);
  }

  .thanks svg {
    inline-size: 16px;
    block-size: 16px;
    color: var(--parley-success);
  }

  .failed {
    margin: 0;
    font-size: 13px;
    color: var(--parley-danger);
  }

  @media (hover: hover) {
    label:hover {
      background: var(--parley-surface-2);
    }
  }

  @media (pointer: coarse) {
    textarea {
      font-size: 16px;
    }
  }
`;
