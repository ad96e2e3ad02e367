import type { Candidate } from './candidate.ts';
import type { Clusters } from './clusters.ts';
import { isAcronymOf } from './name-match.ts';
import { treeAt } from './scene.ts';

/** Longest stretch between a name and its other name, in characters. */
const REACH = 60;
/** Cues that are also verbs: they need a bracket, comma or "also" before them. */
const BARE_CUES = /^(called|dubbed|nicknamed|born|formerly|alias|codenamed|code-named)$/;

/**
 * Joins a name to its other name where the text says so: "Harbour Dockers' Union (HDU)", "Mira Salo (referred to as the
 * Pilot)", "Salo, known as Haj Rami", "the party [Varda]".
 */
export function joinAliases(clusters: Clusters): void {
  const { cast } = clusters;
  for (const sentence of cast.scene.sentences) {
    const here = cast.inSentence(sentence.index).filter(({ mention }) => mention.form !== 'pronoun');
    for (const right of here) {
      if (right.name === null) continue;
      const left = bearerOf(clusters, here, right);
      if (left) clusters.merge(left.index, right.index, 'stated alias');
    }
  }
}

/** Whose other name `right` is: of those before it the one whose initials it has, else the nearest that fits. */
function bearerOf(clusters: Clusters, here: readonly Candidate[], right: Candidate): Candidate | null {
  const { scene } = clusters.cast;
  const before = here
    .filter(
      (left) =>
        left.mention.last < right.mention.first && left.mention.span.end > right.mention.span.start - REACH,
    )
    .sort((a, b) => b.mention.span.end - a.mention.span.end || a.mention.first - b.mention.first);
  const gap = (left: Candidate): string =>
    scene.text.slice(left.mention.span.end, right.mention.span.start).replace(/\s+/g, ' ');
  const after = scene.text.slice(right.mention.span.end, right.mention.span.end + 2);
  const byInitials = before.find(
    (left) => left.name !== null && isInitialed(scene.text, left, right, gap(left), after),
  );
  if (byInitials) return byInitials;
  const [nearest] = before.filter(
    (left) =>
      left.name !== null || gap(left).includes('[') || (left.kind === 'person' && gap(left).startsWith(',')),
  );
  return nearest && nearest.entry === null && isAlias(clusters, nearest, right, gap(nearest), after)
    ? nearest
    : null;
}

/** "Islamic Front in Varda (FIV)": the letters in brackets are the initials of the words before, in any order. */
function isInitialed(text: string, left: Candidate, right: Candidate, gap: string, after: string): boolean {
  if (!/[([] ?(the )?["“'‘]?$/i.test(gap) || !/^["”'’]?[)\]]/.test(after) || right.name === null)
    return false;
  if (!/^[\p{Lu}]{2,8}$/u.test(right.name)) return false;
  if (left.name !== null && isAcronymOf(right.name, left.name)) return true;
  const words =
    text.slice(left.mention.span.start, right.mention.span.start).match(/\p{Lu}[\p{L}’'-]*/gu) ?? [];
  const initials = words
    .map((word) => word[0])
    .sort()
    .join('');
  return left.kind !== 'person' && [...right.name].sort().join('') === initials;
}

function isAlias(
  clusters: Clusters,
  left: Candidate,
  right: Candidate,
  between: string,
  after: string,
): boolean {
  if (between.length > REACH) return false;
  if (isBracketed(between, after)) return bracketAlias(clusters, left, right, between);
  const person = left.kind === 'person' && left.plural !== true;
  if ((left.name === null && !person) || right.name === null) return false;
  return saysAlias(clusters, left, between) && kindsFit(left, right);
}

function isBracketed(between: string, after: string): boolean {
  return /^ ?[([] ?(the )?["“'‘]?$/i.test(between) && /^["”'’]?[)\]]/.test(after);
}

function bracketAlias(clusters: Clusters, left: Candidate, right: Candidate, between: string): boolean {
  if (right.name === null) return false;
  if (left.name === null) return between.includes('[') && left.kind !== 'unknown' && kindsFit(left, right);
  const letters = right.name.replace(/\./g, '');
  const capitals = /^\p{Lu}[\p{Lu}\p{N}&-]{1,8}s?$/u.test(letters);
  if (capitals && !left.name.includes(right.name))
    return isAcronymOf(right.name, left.name) || left.kind !== 'person';
  if (/["“'‘]/.test(between)) return kindsFit(left, right);
  return between.includes('[') && clusters.agree(left.index, right.index);
}

function saysAlias(clusters: Clusters, left: Candidate, between: string): boolean {
  const { aliasCues } = clusters.cast.scene.words;
  if (between.length < 5) return false;
  const text = ` ${between.toLowerCase()} `;
  const cue = aliasCues.find((word) => text.includes(` ${word} `) || text.includes(`(${word} `));
  if (cue === undefined || /\b(and|but|who met|with)\b/.test(text.replace(cue, ''))) return false;
  const opened = /[(,[]|\b(also|is|was|are|were|better|formerly)\b/.test(text);
  if (/[.;!?]/.test(between.replace(/\ba\.k\.a\./, ''))) return false;
  const tree = treeAt(clusters.cast.scene, left.mention.sentence);
  return opened || (!BARE_CUES.test(cue) && tree.tokens.length > 0);
}

function kindsFit(left: Candidate, right: Candidate): boolean {
  return (
    left.kind === right.kind ||
    left.kind === 'unknown' ||
    right.kind === 'unknown' ||
    (left.kind !== 'person' && right.kind !== 'person')
  );
}
