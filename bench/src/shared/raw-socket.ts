/** A Socket.IO client of raw frames: so light that the server is measured and not the client. Never reconnects. */
import { SOCKET_PATH } from '@parley/protocol';
import { WebSocket } from 'ws';
import { decode, encodeConnect, encodeEvent, isGoodAnswer, PONG } from './frames.js';

export interface RawSocketOptions {
  /** Of the server, e.g. `http://127.0.0.1:4300`. */
  url: string;
  /** `Origin`, `Cookie`: what a browser would send. */
  headers?: Record<string, string>;
  /** What the handshake shows, e.g. `{ token }`. */
  auth?: object;
  /** Hears every event as its raw frame. */
  onEvent?: (frame: Buffer) => void;
  /** Hears that the connection ended, whoever ended it. */
  onClose?: () => void;
  /** How long connecting may take. */
  timeoutMs?: number;
}

/** Hears an answer: the frame, and where in it the JSON begins. */
export type OnAnswer = (frame: Buffer, body: number) => void;

/** The server was reached and said no. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

const CONNECT_MS = 30_000;

export class RawSocket {
  readonly #options: RawSocketOptions;
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, OnAnswer>();
  #lastId = 0;
  #connected: (error?: Error) => void = () => {};

  private constructor(options: RawSocketOptions) {
    this.#options = options;
    const path = `${SOCKET_PATH}/?EIO=4&transport=websocket`;
    this.#socket = new WebSocket(`${options.url.replace(/^http/, 'ws')}${path}`, {
      headers: options.headers ?? {},
      perMessageDeflate: false,
    });
    this.#socket.on('message', (frame: Buffer) => this.#receive(frame));
    this.#socket.on('error', (error) => this.#connected(error));
    this.#socket.on('close', () => {
      this.#connected(new Error('The server closed the connection.'));
      options.onClose?.();
    });
  }

  /** @throws RefusedError when the server refuses, Error when it is not reached in time */
  static async connect(options: RawSocketOptions): Promise<RawSocket> {
    const socket = new RawSocket(options);
    const timer = setTimeout(() => socket.close(), options.timeoutMs ?? CONNECT_MS);
    try {
      await new Promise<void>((resolve, reject) => {
        socket.#connected = (error) => (error === undefined ? resolve() : reject(error));
      });
    } catch (error) {
      // Whoever was refused has no use for the connection below.
      socket.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return socket;
  }

  /** Sends an event whose answer goes to `onAnswer`. @param json its one object, already as JSON */
  emit(name: string, json: string, onAnswer: OnAnswer): void {
    this.#lastId += 1;
    this.#answers.set(this.#lastId, onAnswer);
    this.#socket.send(encodeEvent(this.#lastId, name, json));
  }

  /** Sends an event and waits for a good answer. @throws RefusedError with the refusal; Error when it ends before */
  ask(name: string, input: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const onClose = () => reject(new Error(`The connection ended before ${name} was answered.`));
      if (this.#socket.readyState !== WebSocket.OPEN) return onClose();
      this.#socket.once('close', onClose);
      this.emit(name, JSON.stringify(input), (frame, body) => {
        this.#socket.off('close', onClose);
        const text = frame.toString('utf8', body);
        if (isGoodAnswer(frame, body)) resolve((JSON.parse(text) as [{ data: unknown }])[0].data);
        else reject(new RefusedError(`${name} was refused: ${text}`));
      });
    });
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive(frame: Buffer): void {
    const head = decode(frame);
    switch (head.kind) {
      case 'ack': {
        const onAnswer = this.#answers.get(head.id);
        this.#answers.delete(head.id);
        onAnswer?.(frame, head.body);
        return;
      }
      case 'event':
        this.#options.onEvent?.(frame);
        return;
      case 'ping':
        this.#socket.send(PONG);
        return;
      case 'open':
        this.#socket.send(encodeConnect(this.#options.auth));
        return;
      case 'connected':
        this.#connected();
        return;
      case 'refused':
        this.#connected(new RefusedError(`The server refused: ${frame.toString('utf8', head.body)}`));
        return;
      case 'other':
        return;
    }
  }
}
