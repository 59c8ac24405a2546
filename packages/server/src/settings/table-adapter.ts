/**
 * A lowdb adapter over one row of the database, for installations whose processes share no disk. A write takes place
 * only when nobody else has written since the document was read.
 */
import type { Adapter } from 'lowdb';
import { lockingRows } from '../db/locking-rows.js';
import type { Db } from '../db/schema.js';
import { AppError } from '../errors.js';
import { parseSettings, type Settings } from './settings-schema.js';

const WHERE = 'the table "settings"';

export class SettingsTableAdapter implements Adapter<Settings> {
  readonly #db: Db;
  readonly #toChange: boolean;

  /** @param toChange what is read is about to be changed, within the transaction `db`: others wait until it is */
  constructor(db: Db, toChange = false) {
    this.#db = db;
    this.#toChange = toChange;
  }

  async read(): Promise<Settings | null> {
    const query = this.#db.selectFrom('settings').select('document').where('id', '=', 1);
    const locked = this.#toChange ? lockingRows(this.#db, query, 'settings') : query;
    const row = await locked.executeTakeFirst();
    return row === undefined ? null : parseSettings(JSON.parse(row.document), WHERE);
  }

  /** @throws AppError `conflict` when somebody else was first */
  async write(settings: Settings): Promise<void> {
    const { revision } = parseSettings(settings, WHERE);
    const document = JSON.stringify(settings, null, 2);
    const written = await this.#db
      .insertInto('settings')
      .values({ id: 1, revision, document })
      .onConflict((c) =>
        c
          .column('id')
          .doUpdateSet({ revision, document })
          .where('settings.revision', '=', revision - 1),
      )
      .returning('id')
      .executeTakeFirst();
    if (written === undefined) {
      throw new AppError('conflict', 'The settings were changed by somebody else. Look again, then repeat.');
    }
  }
}
