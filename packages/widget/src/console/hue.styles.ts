/** The colours of contacts' avatars: eight hues of one lightness, readable on either palette. */
import { css } from 'lit';

/** Put `hue-0` … `hue-7` on whatever holds the avatar. */
export const hueStyles = css`
  [class*='hue-'] {
    --_avatar-ink: light-dark(oklch(0.42 0.11 var(--_hue)), oklch(0.86 0.08 var(--_hue)));
    --_avatar-fill: light-dark(oklch(0.93 0.05 var(--_hue)), oklch(0.36 0.06 var(--_hue)));
  }

  .hue-0 {
    --_hue: 25;
  }

  .hue-1 {
    --_hue: 60;
  }

  .hue-2 {
    --_hue: 95;
  }

  .hue-3 {
    --_hue: 145;
  }

  .hue-4 {
    --_hue: 190;
  }

  .hue-5 {
    --_hue: 235;
  }

  .hue-6 {
    --_hue: 290;
  }

  .hue-7 {
    --_hue: 345;
  }
`;
