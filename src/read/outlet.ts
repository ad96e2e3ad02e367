import type { OutletWords } from '../lexicon/outlets.ts';
import { type Evidenced, type Part, spanOf } from '../model/index.ts';
import type { Draft, Noted, Sidecar } from './draft.ts';
import { isHost, nameOfHost, outletNamed } from './outlet-name.ts';
import type { Layout, NamedOutlet } from './parts.ts';
import { literal } from './patterns.ts';

/** All that may show the outlet of a document. */
export interface OutletSources {
  readonly option: string | undefined;
  readonly sidecar: Sidecar | undefined;
  readonly draft: Draft;
  readonly layout: Layout;
  readonly words: OutletWords;
}

/**
 * The outlet with the evidence for it, the surest first: the user, a sidecar, metadata, the web address, the byline, the
 * dateline, a tail line, a newsletter line, "told The X" of its own interviews. Null where nothing shows it.
 */
export function outletOf(sources: OutletSources): Evidenced<string> | null {
  const { option, sidecar, draft, layout, words } = sources;
  const outside = (value: string, how: Evidenced<string>['how'], note: string): Evidenced<string> => ({
    value,
    how,
    span: null,
    note,
  });
  if (option) return outside(option, 'user', 'given when the document was read');
  if (sidecar?.outlet) return outside(sidecar.outlet, 'sidecar', sidecar.path);
  const told = draft.outlet && metadataName(draft.outlet, words);
  if (told) return outside(told, 'metadata', draft.outlet!.note);
  const host = draft.url && nameOfHost(draft.url, words);
  if (host) return outside(asWritten(host, draft.text), 'url', draft.url!);
  for (const how of ['byline', 'dateline', 'tail line', 'text'] as const) {
    const line = layout.outlets.find((found) => found.how === how && outletNamed(found.name, words));
    if (!line) continue;
    const name = outletNamed(line.name, words)!;
    return inText(draft.text, line, isHost(line.name) ? asWritten(name, draft.text) : name);
  }
  const medium = mediumOfInterviews(draft.text, layout.parts, words);
  return medium && inText(draft.text, medium, medium.name);
}

function metadataName({ value }: Noted, words: OutletWords): string | null {
  return isHost(value) ? nameOfHost(value, words) : value.trim().slice(0, 120) || null;
}

/** A host name does not show the article: where the text calls the outlet "The X", that is its name. */
function asWritten(name: string, text: string): string {
  return text.includes(`The ${name}`) || text.includes(`the ${name}`) ? `The ${name}` : name;
}

function inText(text: string, { how, start, end }: NamedOutlet, value: string): Evidenced<string> {
  return { value, how, span: spanOf(text, start, end), note: null };
}

const NAME = String.raw`(?:[A-Z][\p{L}\d’'&.-]*)(?: (?:(?:of|and|&|for) (?:the )?)?[A-Z][\p{L}\d’'&-]*){0,4}`;
const DAY_AFTER =
  /(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| (?:January|February|March|April|May|June|July|August|September|October|November|December)).*$/;

/** A medium that a report speaks of as of itself, and how often. */
interface OwnMedium {
  readonly count: number;
  /** How many of these are interviews. */
  readonly interviews: number;
  readonly start: number;
  readonly value: string;
}

/** One interview with "the Globe", or with a broadcaster without article, is as often one that is only quoted. */
function isElsewhere({ count, interviews, value }: OwnMedium): boolean {
  if (interviews < count || value.startsWith('The ')) return false;
  return value.startsWith('the ')
    ? count < 2
    : /\b(?:tv|television|radio|channel|news|network|broadcasting|magazine|joe)\b/i.test(value);
}

/** "Told The X", "seen by the X", "the X has learned", as the lexicon words it. */
function ownWork(words: OutletWords): RegExp {
  const before = words.told_to
    .map((cue) => `[${cue[0]!.toUpperCase()}${cue[0]}]${literal(cue.slice(1))}`)
    .join('|');
  const after = words.has_found.map(literal).join('|');
  return new RegExp(
    `\\b(?<cue>${before}) (?<told>(?:[Tt]he )?${NAME})|\\b(?<finder>[Tt]he ${NAME})(?: (?:${after})|['’]s (?:questions|requests?|reporters?|correspondents?))\\b`,
    'gdu',
  );
}

