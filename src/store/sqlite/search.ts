import { foldName } from '../../model/index.ts';

/**
 * What a user typed as an FTS5 query (https://www.sqlite.org/fts5.html#full_text_query_syntax): every word has to be
 * there, "words in quotation marks" side by side, and the last word may be a beginning. Null where no word is left,
 * which nothing matches.
 */
export function searchQuery(typed: string): string | null {
  const terms: string[] = [];
  let loose = false;
  for (const match of typed.matchAll(/["“”]([^"“”]*)["“”]?|([^"“”\s]+)/g)) {
    const words = foldName(match[1] ?? match[2] ?? '');
    if (words === '') continue;
    terms.push(...(match[1] === undefined ? words.split(' ') : [words]).map((word) => `"${word}"`));
    loose = match[1] === undefined;
  }
  if (terms.length === 0) return null;
  return terms.join(' AND ') + (loose ? ' *' : '');
}

/** `searchQuery` held to one column of the index. */
export function searchColumn(column: string, typed: string): string | null {
  const query = searchQuery(typed);
  return query === null ? null : `{${column}} : (${query})`;
}
