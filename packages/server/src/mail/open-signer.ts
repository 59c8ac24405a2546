/** The installation's key for what travels by e-mail, made on first use, the same for every process. */
import { randomBytes } from 'node:crypto';
import type { CommitQueue } from '../db/commit-queue.js';
import type { Db } from '../db/schema.js';
import { findSecret, insertSecret } from '../store/secrets.js';
import { MailSigner } from './mail-signer.js';

const SECRET_NAME = 'mail_key';

export async function openSigner(db: Db, commits: Pick<CommitQueue, 'commit'>): Promise<MailSigner> {
  const known = await findSecret(db, SECRET_NAME);
  const value = randomBytes(32).toString('base64url');
  return new MailSigner(
    known ?? (await commits.commit((tx) => insertSecret(tx.db, { name: SECRET_NAME, value }))),
  );
}