/**
 * The medium that a report speaks of as of itself: to which its persons spoke, which has seen its papers. One medium alone,
 * nowhere cited as somebody else's report; named twice so with "The", or by a word of the press.
 */
function mediumOfInterviews(text: string, parts: readonly Part[], words: OutletWords): NamedOutlet | null {
  const found = new Map<string, OwnMedium>();
  const pattern = ownWork(words);
  for (const { kind, start, end } of parts) {
    if (kind !== 'body') continue;
    for (const match of text.slice(start, end).matchAll(pattern)) {
      const group = match.groups!.told === undefined ? 'finder' : 'told';
      const at = start + match.indices!.groups![group]![0];
      const value = match.groups![group]!.replace(DAY_AFTER, '').replace(/['’]s\b.*$|['’.]+$/, '');
      const interview =
        /^(?:told|tells|spoke|speak|wrote|said|interview|admitted|confirmed|statement|asked)/i.test(
          match.groups!.cue ?? '',
        );
      if (!value.startsWith('The ') && (!isPressName(value, words) || /^(?:An?|His|Her|Their) /.test(value)))
        continue;
      if (interview && isOfAnotherTime(text, start + match.index, at + value.length, words)) continue;
      const key = value.replace(/^the /i, '');
      const known = found.get(key);
      found.set(key, {
        count: (known?.count ?? 0) + 1,
        interviews: (known?.interviews ?? 0) + (interview ? 1 : 0),
        start: known?.start ?? at,
        value: known?.value ?? value,
      });
    }
  }
  const asked = firstQuestion(text, parts);
  const media = [...found].filter(
    ([name, own]) => isMedium(name, own.count, words) && (own.start < asked || !isElsewhere(own)),
  );
  const [only] = media;
  if (!only || media.length > 1 || isCited(text, only[0], words)) return null;
  const { value, start } = only[1];
  const name = value.replace(/^the /, '');
  const from = start + value.length - name.length;
  return { name, how: 'text', start: from, end: from + name.length };
}

/** Where the first of the questions of an interview stands: who was told before it asked them. -1 where none are asked. */
function firstQuestion(text: string, parts: readonly Part[]): number {
  const asked = parts.filter(({ kind, start, end }) => {
    const line = text.slice(start, end).trim();
    return (
      kind !== 'caption' &&
      kind !== 'headline' &&
      /\?$/.test(line) &&
      line.length < 400 &&
      !/["“”]/.test(line)
    );
  });
  return asked.length >= 2 ? asked[0]!.start : -1;
}

function isPressName(name: string, words: OutletWords): boolean {
  return name.split(' ').some((part) => words.press_words.includes(part.toLowerCase()));
}

/** Whether "told The X" speaks of an interview of another time, or of one person of the medium. */
function isOfAnotherTime(text: string, start: number, end: number, words: OutletWords): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 40);
  const earlier = new RegExp(
    `\\b(?:${words.told_before.map(literal).join('|')})\\s+(?:[\\w’'-]+\\s+){0,3}$`,
    'i',
  );
  const later = new RegExp(
    `^(?:['’]s\\b|,? (?:${words.told_after.map(literal).join('|')}|in (?:an? \\w+ )?(?:19|20)\\d\\d)\\b)`,
    'i',
  );
  return earlier.test(before) || later.test(after);
}

function isMedium(name: string, count: number, words: OutletWords): boolean {
  const parts = name.split(' ');
  if (parts.length === 0 || parts.some((part) => words.the_but_no_outlet.includes(part))) return false;
  const newsy = parts.some((part) => words.news_words.includes(part.toLowerCase()));
  // An agency's own report says so in its dateline; elsewhere its interviews are quoted.
  if (words.agencies.some((agency) => agency.name === parts.join(' '))) return count >= 2;
  return newsy || count >= 2;
}

function isCited(text: string, name: string, words: OutletWords): boolean {
  const bare = literal(name.replace(/^The /, ''));
  const before = words.cited_before.map(literal).join('|');
  const after = words.cited_after.map(literal).join('|');
  return new RegExp(
    `\\b(?:${before}) (?:the )?${bare}\\b|\\bthe ${bare}(?:['’]s report|,? (?:${after}))\\b`,
    'i',
  ).test(text);
}
