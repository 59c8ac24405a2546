/**
 * A lowdb adapter that lets nothing unchecked in or out: the file is validated on every read and on every write. A
 * broken file is refused with its path and the reason, and never overwritten.
 */
import type { Adapter } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { parseSettings, type Settings, SettingsError } from './settings-schema.js';

export class SettingsFileAdapter implements Adapter<Settings> {
  readonly #file: string;
  readonly #json: JSONFile<unknown>;

  constructor(file: string) {
    this.#file = file;
    this.#json = new JSONFile<unknown>(file);
  }

  async read(): Promise<Settings | null> {
    let data: unknown;
    try {
      data = await this.#json.read();
    } catch (error) {
      // Not the file's fault: no permission, a file where a directory should be.
      if (error instanceof Error && 'code' in error) throw error;
      throw new SettingsError(this.#file, error instanceof Error ? error.message : String(error));
    }
    return data === null ? null : parseSettings(data, this.#file);
  }

  async write(settings: Settings): Promise<void> {
    await this.#json.write(parseSettings(settings, this.#file));
  }
}
