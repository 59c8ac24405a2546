import { describe, expect, it } from 'vitest';
import { countIn, decode, encodeConnect, encodeEvent, isGoodAnswer } from './frames.js';

const read = (text: string) => decode(Buffer.from(text));

describe('frames', () => {
  it('write what Socket.IO reads', () => {
    expect(encodeConnect()).toBe('40');
    expect(encodeConnect({ token: 't' })).toBe('40{"token":"t"}');
    expect(encodeEvent(12, 'send', '{"id":"msg_1"}')).toBe('4212["send",{"id":"msg_1"}]');
  });

  it.each([
    ['0{"sid":"x"}', 'open'],
    ['2', 'ping'],
    ['40{"sid":"x"}', 'connected'],
    ['44{"message":"no"}', 'refused'],
    ['42["events",{}]', 'event'],
    ['41', 'other'],
    ['6', 'other'],
    ['', 'other'],
  ])('tell %j to be %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  it('tell an acknowledgement’s number from its body', () => {
    expect(read('43907[{"data":1}]')).toEqual({ kind: 'ack', id: 907, body: 5 });
  });

  it('tell a good answer from a refusal', () => {
    const [good, bad, empty] = ['430[{"data":{}}]', '430[{"error":{"code":"busy"}}]', '430'].map((text) =>
      Buffer.from(text),
    );

    expect(good && isGoodAnswer(good, 3)).toBe(true);
    expect(bad && isGoodAnswer(bad, 3)).toBe(false);
    expect(empty && isGoodAnswer(empty, 3)).toBe(false);
  });

  it('count events without parsing', () => {
    const frame = Buffer.from('42["events",[{"type":"a"},{"type":"b"},{"type":"a"}]]');

    expect(countIn(frame, Buffer.from('"type":"a"'))).toBe(2);
    expect(countIn(frame, Buffer.from('"type":"c"'))).toBe(0);
  });
});
