/** Shows a place of the console: a way back to the inbox above it, a skeleton until its code is there. */
import type { ReactiveControllerHost } from 'lit';
import { html } from 'lit';
import '../../elements/button/button.js';
import '../../elements/skeleton/skeleton.js';
import { backIcon } from '../../internal/icons.js';
import { msg } from '../../internal/localize.js';
import type { Place } from '../hash-route.js';
import type { Section, SectionRoom } from '../sections.js';

export interface PlaceViewOptions extends Omit<SectionRoom, 'path'> {
  place: Place;
  /** Draws again when the code has come. */
  host: ReactiveControllerHost;
  sections: readonly Section[];
  /** Goes back to the inbox. */
  leave: () => void;
}

const loads = new WeakMap<Section, 'loading' | 'ready' | 'failed'>();

export function placeView({ place, host, sections, leave, ...room }: PlaceViewOptions) {
  const section = sections.find(({ id, open }) => id === place.id && open(room.agent));
  return html`<section class="place" aria-label=${section?.label() ?? ''}>
    <header>
      <parley-button
        class="back"
        variant="icon"
        label=${msg('Back to the inbox', { id: 'conversation-back' })}
        @click=${leave}
        >${backIcon}</parley-button
      >
      <h1 tabindex="-1">${section?.label() ?? ''}</h1>
    </header>
    ${section ? content(section, host, { ...room, path: place.path }) : missing()}
  </section>`;
}

function content(section: Section, host: ReactiveControllerHost, room: SectionRoom) {
  const phase = loads.get(section);
  if (phase === 'ready') return section.render(room);
  if (phase === 'failed') {
    return html`<div class="failure" role="alert">
      <p>${msg('The server cannot be reached. Check your connection.', { id: 'console-error-network' })}</p>
      <parley-button @click=${() => load(section, host)}
        >${msg('Try again', { id: 'notice-retry' })}</parley-button
      >
    </div>`;
  }
  if (!phase) load(section, host);
  return html`<parley-skeleton shape="rows" count="6"></parley-skeleton>`;
}

function load(section: Section, host: ReactiveControllerHost): void {
  loads.set(section, 'loading');
  const done = (phase: 'ready' | 'failed') => () => {
    loads.set(section, phase);
    host.requestUpdate();
  };
  section.load().then(done('ready'), done('failed'));
}

function missing() {
  return html`<div class="failure" role="alert">
    <p>${msg('Your account may not see this. Ask an administrator.', { id: 'console-error-forbidden' })}</p>
  </div>`;
}
