import { type Evidenced, edtfBounds, spanOf, type When, whenOf } from '../model/index.ts';
import { addressDate, type FoundDate } from './dates.ts';
import type { Draft, Noted, Sidecar } from './draft.ts';
import type { Layout } from './parts.ts';

/** All that may show when a document was published. */
export interface PublishedSources {
  readonly option: string | undefined;
  readonly sidecar: Sidecar | undefined;
  readonly draft: Draft;
  readonly layout: Layout;
}

/**
 * The time of publication with the evidence for it, as coarse as it is given: the user, a sidecar, metadata, the web
 * address, a date line or dateline with its year, a title such as "Minutes of 3 May 2024", a file property that the text bears out. Null where nothing shows it.
 */
export function publishedOf({ option, sidecar, draft, layout }: PublishedSources): Evidenced<When> | null {
  const outside = (edtf: string, how: Evidenced<When>['how'], note: string): Evidenced<When> => ({
    value: whenOf(edtf, 'stated'),
    how,
    span: null,
    note,
  });
  if (option) return outside(option, 'user', 'given when the document was read');
  if (sidecar?.published && edtfBounds(sidecar.published))
    return outside(sidecar.published, 'sidecar', sidecar.path);
  if (draft.published && edtfBounds(draft.published.value))
    return outside(draft.published.value, 'metadata', draft.published.note);
  const address = draft.url && addressDate(draft.url);
  if (address) return outside(address, 'url', draft.url!);
  if (layout.date) return inText(layout.date, draft.text, 'dateline');
  if (layout.titleDate) return inText(layout.titleDate, draft.text, 'text');
  const property = draft.property && plausible(draft.property, draft.text) ? draft.property : null;
  return property && outside(property.value, 'metadata', property.note);
}

function inText({ edtf, start, end }: FoundDate, text: string, how: Evidenced<When>['how']): Evidenced<When> {
  const span = spanOf(text, start, end);
  return { value: whenOf(edtf, 'stated', span), how, span, note: null };
}

/** A copy may be made years later: a file's date is believed where the text names its year, and at most plans beyond. */
function plausible({ value }: Noted, text: string): boolean {
  const years = new Set([...text.matchAll(/\b(?:19|20)\d{2}\b/g)].map((match) => Number(match[0])));
  const year = Number(value.slice(0, 4));
  return years.has(year) && [...years].every((other) => other <= year + 2);
}
