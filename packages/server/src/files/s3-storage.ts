/** Attachments as objects of a bucket, at Amazon or whoever speaks the same language. The server alone speaks to it. */
import { openAsBlob } from 'node:fs';
import { AwsV4Signer } from 'aws4fetch';
import { AppError } from '../errors.js';
import type { ByteRange, Storage } from './storage.js';

interface Asking {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: Blob;
}

export class S3Storage implements Storage {
  /** Of the bucket, with a slash at the end. */
  readonly #base: string;
  readonly #credentials: { accessKeyId: string; secretAccessKey: string; region: string; service: 's3' };

  /** @param address `https://ACCESS:SECRET@host/bucket/folder?region=…`, credentials percent-encoded */
  constructor(address: string) {
    const url = new URL(address);
    this.#base = `${url.origin}${url.pathname.replace(/\/+$/, '')}/`;
    this.#credentials = {
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
      region: url.searchParams.get('region') ?? 'us-east-1',
      service: 's3',
    };
  }

  async put(key: string, path: string, type: string): Promise<void> {
    const body = await openAsBlob(path);
    // Whatever somebody makes of the bucket's own addresses: a download, and nothing else.
    const headers = { 'content-type': type, 'content-disposition': 'attachment' };
    await drained(await this.#ask(key, { method: 'PUT', headers, body }));
  }

  async open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | undefined> {
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {};
    const answer = await this.#ask(key, { method: 'GET', headers });
    if (answer.status !== 404) return answer.body ?? undefined;
    await drained(answer);
    return undefined;
  }

  async size(key: string): Promise<number | undefined> {
    const answer = await this.#ask(key, { method: 'HEAD' });
    await drained(answer);
    return answer.status === 404 ? undefined : Number(answer.headers.get('content-length'));
  }

  async remove(key: string): Promise<void> {
    await drained(await this.#ask(key, { method: 'DELETE' }));
  }

  /** @throws AppError `busy` when the bucket cannot be reached or refuses; 404 is an answer */
  async #ask(key: string, { method, headers = {}, body }: Asking): Promise<Response> {
    const request = { url: this.#base + key, method, headers };
    const signed = await new AwsV4Signer({ ...request, ...this.#credentials }).sign();
    let answer: Response;
    try {
      answer = await fetch(signed.url, { method, headers: signed.headers, ...(body && { body }) });
    } catch (cause) {
      throw unreachable(new Error(`${method} of an attachment: the bucket does not answer.`, { cause }));
    }
    if (answer.ok || answer.status === 404) return answer;
    const words = (await answer.text()).slice(0, 500);
    throw unreachable(
      new Error(`${method} of an attachment: the bucket answered ${answer.status}: ${words}`),
    );
  }
}

/** A connection is only used again once its answer was read. */
async function drained(answer: Response): Promise<void> {
  await answer.arrayBuffer();
}

function unreachable(cause: Error): AppError {
  const text = 'The server cannot reach its storage. Please send the same again a little later.';
  return new AppError('busy', text, { retryAfter: 5, cause });
}
