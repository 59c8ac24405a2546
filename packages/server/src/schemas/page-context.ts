/**
 * What a page says of where its visitor is. The visitor is not to blame for it: what cannot be kept is cut or left out,
 * and their message is taken all the same.
 */
import { z } from '@hono/zod-openapi';
import { LIMITS, type PageContextInput } from '@parley/protocol';

const word = z
  .string()
  .transform((text) => toKept(text, LIMITS.pageWord))
  .nullable()
  .optional();

const url = z
  .string()
  .transform(toAddress)
  .nullable()
  .optional()
  .openapi({ description: 'http or https; its fragment is left out.' });

export const pageContextInput = z
  .strictObject({ url, title: word, product: word, order: word })
  .openapi('PageContextInput') satisfies z.ZodType<PageContextInput>;

function toKept(text: string, most: number): string | null {
  const clean = text.replaceAll('\u0000', '').trim().slice(0, most).toWellFormed();
  return clean === '' ? null : clean;
}

/** Agents click on it, so that it must be an address of the web and nothing else. */
function toAddress(text: string): string | null {
  const address = URL.parse(text);
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  address.hash = '';
  address.username = '';
  address.password = '';
  if (address.href.length > LIMITS.pageUrl) address.search = '';
  return address.href.length > LIMITS.pageUrl ? null : address.href;
}
