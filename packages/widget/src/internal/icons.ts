/**
 * The icons: Lucide's drawings (ISC, https://lucide.dev) on a 20 px grid with 1.5 px strokes. They are decoration:
 * whoever uses one alone in a control must name the control.
 */
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

function icon(drawing: SVGTemplateResult): TemplateResult {
  // Lucide draws on 24 units; 1.8 of them are 1.5 px at 20.
  return html`<svg
    aria-hidden="true"
    width="20"
    height="20"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${drawing}
  </svg>`;
}

export const sendIcon = icon(svg`<path d="m5 12 7-7 7 7" /><path d="M12 19V5" />`);
export const closeIcon = icon(svg`<path d="M18 6 6 18" /><path d="m6 6 12 12" />`);
export const downIcon = icon(svg`<path d="M12 5v14" /><path d="m19 12-7 7-7-7" />`);
export const chatIcon = icon(
  svg`<path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719" />`,
);
export const alertIcon = icon(
  svg`<circle cx="12" cy="12" r="10" /><path d="M12 8v4" /><path d="M12 16h.01" />`,
);
export const offlineIcon = icon(
  svg`<path d="M12 20h.01" /><path d="M8.5 16.429a5 5 0 0 1 7 0" /><path d="M5 12.859a10 10 0 0 1 5.17-2.69" /><path d="M19 12.859a10 10 0 0 0-2.007-1.523" /><path d="M2 8.82a15 15 0 0 1 4.177-2.643" /><path d="M22 8.82a15 15 0 0 0-11.288-3.764" /><path d="m2 2 20 20" />`,
);
export const checkIcon = icon(svg`<path d="M20 6 9 17l-5-5" />`);
