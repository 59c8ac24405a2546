/**
 * The HTTP API, typed. It sends what it is given and keeps nothing; the one thing it does by itself is to renew a
 * contact's token once when the server refuses it.
 */
import type {
  Availability,
  Contact,
  Conversation,
  ConversationCounts,
  ConversationListQuery,
  ConversationPage,
  CreateConversationInput,
  CreateMessageInput,
  CreateSessionInput,
  Me,
  Message,
  MessageListQuery,
  MessagePage,
  Rating,
  ReadInput,
  ReadResult,
  SearchPage,
  SearchQuery,
  Session,
  SignInInput,
  Site,
  UpdateConversationInput,
  UpdateMessageInput,
} from '@parley/protocol';
import { ApiError, isErrorBody } from './api-error.js';
import type { Introduction } from './opening.js';

const TIMEOUT = 15_000;

/** Gives the contact's token. An agent has none: its cookie travels by itself. */
export interface TokenSource {
  /** The token at hand, or a first one. */
  token(): Promise<string>;
  /** A new token, because `refused` was refused. */
  renew(refused: string): Promise<string>;
}

export interface ApiOptions {
  /** Origin of the server, e.g. `https://chat.example.com`. */
  server: string;
  /** For a contact. Without it, requests carry the agent's cookie, and only to the same origin. */
  tokens?: TokenSource;
}

/** Enough of a message to find it on the server. */
export type MessageAddress = Pick<Message, 'conversationId' | 'id'>;

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: object;
  /** False for what anyone may ask. */
  authenticated?: boolean;
  /** What the answer is; JSON by default. */
  as?: 'json' | 'blob';
  /** True for what must arrive even when the page goes away. */
  keepalive?: boolean;
}

export class Api {
  readonly server: string;
  #tokens: TokenSource | undefined;

  constructor({ server, tokens }: ApiOptions) {
    this.server = server;
    this.#tokens = tokens;
  }

  site(key: string): Promise<Site> {
    return this.request(`/v1/sites/${encodeURIComponent(key)}`, { authenticated: false });
  }

  createSession(input: CreateSessionInput): Promise<Session> {
    return this.request('/v1/sessions', { method: 'POST', body: input, authenticated: false });
  }

  me(): Promise<Me> {
    return this.request('/v1/me');
  }

  signIn(input: SignInInput): Promise<Me> {
    return this.request('/v1/sign-in', { method: 'POST', body: input });
  }

  /** Makes this browser's contact the person whom the company's backend vouches for. */
  identify(token: string): Promise<Session> {
    return this.request('/v1/identify', { method: 'POST', body: { token } });
  }

  /** Ends what this browser's id and secret are good for. */
  async signOff(): Promise<void> {
    await this.request<unknown>('/v1/sign-off', { method: 'POST', body: {}, keepalive: true });
  }

  updateMe(input: Introduction): Promise<Contact> {
    return this.request('/v1/me', { method: 'PATCH', body: input });
  }

  availability(siteKey: string, team?: string): Promise<Availability> {
    const path = `/v1/sites/${encodeURIComponent(siteKey)}/availability`;
    return this.request(path, { query: { team }, authenticated: false });
  }

  contact(id: string): Promise<Contact> {
    return this.request(`/v1/contacts/${id}`);
  }

  async signOut(): Promise<void> {
    await this.request<unknown>('/v1/sign-out', { method: 'POST', body: {} });
  }

  conversations(query: ConversationListQuery = {}): Promise<ConversationPage> {
    return this.request('/v1/conversations', { query });
  }

  /** How many conversations stand in each view, for an agent. */
  counts(): Promise<ConversationCounts> {
    return this.request('/v1/conversations/counts');
  }

  search(query: SearchQuery): Promise<SearchPage> {
    return this.request('/v1/search', { query });
  }

  conversation(id: string): Promise<Conversation> {
    return this.request(`/v1/conversations/${id}`);
  }

  createConversation(input: CreateConversationInput): Promise<Conversation> {
    return this.request('/v1/conversations', { method: 'POST', body: input });
  }

