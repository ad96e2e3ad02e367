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
    here.forEach((left, at) => {
      for (const right of here.slice(at + 1, at + 4)) {
        if (right.mention.first <= left.mention.last) continue;
        if (isAlias(clusters, left, right)) clusters.merge(left.index, right.index);
        if (right.name !== null) break;
      }
    });
  }
}

function isAlias(clusters: Clusters, left: Candidate, right: Candidate): boolean {
  const { scene } = clusters.cast;
  const between = scene.text.slice(left.mention.span.end, right.mention.span.start).replace(/\s+/g, ' ');
  if (between.length > REACH) return false;
  const after = scene.text.slice(right.mention.span.end, right.mention.span.end + 2);
  if (isBracketed(between, after)) return bracketAlias(clusters, left, right, between);
  if (left.name === null || right.name === null) return false;
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
