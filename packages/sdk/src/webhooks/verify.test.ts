/** What our own check takes and refuses, held against the library of Standard Webhooks as the one that signs. */
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { SignatureError } from '../errors.js';
import { verifyWebhook } from './verify.js';

const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const other = `whsec_${Buffer.from('another secret, as long as that').toString('base64')}`;
const AT = new Date('2026-11-24T10:00:00Z');
const body = JSON.stringify({ type: 'message.created', message: { text: 'Zoë 👋' } });

function headersFor(payload: string, by: string[] = [secret]): Record<string, string> {
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(AT.getTime() / 1000),
    'webhook-signature': by.map((one) => new Webhook(one).sign('evt_1', AT, payload)).join(' '),
  };
}
const verify = (change: object = {}) =>
  verifyWebhook({ body, headers: headersFor(body), secret, now: AT.getTime(), ...change });

describe('what arrives at a webhook', () => {
  it('is believed when the reference library has signed it, as text and as bytes', async () => {
    expect(await verify()).toEqual(JSON.parse(body));
    expect(await verify({ body: new TextEncoder().encode(body) })).toEqual(JSON.parse(body));
    expect(await verify({ headers: new Headers(headersFor(body)) })).toEqual(JSON.parse(body));
  });

  it('is believed with either secret during a rotation, on both sides', async () => {
    expect(await verify({ headers: headersFor(body, [other, secret]) })).toEqual(JSON.parse(body));
    expect(await verify({ secret: [other, secret] })).toEqual(JSON.parse(body));
  });

  it('is believed whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (payload) => {
        expect(await verify({ body: payload, headers: headersFor(payload) })).toEqual(JSON.parse(payload));
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, object]>([
    ['another body', { body: `${body} ` }],
    ['another secret', { secret: other }],
    ['another id', { headers: { ...headersFor(body), 'webhook-id': 'evt_2' } }],
    ['a signature of another version', { headers: { ...headersFor(body), 'webhook-signature': 'v2,AAAA' } }],
    ['a signature that is none', { headers: { ...headersFor(body), 'webhook-signature': 'v1,%%%' } }],
    ['no signature', { headers: { ...headersFor(body), 'webhook-signature': '' } }],
    ['no headers', { headers: {} }],
    ['a time that is none', { headers: { ...headersFor(body), 'webhook-timestamp': 'soon' } }],
    ['another time', { headers: { ...headersFor(body), 'webhook-timestamp': '1795514401' } }],
    ['what was signed too long ago', { now: AT.getTime() + 301_000 }],
    ['what was signed in the future', { now: AT.getTime() - 301_000 }],
    ['a secret that is none', { secret: 'whsec_%%%' }],
    ['an empty secret', { secret: '' }],
    ['no secret at all', { secret: [] }],
  ])('is refused with %s', async (_, change) => {
    const refusal = verify(change);

    await expect(refusal).rejects.toBeInstanceOf(SignatureError);
    await expect(refusal).rejects.toMatchObject({ code: 'invalid_signature' });
  });

  it('is refused without a word of the body or the secret', async () => {
    const error = await verify({ body: 'private words' }).catch((thrown: Error) => thrown);

    expect(String(error)).not.toContain('private words');
    expect(String(error)).not.toContain(secret);
  });
});
