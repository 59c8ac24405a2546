/**
 * Files on their way to the server, before the message that takes them along: several at once, with progress, to be
 * cancelled or tried again. Fetched when somebody first attaches something. What is not sent in the end the server
 * lets go by itself.
 */
import { type Attachment, type AttachmentRules, newId } from '@parley/protocol';
import type { TokenSource } from './api.js';
import { ApiError, isErrorBody } from './api-error.js';
import { Store } from './store.js';

/** So many travel at the same time; the others wait. */
const AT_ONCE = 3;
/** So long may a file stand still. */
const STALLED = 60_000;

export interface UploadItem {
  /** Its name here, until the server gives it an id. */
  key: string;
  file: File;
  name: string;
  bytes: number;
  /** What the browser takes it for; the server looks for itself. */
  type: string;
  phase: 'waiting' | 'uploading' | 'done' | 'failed';
  /** From 0 to 1. */
  progress: number;
  /** Why it failed; null otherwise. */
  error: ApiError | null;
  /** What the server made of it, once `done`. */
  attachment: Attachment | null;
}

/** A file that was not taken in, and why. */
export interface UploadRefusal {
  file: File;
  reason: 'empty' | 'too_large' | 'too_many' | 'type';
}

export interface UploadsOptions {
  /** Origin of the server. */
  server: string;
  /** For a contact; an agent's cookie travels by itself. */
  tokens?: TokenSource;
  rules: AttachmentRules;
  /** For which conversation they are: whoever speaks for the company has to say so. */
  conversationId?: string;
}

export class UploadsStore extends Store<readonly UploadItem[]> {
  #options: UploadsOptions;
  #requests = new Map<string, XMLHttpRequest>();

  constructor(options: UploadsOptions) {
    super([]);
    this.#options = options;
  }

  /** Whether something is still on its way. */
  get busy(): boolean {
    return this.state.some(({ phase }) => phase === 'waiting' || phase === 'uploading');
  }

  /** Takes files in and begins to send them. Answers with those that can be known not to be welcome. */
  add(files: Iterable<File>): UploadRefusal[] {
    const refusals: UploadRefusal[] = [];
    const items = [...this.state];
    for (const file of files) {
      const reason = this.#refuse(file, items.length);
      if (reason) refusals.push({ file, reason });
      else items.push(waiting(file));
    }
    this.set(items);
    this.#next();
    return refusals;
  }

  /** Takes one out, wherever it is on its way. */
  cancel(key: string): void {
    this.#requests.get(key)?.abort();
    this.#requests.delete(key);
    this.set(this.state.filter((item) => item.key !== key));
    this.#next();
  }

  /** Tries a failed one again. */
  retry(key: string): void {
    const failed = this.state.find((item) => item.key === key && item.phase === 'failed');
    if (!failed) return;
    this.#change(key, { phase: 'waiting', progress: 0, error: null });
    this.#next();
  }

  /** Takes all of them out. */
  clear(): void {
    for (const { key } of this.state) this.cancel(key);
  }

  /** What is ready to go with a message, in the order of adding; from here on it belongs to the message. */
  take(): Attachment[] {
    const taken = this.state.flatMap(({ attachment }) => attachment ?? []);
    this.set(this.state.filter(({ attachment }) => attachment === null));
    return taken;
  }

  #refuse(file: File, count: number): UploadRefusal['reason'] | undefined {
    const { rules } = this.#options;
    if (count >= rules.perMessage) return 'too_many';
    if (file.size === 0) return 'empty';
    if (file.size > rules.maxBytes) return 'too_large';
    // Without a type of the browser's only the server can tell.
    return file.type !== '' && !isWelcome(file.type, rules.types) ? 'type' : undefined;
  }

  #next(): void {
    for (const { key, phase } of this.state) {
      if (this.#requests.size >= AT_ONCE) return;
      if (phase === 'waiting' && !this.#requests.has(key)) void this.#upload(key);
    }
  }

  async #upload(key: string): Promise<void> {
    const request = new XMLHttpRequest();
    this.#requests.set(key, request);
    this.#change(key, { phase: 'uploading' });
    try {
      const attachment = await this.#sendWithToken(key, request);
      this.#change(key, { phase: 'done', progress: 1, attachment });
    } catch (thrown) {
      this.#change(key, { phase: 'failed', error: ApiError.from(thrown) });
    } finally {
      if (this.#requests.get(key) === request) this.#requests.delete(key);
      this.#next();
    }
  }

  async #sendWithToken(key: string, request: XMLHttpRequest): Promise<Attachment> {
    const { tokens } = this.#options;
    const token = await tokens?.token();
    try {
      return await this.#send(key, request, token);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401 || !tokens || !token) throw error;
      return this.#send(key, request, await tokens.renew(token));
    }
  }

  /** A request of the older kind: `fetch` cannot tell how far an upload has got. */
  #send(key: string, request: XMLHttpRequest, token: string | undefined): Promise<Attachment> {
    const item = this.state.find((candidate) => candidate.key === key);
    if (!item) return Promise.reject(new ApiError('network', 'Cancelled.'));
    return new Promise((resolve, reject) => {
      const { server, conversationId } = this.#options;
      const url = new URL('/v1/attachments', server);
      url.searchParams.set('name', item.name);
      if (conversationId !== undefined) url.searchParams.set('conversationId', conversationId);
      request.open('POST', url);
      if (token !== undefined) request.setRequestHeader('authorization', `Bearer ${token}`);
      // Whatever it is: the server looks for itself.
      request.setRequestHeader('content-type', 'application/octet-stream');
      const stall = watchStalling(request);
      request.upload.onprogress = ({ loaded, total }) => {
        stall.moved();
        this.#change(key, { progress: total > 0 ? loaded / total : 0 });
      };
      request.onloadend = () => {
        stall.stop();
        const body = parse(request.responseText);
        if (request.status === 201) resolve(body as Attachment);
        else reject(refusalOf(request.status, body));
      };
      request.send(item.file);
    });
  }

  #change(key: string, changes: Partial<UploadItem>): void {
    this.set(this.state.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  }
}

function waiting(file: File): UploadItem {
  const { name, size, type } = file;
  // Any id will do, as long as it is another each time.
  const key = newId('message');
  return { key, file, name, bytes: size, type, phase: 'waiting', progress: 0, error: null, attachment: null };
}

/** Whether `type` is among `types`, in which `image/*` stands for all of a kind. */
export function isWelcome(type: string, types: readonly string[]): boolean {
  const essence = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return types.some((rule) =>
    rule.endsWith('/*') ? essence.startsWith(rule.slice(0, -1)) : essence === rule,
  );
}

/** A network that has died silently says nothing at all: ends a request of which nothing moves. */
function watchStalling(request: XMLHttpRequest) {
  let timer = setTimeout(() => request.abort(), STALLED);
  return {
    moved() {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STALLED);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) return ApiError.fromBody(body, status);
  if (status === 0) return new ApiError('network', 'The server could not be reached.');
  if (status === 413) return new ApiError('payload_too_large', 'The file is too large.', { status });
  return new ApiError('busy', `The server answered with status ${status}.`, { status });
}
