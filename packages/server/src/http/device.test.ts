import { describe, expect, it } from 'vitest';
import { deviceOf } from './device.js';

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const DESK = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';

describe('a browser', () => {
  it('is known coarsely by what it says', () => {
    expect(deviceOf(PHONE, 'de-CH,de;q=0.9,en;q=0.8')).toEqual({
      browser: 'Chrome',
      os: 'Android',
      kind: 'mobile',
      language: 'de-CH',
    });
    expect(deviceOf(DESK, undefined)).toEqual({
      browser: 'Firefox',
      os: 'Windows',
      kind: 'desktop',
      language: null,
    });
  });

  it('that says nothing, or nonsense, is not known', () => {
    expect(deviceOf(undefined, undefined)).toBe(null);
    expect(deviceOf('', '*')).toBe(null);
    expect(deviceOf('x'.repeat(5000), '<script>')).toBe(null);
    expect(deviceOf('node', '')).toBe(null);
  });
});
