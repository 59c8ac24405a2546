/** What else there is beside the list, where there is room for its names. The code of both comes later: see `inbox-room-controller.ts`. */
import type { Agent } from '@parley/protocol';
import { html } from 'lit';
import type { Section } from '../sections.js';
import type { InboxRoomController } from './inbox-room-controller.js';

interface SideState {
  room: InboxRoomController['room'];
  agent: Agent;
  sections: readonly Section[];
}

export function renderSide({ room, agent, sections }: SideState) {
  return html`<div class="side">
    <parley-views .counts=${room?.counts ?? null} .teams=${room?.teams ?? []} current=${room?.view ?? ''}></parley-views>
    <parley-place-links .agent=${agent} .sections=${sections}></parley-place-links>
  </div>`;
}
