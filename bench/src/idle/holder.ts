/**
 * Open pages that say nothing, held by a process of their own. When the server goes away they come back as the widget
 * does: each after a while of its own, and with the cursor it had.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { newId, RECONNECT } from '@parley/protocol';
import { answerParent } from '../shared/helper-process.js';
import { inParallel } from '../shared/in-parallel.js';
import { RawSocket, RefusedError } from '../shared/raw-socket.js';

/** What one page shows when it connects; without a token it is a page of the bare server, which knows no `watch`. */
export interface Page {
  token: string | null;
  headers: Record<string, string>;
  /** Where it writes as soon as it is back; null for most, which only look. */
  conversationId: string | null;
}

interface Held extends Page {
  socket: RawSocket;
  cursor: string | null;
}

const HANDSHAKES_AT_ONCE = 100;
const SETTLE_MS = 500;
const PATIENCE_MS = 120_000;

let held: Held[] = [];
/** Pages whose connection ended although nobody closed it. */
let lost = 0;
const countLoss = () => {
  lost += 1;
};
let gone: () => void = countLoss;

async function openPage(url: string, page: Page, after: string | null): Promise<Held> {
  const auth = page.token === null ? {} : { auth: { token: page.token } };
  const socket = await RawSocket.connect({ url, headers: page.headers, onClose: () => gone(), ...auth });
  if (page.token === null) return { ...page, socket, cursor: null };
  const { cursor } = (await socket.ask('watch', { after })) as { cursor: string };
  return { ...page, socket, cursor };
}

interface Return {
  held: Held;
  attempts: number;
  /** How often the server was reached and would not have it, or its message. */
  refused: number;
  sent: number;
}

/** Waits between two tries as the widget does. */
function waitOf(attempt: number): number {
  const { leastMs, firstMs, mostMs } = RECONNECT;
  const ceiling = Math.min(mostMs, firstMs.contact * 2 ** (attempt - 1));
  return leastMs + Math.random() * (ceiling - leastMs);
}

async function comeBack(url: string, page: Held): Promise<Return> {
  const deadline = performance.now() + PATIENCE_MS;
  let refused = 0;
  for (let attempts = 1; ; attempts += 1) {
    await sleep(waitOf(attempts));
    try {
      const back = await openPage(url, page, page.cursor);
      const sent = await write(back);
      return { held: back, attempts, refused, sent };
    } catch (error) {
      if (error instanceof RefusedError) refused += 1;
      // Not there yet: that is what the next attempt is for.
      if (performance.now() > deadline) throw error;
    }
  }
}

/** Says what the visitor wrote meanwhile. @returns how many messages that was */
async function write({ socket, conversationId }: Held): Promise<number> {
  if (conversationId === null) return 0;
  await socket.ask('send', { id: newId('message'), conversationId, text: 'Are you back?' });
  return 1;
}

const commands = {
  open: async ({ url, pages }: { url: string; pages: Page[] }) => {
    const opened = await inParallel(pages, HANDSHAKES_AT_ONCE, (page) => openPage(url, page, null));
    held.push(...opened);
  },
  /** @returns how many were lost before it */
  close: async () => {
    const count = lost;
    gone = () => {};
    for (const { socket } of held) socket.close();
    held = [];
    // The sockets report their end in turns of their own.
    await sleep(SETTLE_MS);
    gone = countLoss;
    lost = 0;
    return count;
  },
  /** Waits until the server has gone, then for everybody to be back. */
  comeBack: async ({ url }: { url: string }) => {
    await new Promise<void>((resolve) => {
      gone = resolve;
    });
    const start = performance.now();
    gone = () => {};
    const returned = await Promise.all(held.map((page) => comeBack(url, page)));
    gone = countLoss;
    held = returned.map((each) => each.held);
    const sum = (figure: 'attempts' | 'refused' | 'sent') =>
      returned.reduce((total, each) => total + each[figure], 0);
    return {
      ms: performance.now() - start,
      attempts: sum('attempts'),
      refused: sum('refused'),
      sent: sum('sent'),
    };
  },
};

export type HolderCommands = typeof commands;

answerParent(commands);
