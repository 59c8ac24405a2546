import { css } from 'lit';

export const figureCardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  button {
    display: flex;
    flex-direction: column;
    gap: 4px;
    inline-size: 100%;
    block-size: 100%;
    padding: 16px 20px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
    text-align: start;
    background: var(--parley-surface);
    transition: border-color var(--parley-fast);
  }

  .name {
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-text-2);
    text-decoration: underline dotted var(--parley-border-strong);
    text-underline-offset: 4px;
  }

  .value {
    font-size: 28px;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .few {
    font-size: 16px;
    font-weight: 500;
    line-height: 36px;
    color: var(--parley-text-2);
  }

  .note {
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  .change {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .good {
    color: var(--parley-success);
  }

  .bad {
    color: var(--parley-danger);
  }

  .spark {
    inline-size: 100%;
    block-size: 32px;
    margin-block-start: auto;
    padding-block-start: 4px;
  }

  :host(:dir(rtl)) .spark {
    transform: scaleX(-1);
  }

  .spark path {
    fill: none;
    stroke-linejoin: round;
  }

  .line {
    stroke: var(--parley-accent-text);
    stroke-width: 1.5;
  }

  .zero {
    stroke: var(--parley-border);
  }

  :host([small]) {
    & button {
      padding: 12px 16px;
    }

    & .value {
      font-size: 20px;
    }

    & .few {
      font-size: 14px;
      line-height: 26px;
    }
  }

  @container (width < 210px) {
    button {
      padding: 12px;
    }

    .value {
      font-size: 20px;
    }

    .few {
      font-size: 14px;
      line-height: 26px;
    }
  }

  @media (hover: hover) {
    button:hover {
      border-color: var(--parley-border-strong);
    }
  }

  @media print {
    button,
    :host([small]) button {
      padding: 8px 12px;
      break-inside: avoid;
    }

    .name {
      text-decoration: none;
    }
  }
`;
