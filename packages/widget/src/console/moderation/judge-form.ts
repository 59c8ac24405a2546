/** The company's own judge in the form of the rules: where it is, how long it may take, and what signs the requests. */
import type { ModerationHook, SiteSettings } from '@parley/protocol';
import { html, nothing } from 'lit';
import { msg } from '../../internal/localize.js';
import { check, choice, field } from '../settings/form.js';

const NEW_HOOK: ModerationHook = { url: 'https://', timeoutMs: 1500, onFailure: 'hold' };

export interface JudgeOptions {
  site: SiteSettings;
  /** What was wrong with a field of it. */
  mistakeOf: (name: keyof ModerationHook) => string | undefined;
  set: (hook: ModerationHook | null) => void;
}

export function renderJudge({ site, mistakeOf, set }: JudgeOptions) {
  const { hook } = site.discussion;
  const setHook = (change: Partial<ModerationHook>) => set(hook ? { ...hook, ...change } : null);
  return html`<section>
    <h3>${msg('Your own judge', { id: 'mod-rule-hook' })}</h3>
    ${check({
      label: msg('Ask a program of ours about each message, by a signed request', { id: 'mod-hook-on' }),
      checked: hook !== null,
      change: (on) => set(on ? NEW_HOOK : null),
    })}
    ${
      hook
        ? html`${field({
            id: 'hook-url',
            label: msg('Address', { id: 'mod-hook-url' }),
            value: hook.url,
            type: 'url',
            mistake: mistakeOf('url'),
            change: (url) => setHook({ url }),
          })}
          <div class="pair">
            ${field({
              id: 'hook-timeout',
              label: msg('Longest wait, in milliseconds', { id: 'mod-hook-wait' }),
              value: String(hook.timeoutMs),
              type: 'number',
              whole: true,
              mistake: mistakeOf('timeoutMs'),
              change: (value) => setHook({ timeoutMs: Math.round(Number(value)) }),
            })}
            ${choice({
              id: 'hook-failure',
              label: msg('When it does not answer', { id: 'mod-hook-failure' }),
              value: hook.onFailure,
              options: [
                ['hold', msg('hold it for a moderator', { id: 'mod-action-hold' })],
                ['publish', msg('let it through', { id: 'mod-hook-publish' })],
              ],
              change: (value) => setHook({ onFailure: value as ModerationHook['onFailure'] }),
            })}
          </div>
          <p class="hint">
            ${msg('This prints the secret that signs the requests:', { id: 'mod-hook-secret' })}
            <code dir="ltr">parley moderation secret --site ${site.key}</code>
          </p>`
        : nothing
    }
  </section>`;
}
