/** Attachments: files come in as raw bytes, and go out by their signed address to whoever has it. */
import { z } from '@hono/zod-openapi';
import { create as contentDisposition } from 'content-disposition';
import parseRange from 'range-parser';
import { AppError } from '../errors.js';
import { isInline } from '../files/media-types.js';
import type { ByteRange } from '../files/storage.js';
import { fileAddress, uploadQuery } from '../schemas/attachments.js';
import { attachment } from '../schemas/models.js';
import { parse } from '../schemas/parse.js';
import { findFile, uploadAttachment } from '../services/attachments.js';
import type { App } from './app.js';
import { readCaller } from './caller.js';
import type { Parts } from './env.js';
import { answer, createRoute, refusals, security } from './route.js';

/** Where bodies are no JSON and have limits of their own. */
export const UPLOAD_PATH = '/v1/attachments';

const upload = createRoute({
  method: 'post',
  path: UPLOAD_PATH,
  tags: ['Attachments'],
  summary: 'Upload a file, to be sent with a message',
  description:
    'The body is the file itself, and `Content-Length` its size. What it is, is found from its content; pictures are ' +
    'written anew, without what they tell beside the pixels. Give its id to a message within 24 hours. ' +
    'A contact may leave `conversationId` out.',
  security: [security.contact, security.agent, security.key],
  request: {
    query: uploadQuery,
    body: { required: true, content: { 'application/octet-stream': { schema: z.any() } } },
  },
  responses: {
    201: answer(attachment, 'Stored'),
    ...refusals(
      'forbidden',
      'not_found',
      'token_expired',
      'origin_forbidden',
      'payload_too_large',
      'unsupported_media_type',
    ),
  },
});

export function attachmentRoutes(app: App, parts: Parts): void {
  app.openapi(upload, async (c) => {
    const { incoming } = c.env;
    const length = c.req.header('content-length') ?? '';
    if (!/^\d{1,15}$/.test(length)) {
      throw new AppError('invalid_input', 'Say how large the file is: Content-Length.');
    }
    const { ctx, caller } = c.var;
    const bytes = Number(length);
    const charge = () => parts.limits.upload(ctx.actor, caller.address, bytes);
    const args = { ...c.req.valid('query'), bytes, body: incoming, charge };
    const stored = await uploadAttachment(ctx, parts.uploads, args);
    parts.metrics.uploaded(stored.bytes);
    return c.json(stored, 201);
  });
}

/** Nothing of an attachment may act: it is shown, played or saved, on a page that knows nobody. */
const FILE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'accept-ranges': 'bytes',
};

/** Must be mounted before `authentication`: on these paths no cookie and no token is looked at. */
export function fileRoutes(app: App, parts: Parts): void {
  app.get('/v1/files/:id/:name', async (c) => {
    const address = parse(fileAddress, { id: c.req.param('id'), ...c.req.query() });
    const file = await findFile(parts.base, address).catch(async (refusal: unknown) => {
      // Who has good addresses may fetch as many as a page shows; who guesses is counted.
      await parts.limits.request({ type: 'nobody' }, readCaller(c.env.incoming, parts).address);
      throw refusal;
    });
    const etag = `"${file.id}"`;
    const left = Math.max(0, address.expires - Math.floor(parts.base.now().getTime() / 1000));
    const headers: Record<string, string> = {
      ...FILE_HEADERS,
      etag,
      'cache-control': `private, max-age=${left}, immutable`,
      'content-type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
      'content-disposition': contentDisposition(file.name, {
        type: isInline(file.type) ? 'inline' : 'attachment',
      }),
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    const range = rangeOf(c.req.header('range'), c.req.header('if-range'), file);
    if (range === 'beyond') return c.body(null, 416, { 'content-range': `bytes */${file.bytes}` });
    const { start, end } = range ?? { start: 0, end: file.bytes - 1 };
    headers['content-length'] = String(end - start + 1);
    if (range !== undefined) headers['content-range'] = `bytes ${start}-${end}/${file.bytes}`;
    const status = range === undefined ? 200 : 206;
    if (c.req.method === 'HEAD') return c.body(null, status, headers);
    const bytes = await parts.uploads.storage.open(file.storage_key, range);
    if (bytes === undefined) {
      parts.log.error({ attachment: file.id }, 'the bytes of an attachment are not in the storage');
      throw new AppError('not_found', 'This file is no longer there.');
    }
    return c.body(bytes, status, headers);
  });
}

/** One range at most, as players ask for; several at once are answered with the whole. */
function rangeOf(
  range: string | undefined,
  ifRange: string | undefined,
  file: { id: string; bytes: number },
): ByteRange | 'beyond' | undefined {
  if (range === undefined || (ifRange !== undefined && ifRange !== `"${file.id}"`)) return undefined;
  const found = parseRange(file.bytes, range, { combine: true });
  if (found === -1) return 'beyond';
  const [only] = typeof found === 'object' && found.type === 'bytes' && found.length === 1 ? found : [];
  return only && { start: only.start, end: only.end };
}
