/** The company's own judge in the form of the rules: where it is, how long it may take, and what signs the requests. */
import type { JudgeSecret, ModerationHook, SiteSettings } from '@parley/protocol';
import { html, nothing } from 'lit';
import { formatLocale, msg, str } from '../../internal/localize.js';
import '../../elements/button/button.js';
import '../copy-line/copy-line.js';
import { check, choice, field } from '../settings/form.js';

const NEW_HOOK: ModerationHook = { url: 'https://', timeoutMs: 1500, onFailure: 'hold' };

export interface JudgeOptions {
  site: SiteSettings;
  /** What was wrong with a field of it. */
  mistakeOf: (name: keyof ModerationHook) => string | undefined;
  set: (hook: ModerationHook | null) => void;
  /** The secret that was made just now; it is shown only then. */
  secret: JudgeSecret | null;
  busy: boolean;
  makeSecret: () => void;
}

function secretWords({ previousUntil }: JudgeSecret): string {
  const made = msg('This is the new secret. It is not shown again.', { id: 'mod-judge-made' });
  if (previousUntil === null) return made;
  const when = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(previousUntil),
  );
  return `${made} ${msg(str`Until ${when} the one before signs, too.`, { id: 'mod-judge-until' })}`;
}

export function renderJudge({ site, mistakeOf, set, secret, busy, makeSecret }: JudgeOptions) {
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
          <div>
            <parley-button class="secret" ?disabled=${busy} @click=${makeSecret}
              >${msg('Make a new secret', { id: 'mod-judge-new' })}</parley-button
            >
          </div>
          <div role="status">
            ${
              secret
                ? html`<parley-copy-line
                    .value=${secret.secret}
                    label=${msg('Your own judge', { id: 'mod-rule-hook' })}
                    .note=${secretWords(secret)}
                  ></parley-copy-line>`
                : nothing
            }
          </div>
          <p class="hint">
            ${msg('This prints the secret that signs the requests:', { id: 'mod-hook-secret' })}
            <code dir="ltr">parley moderation secret --site ${site.key}</code>
          </p>`
        : nothing
    }
  </section>`;
}
