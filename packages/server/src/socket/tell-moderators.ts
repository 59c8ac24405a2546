/** The last door before a queue's news leave the process: each socket is asked again whether they are for it. */
import type { ModerationNews } from '@parley/protocol';
import { mayHearQueues, roomOfQueues } from '../log/audience.js';
import type { Gateway } from './types.js';

/** To this process's own sockets: each process tells its own. */
export function tellModerators(gateway: Gateway, siteId: string, news: ModerationNews): void {
  const { adapter, sockets } = gateway.of('/');
  for (const id of adapter.rooms.get(roomOfQueues(siteId)) ?? []) {
    const socket = sockets.get(id);
    if (socket !== undefined && mayHearQueues(socket.data.actor, siteId)) socket.emit('moderation', news);
  }
}
