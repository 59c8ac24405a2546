import { css } from 'lit';

export const heatMapStyles = css`
  :host {
    display: block;
    --_level: 0;
  }

  .now {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0 0 12px;
    min-block-size: 20px;
    font-size: 13px;
    line-height: 20px;
    color: var(--parley-text-2);
    font-variant-numeric: tabular-nums;
  }

  .grid {
    display: grid;
    grid-template-columns: auto repeat(24, minmax(0, 1fr));
    gap: 2px;
    border-radius: 4px;
    outline-offset: 4px;
    touch-action: pan-y;
  }

  .day,
  .hour {
    font-size: 11px;
    line-height: 1;
    color: var(--parley-text-2);
  }

  .day {
    align-self: center;
    padding-inline-end: 6px;
  }

  .hour {
    grid-column: span 6;
    padding-block-start: 4px;
  }

  i {
    position: relative;
    block-size: clamp(16px, 2.6cqi, 28px);
    border-radius: 3px;
    background: var(--parley-surface-2);
    print-color-adjust: exact;
  }

  .d1 {
    background: color-mix(in oklab, var(--parley-accent-fill) 16%, var(--parley-surface));
  }

  .d2 {
    background: color-mix(in oklab, var(--parley-accent-fill) 34%, var(--parley-surface));
  }

  .d3 {
    background: color-mix(in oklab, var(--parley-accent-fill) 54%, var(--parley-surface));
  }

  .d4 {
    background: color-mix(in oklab, var(--parley-accent-fill) 76%, var(--parley-surface));
  }

  .d5 {
    background: var(--parley-accent-fill);
  }

  /* Where many ask and few are there. */
  .gap {
    box-shadow: inset 0 0 0 2px var(--parley-danger);
  }

  .here {
    outline: 2px solid var(--parley-text);
    outline-offset: 1px;
    z-index: 1;
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
    margin: 12px 0 0;
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  .key i {
    inline-size: 14px;
    block-size: 14px;
  }

  .key i.gap {
    margin-inline-start: 12px;
  }

  @media print {
    .now {
      display: none;
    }
  }
`;
