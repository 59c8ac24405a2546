/** The light client in its own process: holds the crowds of all servers, and lets one speak at a time. */
import { answerParent } from '../shared/helper-process.js';
import { Crowd, type Seat } from './crowd.js';

const crowds = new Map<string, Crowd>();

function crowdAt(url: string): Crowd {
  const crowd = crowds.get(url) ?? new Crowd(url);
  crowds.set(url, crowd);
  return crowd;
}

const commands = {
  seat: ({ url, seats }: { url: string; seats: Seat[] }) => crowdAt(url).seat(seats),
  seatAgent: ({ url, headers }: { url: string; headers: Record<string, string> }) =>
    crowdAt(url).seatAgent(headers),
  round: ({ url, conversations, ms }: { url: string; conversations: number; ms: number }) =>
    crowdAt(url).round(conversations, ms),
  totals: async ({ url }: { url: string }) => crowdAt(url).totals(),
};

export type LoadClientCommands = typeof commands;

answerParent(commands);
