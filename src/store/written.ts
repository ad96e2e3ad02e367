import type { DocumentEntity } from '../model/index.ts';

/** The names of an entity as its document writes them, each once, sorted; descriptions and pronouns are no names. */
export function writtenNames(entity: DocumentEntity): readonly string[] {
  const names = entity.mentions
    .filter((mention) => mention.form === 'name')
    .map((mention) => mention.span.quote);
  const written = [...names, ...entity.aliases].map((name) => name.replace(/\s+/g, ' ').trim());
  return [...new Set(written.length > 0 ? written : [entity.name])].sort();
}
