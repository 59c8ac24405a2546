/**
 * A mail on its way in, by whichever door: written to the disk while it comes, judged, read in a thread of its own, and taken
 * into its conversation. Afterwards nothing of it is left but the message.
 */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import { AppError, toAppError } from '../errors.js';
import type { Uploads } from '../files/uploads.js';
import { MailReader } from '../mail/mail-reader.js';
import { MAIL_BYTES } from '../mail/received.js';
import type { Metrics } from '../metrics.js';
import { type MailInMeans, type MailOutcome, takeMail } from './mail-in.js';

export interface MailIntakeMeans extends Omit<MailInMeans, 'onStored'> {
  uploads: Uploads;
  metrics: Pick<Metrics, 'mailed' | 'stored'>;
  log: Logger;
}

export interface Arrival {
  stream: Readable;
  /** As the envelope has them; those that its headers name when there is no envelope. */
  recipients?: string[];
  /** The envelope names nobody to whom it could be returned. */
  isBounce?: boolean;
  /** Looks at the file before anybody reads it. @throws AppError */
  verify?: (path: string) => Promise<void>;
}

export class MailIntake {
  readonly #means: MailIntakeMeans;
  readonly #reader: MailReader;

  constructor(means: MailIntakeMeans, reader = new MailReader()) {
    this.#means = means;
    this.#reader = reader;
  }

  /** @throws AppError as `takeMail`; `payload_too_large`; `invalid_input` when it cannot be read */
  async take({ stream, recipients, isBounce, verify }: Arrival): Promise<MailOutcome> {
    const { uploads, metrics, log } = this.#means;
    try {
      const limits = { stream, maxBytes: MAIL_BYTES };
      const outcome = await uploads.receive(`mail-${randomUUID()}`, limits, async ({ path }) => {
        await verify?.(path);
        const mail = await this.#reader.read(path);
        const addressed = { ...mail, isAutomatic: mail.isAutomatic || isBounce === true };
        return takeMail(
          { ...this.#means, onStored: () => metrics.stored() },
          addressed,
          recipients ?? mail.recipients,
        );
      });
      metrics.mailed(outcome);
      return outcome;
    } catch (thrown) {
      const error = nameLimit(toAppError(thrown));
      metrics.mailed('rejected');
      if (error.code === 'internal') log.error({ err: error.cause }, 'a mail could not be taken');
      else log.info({ code: error.code, err: error.cause }, 'a mail was rejected');
      throw error;
    }
  }
}

function nameLimit(error: AppError): AppError {
  if (error.code !== 'payload_too_large') return error;
  return new AppError('payload_too_large', `Mails may have ${MAIL_BYTES} bytes here at most.`);
}
