/** Walks to the end, for tests that look at the whole. (`Array.fromAsync` needs a newer Node than Parley asks for.) */
export async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
}
