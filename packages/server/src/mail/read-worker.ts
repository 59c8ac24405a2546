/** Reads one mail in a thread of its own, and ends. See `mail-reader.ts`, its only user. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type Received, readMail } from './received.js';

const received = await readMail(await readFile(workerData as string));
parentPort?.postMessage(received satisfies Received);
