/** Shows a place of the console, with a way back to the inbox above it. */
import type { ReactiveControllerHost } from 'lit';
import { html } from 'lit';
import '../../elements/button/button.js';
import { backIcon } from '../../internal/icons.js';
import { msg } from '../../internal/localize.js';
import type { Place } from '../hash-route.js';
import type { Section, SectionRoom } from '../sections.js';
import { codeView } from './code-view.js';

export interface PlaceViewOptions extends Omit<SectionRoom, 'path'> {
  place: Place;
  /** Draws again when the code has come. */
  host: ReactiveControllerHost;
  sections: readonly Section[];
  /** Goes back to the inbox. */
  leave: () => void;
}

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
    ${
      section
        ? codeView({
            load: section.load,
            host,
            draw: () => section.render({ ...room, path: place.path }),
          })
        : refusal(sections.some(({ id }) => id === place.id))
    }
  </section>`;
}

/** @param exists whether it is a place at all, only not for this agent */
function refusal(exists: boolean) {
  return html`<div class="failure" role="alert">
    <p>
      ${
        exists
          ? msg('Your account may not see this. Ask an administrator.', { id: 'console-error-forbidden' })
          : msg('This page does not exist.', { id: 'console-error-no-page' })
      }
    </p>
  </div>`;
}
