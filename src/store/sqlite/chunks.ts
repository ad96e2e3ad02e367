/** SQLite takes 32,766 values in one statement; rows have no more than a dozen. */
const AT_ONCE = 500;

/** The items in runs that fit into one statement. */
export function* chunks<T>(items: readonly T[], size = AT_ONCE): Iterable<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
