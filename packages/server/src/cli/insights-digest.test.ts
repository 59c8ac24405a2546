import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAIN } from '../testing/server-process.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const run = (...more: string[]) =>
  promisify(execFile)(process.execPath, [MAIN, 'insights', 'digest', ...server.installation.flags, ...more]);

it('prints the mail of the last week’s figures, in any of its languages, and sends nothing', async () => {
  const { stdout: english } = await run('--preview');
  const { stdout: german } = await run('--preview', '--locale', 'de', '--html');

  expect(english).toMatch(/^Your figures from .+\n\nWhat your conversations cost and brought/);
  expect(english).toContain('Profit: €0.00 (week before: €0.00)');
  expect(german).toMatch(/^<!doctype html>\n<html lang="de"/);
});

it('wants to hear that it is only a look', async () => {
  await expect(run()).rejects.toMatchObject({ stderr: expect.stringContaining('--preview') });
});
