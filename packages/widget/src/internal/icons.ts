/**
 * The icons: Lucide's drawings (ISC, https://lucide.dev) on a 20 px grid with 1.5 px strokes, each as one path. They
 * are decoration: whoever uses one alone in a control must name the control.
 */
import { html, type TemplateResult } from 'lit';

/** Every use is marked as pure, so that a bundle only carries the icons it shows. */
function icon(path: string): TemplateResult {
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
    <path d=${path} />
  </svg>`;
}

export const sendIcon = /* @__PURE__ */ icon('m5 12 7-7 7 7M12 19V5');
export const closeIcon = /* @__PURE__ */ icon('M18 6 6 18M6 6l12 12');
export const downIcon = /* @__PURE__ */ icon('M12 5v14M19 12l-7 7-7-7');
export const chatIcon = /* @__PURE__ */ icon(
  'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719',
);
export const alertIcon = /* @__PURE__ */ icon('M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M12 8v4M12 16h.01');
export const offlineIcon = /* @__PURE__ */ icon(
  'M12 20h.01M8.5 16.429a5 5 0 0 1 7 0M5 12.859a10 10 0 0 1 5.17-2.69M19 12.859a10 10 0 0 0-2.007-1.523M2 8.82a15 15 0 0 1 4.177-2.643M22 8.82a15 15 0 0 0-11.288-3.764M2 2l20 20',
);
export const checkIcon = /* @__PURE__ */ icon('M20 6 9 17l-5-5');
export const backIcon = /* @__PURE__ */ icon('m12 19-7-7 7-7M19 12H5');
export const copyIcon = /* @__PURE__ */ icon(
  'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2',
);
export const inboxIcon = /* @__PURE__ */ icon(
  'M22 12h-6l-2 3h-4l-2-3H2M5.45 5.11 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z',
);
export const signOutIcon = /* @__PURE__ */ icon(
  'm16 17 5-5-5-5M21 12H9M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4',
);
