/**
 * What both ends of a conversation do with a composer: drafts, files, changing and deleting what was sent. It keeps
 * what is being written and hands on what is done; it draws nothing.
 */
import type { Attachment, AttachmentRules } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConversationStore } from '../client/conversation-store.js';
import { Store } from '../client/store.js';
import type { UploadItem, UploadsStore } from '../client/uploads.js';
import { msg } from './localize.js';
import { refusalWords } from './refusal-words.js';
import { StoreController } from './store-controller.js';

const NO_UPLOADS = new Store<readonly UploadItem[]>([]);

export interface WritingOptions {
  /** The open conversation; null while none was begun. */
  conversation: () => ConversationStore | null;
  /** What may be attached; null for nothing. */
  rules: () => AttachmentRules | null;
  /** The files of this place; the code for it may have to be fetched. */
  uploads: () => Promise<UploadsStore | null>;
  drafts: () => { get(key: string): string; set(key: string, text: string): void } | undefined;
  /** The text was changed by hand: the other side may hear of it. */
  typed: (text: string) => void;
  /** False when it could not be taken. */
  send: (text: string, attachments: readonly Attachment[]) => boolean;
}

export class WritingController implements ReactiveController {
  /** What is written. */
  text = '';
  /** Id of the message that is being changed. */
  editing: string | null = null;
  /** What could not be done, in words. */
  note = '';
  #host: ReactiveControllerHost;
  #options: WritingOptions;
  #uploading: StoreController<readonly UploadItem[]>;
  #uploads: UploadsStore | null = null;
  #place: string | null = null;

  constructor(host: ReactiveControllerHost, options: WritingOptions) {
    this.#host = host;
    this.#options = options;
    this.#uploading = new StoreController(host, NO_UPLOADS);
    host.addController(this);
  }

  hostConnected(): void {
    // The controller of the uploads does the listening.
  }

  /** Files that go with the message. */
  get uploads(): readonly UploadItem[] {
    return this.editing ? [] : this.#uploading.state;
  }

  /** Says where one writes now; another place has its own draft and files. Call it in `willUpdate`. */
  at(place: string | null): void {
    if (place === this.#place) return;
    this.#place = place;
    this.editing = null;
    this.note = '';
    this.text = this.#draft;
    if (this.#uploads) void this.#openUploads();
  }

  /** The text was changed by hand. */
  write(text: string): void {
    this.text = text;
    if (!this.editing && this.#place !== null) {
      this.#options.drafts()?.set(this.#place, text);
      this.#options.typed(text);
    }
    this.#host.requestUpdate();
  }

  /** Sends, or saves what is being changed. False: the composer keeps its text, until it is given another. */
  submit(text: string): boolean {
    if (this.editing) {
      void this.#saveEdit(this.editing, text);
      return false;
    }
    const attachments = this.#uploading.state.flatMap(({ attachment }) => attachment ?? []);
    const taken = this.#options.send(text, attachments);
    this.#tell(
      taken
        ? ''
        : msg('Too many messages are waiting. Please wait until they are sent.', { id: 'chat-outbox-full' }),
    );
    if (!taken) return false;
    this.text = '';
    if (this.#place !== null) this.#options.drafts()?.set(this.#place, '');
    this.#uploads?.take();
    return true;
  }

  /** Begins to change a message. */
  edit(messageId: string): void {
    const message = this.#options.conversation()?.state.messages.find(({ id }) => id === messageId);
    if (!message) return;
    this.editing = message.id;
    this.text = message.text;
    this.#tell('');
  }

  /** Leaves the message as it is; the draft comes back. */
  endEdit(): void {
    this.editing = null;
    this.text = this.#draft;
    this.#host.requestUpdate();
  }

  remove(messageId: string): void {
    if (this.editing === messageId) this.endEdit();
    void this.attempt(this.#options.conversation()?.remove(messageId));
  }

  async addFiles(files: readonly File[]): Promise<void> {
    try {
      const uploads = await this.#openUploads();
      const rules = this.#options.rules();
      const refused = uploads?.add(files)[0];
      this.#tell(refused && rules ? refusalWords(refused, rules) : '');
    } catch {
      this.#tell(msg('Files cannot be attached right now. Please try again.', { id: 'upload-unavailable' }));
    }
  }

  cancelUpload(key: string): void {
    this.#uploads?.cancel(key);
  }

  retryUpload(key: string): void {
    this.#uploads?.retry(key);
  }

  /** Waits for a change and says when it could not be made. */
  async attempt(change: Promise<void> | undefined): Promise<void> {
    this.#tell('');
    try {
      await change;
    } catch {
      this.#tell(msg('That could not be changed. Please try again.', { id: 'message-change-failed' }));
    }
  }

  get #draft(): string {
    return this.#place === null ? '' : (this.#options.drafts()?.get(this.#place) ?? '');
  }

  async #openUploads(): Promise<UploadsStore | null> {
    this.#uploads = await this.#options.uploads();
    this.#uploading.use(this.#uploads ?? NO_UPLOADS);
    return this.#uploads;
  }

  async #saveEdit(id: string, text: string): Promise<void> {
    const conversation = this.#options.conversation();
    const before = conversation?.state.messages.find((message) => message.id === id)?.text;
    this.endEdit();
    if (text !== before) await this.attempt(conversation?.edit(id, text));
  }

  #tell(note: string): void {
    this.note = note;
    this.#host.requestUpdate();
  }
}
