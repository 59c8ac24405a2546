/** Where a customer is, as it is kept with a conversation. */
import type { PageContext, PageContextInput } from '@parley/protocol';

/** What was left out is null. */
export function toPageContext({ url, title, product, order }: PageContextInput): PageContext {
  return { url: url ?? null, title: title ?? null, product: product ?? null, order: order ?? null };
}

/** Nothing said is as good as no context. */
export function isBlank(context: PageContext): boolean {
  return Object.values(context).every((word) => word === null);
}
