import { css } from 'lit';

/** uPlot lays its parts over each other; these are the rules of its own sheet that are needed for that (MIT, Leon Sorokin). */
export const timeChartStyles = css`
  :host {
    display: block;
  }

  .ink {
    display: none;
  }

  .ink.accent {
    color: var(--parley-accent-text);
  }

  .ink.soft {
    color: color-mix(in oklab, var(--parley-accent-fill) 16%, transparent);
  }

  .ink.quiet {
    color: light-dark(oklch(0.62 0.02 265), oklch(0.62 0.02 265));
  }

  .ink.text {
    color: var(--parley-text-2);
  }

  .ink.strong {
    color: var(--parley-text);
  }

  .ink.line {
    color: var(--parley-border);
  }

  .ink.zero {
    color: var(--parley-border-strong);
  }

  .now {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    min-block-size: 20px;
    margin: 0 0 8px;
    font-size: 13px;
    line-height: 20px;
    color: var(--parley-text-2);
    font-variant-numeric: tabular-nums;
  }

  .now b {
    font-weight: 600;
    color: var(--parley-text);
  }

  .plot {
    block-size: 240px;
    border-radius: 4px;
    overflow: hidden;
    outline-offset: 4px;
    touch-action: pan-y;
  }

  .uplot {
    position: relative;
    inline-size: min-content;
    direction: ltr;
  }

  .u-wrap {
    position: relative;
    user-select: none;
  }

  .u-over,
  .u-under,
  .u-axis {
    position: absolute;
  }

  .u-under {
    overflow: hidden;
  }

  .uplot canvas {
    position: relative;
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }

  .u-cursor-x,
  .u-cursor-pt {
    position: absolute;
    inset: 0 auto auto 0;
    pointer-events: none;
    will-change: transform;
  }

  .u-cursor-x {
    block-size: 100%;
    border-inline-end: 1px solid var(--parley-border-strong);
  }

  .u-cursor-pt {
    border: 0 solid;
    border-radius: 50%;
    background-clip: padding-box !important;
  }

  .u-select,
  .u-cursor-y,
  .u-off {
    display: none;
  }

  .paper {
    display: none;
  }

  @media print {
    .plot,
    .now {
      display: none;
    }

    .paper {
      display: block;
      inline-size: 100%;
      block-size: auto;
      overflow: visible;
    }
  }

  /* Where its words end is reckoned, whatever the direction. */
  .paper text {
    direction: ltr;
    font-size: 10px;
    fill: var(--parley-text-2);
  }

  .paper .accent {
    fill: none;
    stroke: var(--parley-accent-fill);
    stroke-width: 1.5;
  }

  .paper .strong {
    fill: none;
    stroke: var(--parley-text);
    stroke-width: 1.5;
  }

  .paper .quiet {
    fill: none;
    stroke: oklch(0.62 0.02 265);
    stroke-width: 1.2;
  }

  .paper .dashed {
    stroke-dasharray: 3 3;
  }

  .paper .band {
    fill: color-mix(in oklab, var(--parley-accent-fill) 16%, white);
    print-color-adjust: exact;
  }

  .paper .rule {
    stroke: var(--parley-border);
  }

  .paper .zero {
    stroke: var(--parley-border-strong);
  }
`;
