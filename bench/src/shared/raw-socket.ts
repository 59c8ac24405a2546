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
}

/** Hears an answer: the frame, and where in it the JSON begins. */
export type OnAnswer = (frame: Buffer, body: number) => void;

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
      handshakeTimeout: CONNECT_MS,
    });
    this.#socket.on('message', (frame: Buffer) => this.#receive(frame));
    this.#socket.on('error', (error) => this.#connected(error));
    this.#socket.on('close', () => {
      this.#connected(new Error('The server closed the connection.'));
      options.onClose?.();
    });
  }

  /** @throws Error when the server refuses */
  static async connect(options: RawSocketOptions): Promise<RawSocket> {
    const socket = new RawSocket(options);
    await new Promise<void>((resolve, reject) => {
      socket.#connected = (error) => (error === undefined ? resolve() : reject(error));
    });
    return socket;
  }

  /** Sends an event whose answer goes to `onAnswer`. @param json its one object, already as JSON */
  emit(name: string, json: string, onAnswer: OnAnswer): void {
    this.#lastId += 1;
    this.#answers.set(this.#lastId, onAnswer);
    this.#socket.send(encodeEvent(this.#lastId, name, json));
  }

  /** Sends an event and waits for a good answer. @throws Error with the refusal */
  ask(name: string, input: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.emit(name, JSON.stringify(input), (frame, body) => {
        const text = frame.toString('utf8', body);
        if (isGoodAnswer(frame, body)) resolve((JSON.parse(text) as [{ data: unknown }])[0].data);
        else reject(new Error(`${name} was refused: ${text}`));
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
        this.#connected(new Error(`The server refused: ${frame.toString('utf8', head.body)}`));
        return;
      case 'other':
        return;
    }
  }
}
