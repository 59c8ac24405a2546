/**
 * Open pages that say nothing, held by a process of their own. When the server goes away they come back as the widget
 * does: each after a while of its own, and with the cursor it had.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { answerParent } from '../shared/helper-process.js';
import { inParallel } from '../shared/in-parallel.js';
import { RawSocket } from '../shared/raw-socket.js';

/** What one page shows when it connects; without a token it is a page of the bare server, which knows no `watch`. */
export interface Page {
  token: string | null;
  headers: Record<string, string>;
}

interface Held extends Page {
  socket: RawSocket;
  cursor: string | null;
}

const HANDSHAKES_AT_ONCE = 100;
/** The widget's own: see packages/widget/src/client/live.ts. */
const BACK_OFF = { firstMs: 500, mostMs: 15_000, spread: 0.5 };
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

async function comeBack(url: string, page: Held): Promise<{ held: Held; attempts: number }> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let attempts = 1; ; attempts += 1) {
    const wait = Math.min(BACK_OFF.mostMs, BACK_OFF.firstMs * 2 ** (attempts - 1));
    await sleep(wait * (1 + BACK_OFF.spread * (2 * Math.random() - 1)));
    try {
      return { held: await openPage(url, page, page.cursor), attempts };
    } catch (error) {
      // Not there yet: that is what the next attempt is for.
      if (performance.now() > deadline) throw error;
    }
  }
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
    return {
      ms: performance.now() - start,
      attempts: returned.reduce((sum, each) => sum + each.attempts, 0),
    };
  },
};

export type HolderCommands = typeof commands;

answerParent(commands);
