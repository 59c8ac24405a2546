import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessible } from './accessible.js';
import { launch } from './browser.js';
import { button, field, openChat, panel, visit } from './customer.js';
import { png } from './png.js';
import { type Stage, startStage } from './stage.js';

const folder = mkdtempSync(join(tmpdir(), 'parley-files-'));
const picture = { name: 'frame.png', mimeType: 'image/png', buffer: png(320, 200) };
const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('Just words.\n') };
/** Large enough to watch on a slow line, and no picture that could be made smaller. */
const long = { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.alloc(400_000, 'words and more\n') };

let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  [browser, stage] = await Promise.all([launch(), startStage()]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const picker = (page: Page) => page.locator('parley-composer input[type=file]');
const waiting = (page: Page) => page.locator('parley-upload-list li');
const sent = (page: Page) => page.locator('parley-attachments .file .name, parley-attachments .picture');

async function send(page: Page): Promise<void> {
  await expect.poll(() => button(page, 'Send').isEnabled()).toBe(true);
  await field(page).press('Enter');
  await expect.poll(() => waiting(page).count()).toBe(0);
}

describe('a customer', () => {
  it('chooses several files, and sends them with a word', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    await picker(page).setInputFiles([picture, note]);
    await expect
      .poll(() => waiting(page).locator('.name').allTextContents())
      .toEqual(['frame.png', 'note.txt']);
    await expect.poll(() => page.locator('parley-upload-list .done').count()).toBe(2);
    await accessible(page, 'files that wait');
    await field(page).fill('Like this one');
    await send(page);

    const image = page.locator('parley-attachments img');
    await expect.poll(() => image.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(320);
    // Its room was there before it came.
    expect(await image.evaluate((it: HTMLImageElement) => [it.width > 0, it.getAttribute('height')])).toEqual(
      [true, '200'],
    );
    await page.locator('parley-attachments .file', { hasText: 'note.txt' }).waitFor();
    await accessible(page, 'a message with files');
    const { data } = await stage.company.messages.list(await stage.latest()).firstPage();
    expect(data[0]?.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['frame.png', 'image/png'],
      ['note.txt', 'text/plain'],
    ]);
  });

  it('pastes a picture', async () => {
    const page = await visit(browser, stage, { permissions: ['clipboard-read', 'clipboard-write'] });
    await openChat(page);
    await page.evaluate(copyPicture, picture.buffer.toString('base64'));
    await field(page).press('Control+V');
    await expect.poll(() => page.locator('parley-upload-list .done').count()).toBe(1);
    await send(page);

    await page.locator('parley-attachments img').waitFor();
  });

  it('drops files on the conversation', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    const paths = [picture, note].map(({ name, buffer }) => {
      const path = join(folder, name);
      writeFileSync(path, buffer);
      return path;
    });
    const { drag, drop } = await dragOver(page, paths);
    await drag();
    await page.getByText('Drop files to attach them').waitFor();
    await accessible(page, 'files held over the chat');
    await drop();
    await expect.poll(() => page.locator('parley-upload-list .done').count()).toBe(2);
    expect(await page.getByText('Drop files to attach them').count()).toBe(0);
    await send(page);

    await expect.poll(() => sent(page).count()).toBe(2);
  });

  it('sees how far a file is, leaves it out, or tries it again', async () => {
    const page = await visit(browser, stage);
    await openChat(page);
    const line = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 };
    await line.send('Network.emulateNetworkConditions', slow);
    await picker(page).setInputFiles([long, note]);
    const progress = page.getByRole('progressbar', { name: 'long.txt is being uploaded' });
    await progress.waitFor();
    await expect.poll(() => progress.evaluate((it: HTMLProgressElement) => it.value)).toBeGreaterThan(0);
    await accessible(page, 'files on their way');
    await button(page, 'Remove long.txt').click();
    await expect.poll(() => waiting(page).locator('.name').allTextContents()).toEqual(['note.txt']);
    await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });

    let cut = true;
    await page.route('**/v1/attachments?**', (route) => (cut ? route.abort() : route.continue()));
    await picker(page).setInputFiles([picture]);
    await page.getByText('The connection was lost.').waitFor({ timeout: 30_000 });
    await accessible(page, 'a file that did not get through');
    expect(await button(page, 'Send').isEnabled()).toBe(false);
    cut = false;
    await button(page, 'Try frame.png again').click();
    await expect.poll(() => page.locator('parley-upload-list .done').count()).toBe(2);
    await send(page);

    await expect.poll(() => sent(page).count()).toBe(2);
  });

  it('is told in words why a file is not taken', async () => {
    const page = await visit(browser, stage, { site: 'small' });
    await openChat(page);
    const reasons: string[] = [];
    const alert = panel(page).locator('parley-notice');
    for (const file of [
      { ...picture, name: 'huge.png', buffer: Buffer.alloc(2001, 1) },
      { ...picture, name: 'empty.png', buffer: Buffer.alloc(0) },
      note,
    ]) {
      await picker(page).setInputFiles([file]);
      await alert.filter({ hasText: file.name }).waitFor();
      reasons.push((await alert.textContent())?.trim() ?? '');
    }
    await accessible(page, 'a file that is not taken');

    expect(reasons).toEqual([
      'huge.png is larger than 2 kB.',
      'empty.png is empty.',
      'Files like note.txt are not accepted here.',
    ]);
    expect(await waiting(page).count()).toBe(0);
  });
});

/** Puts a picture on the clipboard, as a program does. */
async function copyPicture(base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const blob = new Blob([bytes], { type: 'image/png' });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
}

/** Files that somebody drags out of a folder of their computer. */
async function dragOver(page: Page, files: string[]) {
  const session = await page.context().newCDPSession(page);
  const box = await page.getByRole('log').boundingBox();
  const at = { x: (box?.x ?? 0) + 50, y: (box?.y ?? 0) + 50 };
  const data = { items: [], files, dragOperationsMask: 1 };
  const tell = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, data, ...at });
  return {
    drag: async () => {
      await tell('dragEnter');
      await tell('dragOver');
    },
    drop: async () => {
      // Whatever else was done to the page meanwhile, they are still held over it.
      await tell('dragOver');
      await tell('drop');
    },
  };
}
