import { css } from 'lit';

export const avatarStyles = css`
  :host {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: var(--_avatar-size, 32px);
    block-size: var(--_avatar-size, 32px);
    border-radius: 50%;
    font-size: calc(var(--_avatar-size, 32px) * 0.375);
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.01em;
    color: var(--_avatar-ink, var(--parley-accent-text));
    background: var(--_avatar-fill, var(--parley-accent-soft));
    user-select: none;
  }
`;
