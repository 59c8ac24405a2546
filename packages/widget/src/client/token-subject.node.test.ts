import { describe, expect, it } from 'vitest';
import { subjectOf } from './token-subject.js';

const tokenOf = (payload: object) =>
  ['{}', JSON.stringify(payload), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');

describe('subjectOf', () => {
  it('reads whom a token speaks of, in any script', () => {
    expect(subjectOf(tokenOf({ sub: 'crm-4711' }))).toBe('crm-4711');
    expect(subjectOf(tokenOf({ sub: 'Zoë 李🙂??>>' }))).toBe('Zoë 李🙂??>>');
  });

  it.each(['', 'x', 'a.b.c', tokenOf({}), tokenOf({ sub: 7 }), '..', 'é.é.é'])(
    'reads nothing from %j',
    (token) => {
      expect(subjectOf(token)).toBeUndefined();
    },
  );
});
