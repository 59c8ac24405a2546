import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileConversation, readConversations } from './conversation-file.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-file-'));
});

afterEach(() => rm(directory, { recursive: true }));

async function read(
  content: string | Buffer,
): Promise<{ good: FileConversation[]; bad: [number, string][] }> {
  const path = join(directory, 'file');
  await writeFile(path, content);
  const good: FileConversation[] = [];
  const bad: [number, string][] = [];
  for await (const conversation of readConversations(path, (...skip) => bad.push(skip)))
    good.push(conversation);
  return { good, bad };
}

function line(id: unknown, ...texts: string[]): string {
  return JSON.stringify({
    id,
    services: ['Hotels'],
    turns: texts.map((text) => ({ from: 'customer', text })),
  });
}

describe('readConversations', () => {
  it('gives each conversation with its line and its turns by side', async () => {
    const turns = [
      { from: 'customer', text: 'Hi' },
      { from: 'agent', text: ' Hello ☕ ' },
    ];

    const { good, bad } = await read(
      `\uFEFF${JSON.stringify({ id: 'c-1', services: [], turns })}\n\n${line('c-2', 'x')}\n`,
    );

    expect(bad).toEqual([]);
    expect(good).toEqual([
      {
        line: 1,
        silent: [],
        id: 'c-1',
        turns: [
          { side: 'contact', text: 'Hi' },
          { side: 'company', text: ' Hello ☕ ' },
        ],
      },
      { line: 3, id: 'c-2', silent: [], turns: [{ side: 'contact', text: 'x' }] },
    ]);
  });

  it.each([
    ['not JSON', '{"id": "c", '],
    ['not an object', '[1]'],
    ['not an object', 'null'],
    ['"id" is missing', '{"turns": [{"from": "agent", "text": "x"}]}'],
    ['"id" is missing', line('', 'x')],
    ['"id" is empty', line(' ', 'x')],
    ['"id" is not a string', line(7, 'x')],
    ['"id" has 196 characters, more than 195', line('x'.repeat(196), 'x')],
    ['"id" holds half a surrogate pair', '{"id": "\\ud83d", "turns": [{"from": "agent", "text": "x"}]}'],
    ['"turns" is missing or not a list', '{"id": "c", "turns": {}}'],
    ['"turns" is empty', line('c')],
    ['turn 1 is not an object', '{"id": "c", "turns": ["Hi"]}'],
    [
      'turn 1: "from" is neither "customer" nor "agent"',
      '{"id": "c", "turns": [{"from": "bot", "text": "x"}]}',
    ],
    ['turn 1: "text" is not a string', '{"id": "c", "turns": [{"from": "agent", "text": 7}]}'],
    ['nothing is said in any of its turns', line('c', '', ' \t\n\u00a0')],
    ['turn 1: "text" has 5001 characters, more than 5000', line('c', 'x'.repeat(LIMITS.messageText + 1))],
    [
      'turn 1: "text" holds half a surrogate pair',
      '{"id": "c", "turns": [{"from": "agent", "text": "a\\ud83d"}]}',
    ],
  ])('skips a line because %s, and goes on with the next', async (reason, bad) => {
    const read1 = await read(`${bad}\n${line('good', 'x')}\n`);

    expect(read1.bad).toEqual([[1, reason]]);
    expect(read1.good.map(({ id }) => id)).toEqual(['good']);
  });

  it('leaves out a turn in which nothing is said, and keeps the others in order', async () => {
    const { good, bad } = await read(line('c', 'first', '', 'third', ' \n'));

    expect(bad).toEqual([]);
    expect(good.map(({ turns, silent }) => [turns.map(({ text }) => text), silent])).toEqual([
      [
        ['first', 'third'],
        [2, 4],
      ],
    ]);
  });

  it('skips a line that is not UTF-8', async () => {
    const { good, bad } = await read(
      Buffer.concat([Buffer.from('{"id": "\xff"}', 'latin1'), Buffer.from(`\n${line('good', 'x')}`)]),
    );

    expect(bad).toEqual([[1, 'not UTF-8']]);
    expect(good).toHaveLength(1);
  });

  it('skips an id used before, but not one used by a bad line only', async () => {
    const { good, bad } = await read([line('c', ''), line('c', 'first'), line('c', 'second')].join('\n'));

    expect(bad).toEqual([
      [1, 'nothing is said in any of its turns'],
      [3, '"id" was already used in line 2'],
    ]);
    expect(good.map(({ turns }) => turns[0]?.text)).toEqual(['first']);
  });

  it('takes a text and an id that are just long enough', async () => {
    const { good, bad } = await read(line('i'.repeat(195), 'x'.repeat(LIMITS.messageText)));

    expect(bad).toEqual([]);
    expect(good).toHaveLength(1);
  });
});
