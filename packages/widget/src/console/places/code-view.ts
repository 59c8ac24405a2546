/** Draws what has code of its own: a skeleton until the code is there, and a way to ask again when it does not come. */
import type { ReactiveControllerHost } from 'lit';
import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/button/button.js';
import '../../elements/skeleton/skeleton.js';
import { msg } from '../../internal/localize.js';

export interface CodeViewOptions {
  /** Loads it. The same function each time: what it has loaded is known by it. */
  load: () => Promise<unknown>;
  /** Draws again when the code has come. */
  host: ReactiveControllerHost;
  draw: () => TemplateResult;
  /** Whether nobody waits for it yet, and nothing is to be seen of the loading. */
  quiet?: boolean;
}

type Phase = 'loading' | 'ready' | 'failed';

const loads = new WeakMap<() => Promise<unknown>, Phase>();

export function codeView({ load, host, draw, quiet = false }: CodeViewOptions) {
  const phase = loads.get(load);
  if (phase === 'ready') return draw();
  const begin = () => {
    loads.set(load, 'loading');
    const done = (next: Phase) => () => {
      loads.set(load, next);
      host.requestUpdate();
    };
    load().then(done('ready'), done('failed'));
  };
  if (!phase) begin();
  if (quiet) return nothing;
  if (phase === 'failed') {
    return html`<div class="failure" role="alert">
      <p>${msg('The server cannot be reached. Check your connection.', { id: 'console-error-network' })}</p>
      <parley-button @click=${begin}>${msg('Try again', { id: 'notice-retry' })}</parley-button>
    </div>`;
  }
  return html`<parley-skeleton shape="rows" count="6"></parley-skeleton>`;
}
