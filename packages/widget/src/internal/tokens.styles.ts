/**
 * The design tokens: `--parley-*`, all derived from one `--parley-accent`. Only the outermost element of a surface
 * (chat, console) carries them; everything inside inherits, so that a page can override a token on that one element.
 */
import { css } from 'lit';

/**
 * Set `--parley-accent` on `:root` or on the element itself. The other tokens can be overridden on the element.
 * `theme="light"` or `theme="dark"` fixes the palette; without it the reader's system decides.
 */
export const tokenStyles = css`
  :host {
    color-scheme: light dark;

    /* A private name: were the default set on --parley-accent here, it would hide a value inherited from the page. */
    --_accent: var(--parley-accent, oklch(0.52 0.2 268));

    --parley-surface: light-dark(oklch(1 0 0), oklch(0.22 0.008 265));
    --parley-surface-2: light-dark(oklch(0.968 0.003 265), oklch(0.275 0.01 265));
    --parley-surface-3: light-dark(oklch(0.935 0.005 265), oklch(0.33 0.012 265));

    --parley-text: light-dark(oklch(0.23 0.012 265), oklch(0.955 0.004 265));
    --parley-text-2: light-dark(oklch(0.45 0.014 265), oklch(0.79 0.01 265));
    --parley-text-3: light-dark(oklch(0.52 0.014 265), oklch(0.72 0.012 265));

    --parley-border: light-dark(oklch(0.23 0.02 265 / 0.1), oklch(1 0 0 / 0.1));
    --parley-border-strong: light-dark(oklch(0.23 0.02 265 / 0.5), oklch(1 0 0 / 0.45));

    --parley-accent-fill: var(--_accent);
    /*
     * White while it is readable on the accent, else black. The y of xyz is the luminance of WCAG, and below 0.1833
     * white has 4.5:1; above it black has more. No accent falls in between.
     */
    --parley-on-accent: color(
      from var(--_accent) xyz-d65 calc(0.9505 * (1 - clamp(0, (y - 0.1833) * 100000, 1)))
        calc(1 - clamp(0, (y - 0.1833) * 100000, 1)) calc(1.089 * (1 - clamp(0, (y - 0.1833) * 100000, 1)))
    );
    /* The accent as ink on a surface: its hue, with a lightness that is readable there. */
    --parley-accent-text: light-dark(
      oklch(from var(--_accent) min(l, 0.49) min(c, 0.2) h),
      oklch(from var(--_accent) max(l, 0.76) min(c, 0.13) h)
    );
    --parley-accent-soft: light-dark(
      oklch(from var(--_accent) 0.95 min(c, 0.035) h),
      oklch(from var(--_accent) 0.31 min(c, 0.06) h)
    );
    --parley-focus: light-dark(
      oklch(from var(--_accent) min(l, 0.6) c h),
      oklch(from var(--_accent) max(l, 0.7) c h)
    );

    --parley-success: light-dark(oklch(0.5 0.13 152), oklch(0.78 0.15 152));
    --parley-warning: light-dark(oklch(0.5 0.1 70), oklch(0.82 0.13 80));
    --parley-warning-soft: light-dark(oklch(0.968 0.028 85), oklch(0.31 0.035 75));
    --parley-danger: light-dark(oklch(0.5 0.19 27), oklch(0.76 0.13 25));
    --parley-danger-soft: light-dark(oklch(0.966 0.017 20), oklch(0.31 0.05 25));

    --parley-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif;
    --parley-radius-control: 6px;
    --parley-radius-card: 12px;
    --parley-radius-panel: 16px;
    --parley-shadow:
      0 0 0 1px light-dark(oklch(0.23 0.02 265 / 0.06), oklch(1 0 0 / 0.1)),
      0 4px 12px light-dark(oklch(0.23 0.02 265 / 0.06), oklch(0 0 0 / 0.3)),
      0 16px 48px light-dark(oklch(0.23 0.02 265 / 0.16), oklch(0 0 0 / 0.45));
    --parley-fast: 120ms cubic-bezier(0.2, 0, 0, 1);
    --parley-slow: 200ms cubic-bezier(0.2, 0, 0, 1);
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }
`;
