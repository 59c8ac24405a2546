/** Why a file was not taken, before the server had a word in it. */
import type { AttachmentRules } from '@parley/protocol';
import type { UploadRefusal } from '../client/uploads.js';
import { formatBytes } from './format-bytes.js';
import { formatLocale, msg, plural, str } from './localize.js';

export function refusalWords({ file, reason }: UploadRefusal, rules: AttachmentRules): string {
  const { name } = file;
  switch (reason) {
    case 'empty':
      return msg(str`${name} is empty.`, { id: 'upload-empty' });
    case 'too_large': {
      const size = formatBytes(rules.maxBytes);
      return msg(str`${name} is larger than ${size}.`, { id: 'upload-large' });
    }
    case 'too_many': {
      const count = new Intl.NumberFormat(formatLocale()).format(rules.perMessage);
      return plural(
        rules.perMessage,
        {
          one: str`At most ${count} file goes with one message.`,
          other: str`At most ${count} files go with one message.`,
        },
        { id: 'upload-many' },
      );
    }
    case 'type':
      return msg(str`Files like ${name} are not accepted here.`, { id: 'upload-type' });
  }
}