  /** A contact tells where it is; an agent ends, reopens or hands over. */
  updateConversation(id: string, input: UpdateConversationInput): Promise<Conversation> {
    return this.request(`/v1/conversations/${id}`, { method: 'PATCH', body: input });
  }

  createRating(
    conversationId: string,
    input: { id: string; score: number; comment?: string },
  ): Promise<Rating> {
    return this.request(`/v1/conversations/${conversationId}/ratings`, { method: 'POST', body: input });
  }

  /** The whole conversation as a page to keep. */
  transcript(conversationId: string): Promise<Blob> {
    return this.request(`/v1/conversations/${conversationId}/transcript`, { as: 'blob' });
  }

  /** Sends it to the contact's e-mail address. */
  async mailTranscript(conversationId: string): Promise<void> {
    const path = `/v1/conversations/${conversationId}/transcript`;
    await this.request<unknown>(path, { method: 'POST', body: { to: 'mail' } });
  }

  messages(conversationId: string, query: MessageListQuery = {}): Promise<MessagePage> {
    return this.request(`/v1/conversations/${conversationId}/messages`, { query });
  }

  createMessage(conversationId: string, input: CreateMessageInput): Promise<Message> {
    return this.request(`/v1/conversations/${conversationId}/messages`, { method: 'POST', body: input });
  }

  updateMessage({ conversationId, id }: MessageAddress, input: UpdateMessageInput): Promise<Message> {
    return this.request(messagePath(conversationId, id), { method: 'PATCH', body: input });
  }

  /** The customer's word on what a message asks them. */
  consent({ conversationId, id }: MessageAddress, consent: boolean): Promise<Message> {
    return this.request(`/v1/conversations/${conversationId}/messages/${id}/consent`, {
      method: 'POST',
      body: { consent },
    });
  }

  deleteMessage({ conversationId, id }: MessageAddress): Promise<Message> {
    return this.request(messagePath(conversationId, id), { method: 'DELETE' });
  }

  read(conversationId: string, input: ReadInput): Promise<ReadResult> {
    return this.request(`/v1/conversations/${conversationId}/read`, { method: 'POST', body: input });
  }

  /** Asks for anything else. @throws ApiError */
  async request<T>(path: string, request: ApiRequest = {}): Promise<T> {
    const tokens = request.authenticated === false ? undefined : this.#tokens;
    if (!tokens) return this.#send<T>(path, request);
    const token = await tokens.token();
    try {
      return await this.#send<T>(path, request, token);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      return this.#send<T>(path, request, await tokens.renew(token));
    }
  }

  async #send<T>(path: string, request: ApiRequest, token?: string): Promise<T> {
    const url = new URL(path, this.server);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers: Record<string, string> = {};
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (request.body !== undefined) headers['content-type'] = 'application/json';

    const response = await fetch(url, {
      method: request.method ?? 'GET',
      headers,
      body: request.body === undefined ? null : JSON.stringify(request.body),
      credentials: this.#tokens ? 'omit' : 'same-origin',
      cache: 'no-store',
      keepalive: request.keepalive ?? false,
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (!response.ok) throw await refusal(response);
    return (await response[request.as ?? 'json']().catch((cause: unknown) => {
      throw unreachable(cause);
    })) as T;
  }
}

function messagePath(conversationId: string, id: string): string {
  return `/v1/conversations/${conversationId}/messages/${id}`;
}

function unreachable(cause: unknown): ApiError {
  const late = cause instanceof DOMException && cause.name === 'TimeoutError';
  return late
    ? new ApiError('timeout', 'The server did not answer in time.', { cause })
    : new ApiError('network', 'The server could not be reached.', { cause });
}

async function refusal(response: Response): Promise<ApiError> {
  const { status } = response;
  // Not every refusal is ours: a proxy in between answers in HTML.
  const body: unknown = await response.json().catch(() => undefined);
  if (isErrorBody(body)) return ApiError.fromBody(body, status);
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  if (status === 429) return new ApiError('rate_limited', 'Too many requests.', { status, retryAfter });
  if (status >= 500) return new ApiError('busy', 'The server is not available.', { status, retryAfter });
  return new ApiError('internal', `The server answered with status ${status}.`, { status });
}
