/**
 * A lowdb adapter that lets nothing unchecked in or out: the file is validated on every read and on every write. A
 * broken file is refused with its path and the reason, and never overwritten.
 */
import type { Adapter } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { z } from 'zod';
import { type Settings, settingsSchema } from './settings-schema.js';

export class SettingsFileError extends Error {
  constructor(file: string, reason: string) {
    super(
      `${file} cannot be used as settings: ${reason}\nMend the file, or move it away; it was left as it is.`,
    );
    this.name = 'SettingsFileError';
  }
}

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
      throw new SettingsFileError(this.#file, error instanceof Error ? error.message : String(error));
    }
    return data === null ? null : this.#check(data);
  }

  async write(settings: Settings): Promise<void> {
    await this.#json.write(this.#check(settings));
  }

  #check(data: unknown): Settings {
    const result = settingsSchema.safeParse(data);
    if (!result.success) throw new SettingsFileError(this.#file, `\n${z.prettifyError(result.error)}`);
    return result.data;
  }
}
