import { isRelation, type Tree } from '../tree.ts';
import type { NameSpanFound } from './name-span.ts';
import { isCapital, type Scene, treeAt, wordsBetween } from './scene.ts';

type Spans = readonly (readonly NameSpanFound[])[];

/**
 * The spans of all sentences in the light of each other: two names joined by a hyphen are taken apart where each stands
 * alone elsewhere ("the Varda-Oslo talks"), and a longer name found once is found wherever its words stand.
 */
export function reviseSpans(scene: Scene, spans: Spans): Spans {
  return spreadAcronyms(scene, spreadLongNames(scene, splitHeadlines(scene, splitPairs(scene, spans))));
}

/** "Mira Salo Backs Aino Berg": in a headline all in capitals, names of the text take the place of one that holds them. */
function splitHeadlines(scene: Scene, spans: Spans): Spans {
  const told = new Map<string, NameSpanFound>();
  spans.forEach((found, sentence) => {
    if (scene.sentences[sentence]!.part !== 'headline')
      for (const span of found) if (span.type !== null) told.set(textOf(scene, sentence, span), span);
  });
  return spans.map((found, sentence) => {
    if (scene.sentences[sentence]!.part !== 'headline' && !isInCapitals(scene, sentence)) return found;
    return found.flatMap((span) => {
      if (span.last - span.first < 2 || told.has(textOf(scene, sentence, span))) return [span];
      const inside = namesInside(scene, sentence, span, told);
      return inside.length > 0 ? inside : [span];
    });
  });
}

/** Whether nearly all longer words of a sentence open with a capital. */
function isInCapitals(scene: Scene, sentence: number): boolean {
  const words = scene.sentences[sentence]!.tokens.filter(({ text }) => /^\p{L}{4,}$/u.test(text));
  return words.length > 4 && words.filter((word) => isCapital(word)).length / words.length > 0.85;
}

function namesInside(
  scene: Scene,
  sentence: number,
  span: NameSpanFound,
  told: ReadonlyMap<string, NameSpanFound>,
): readonly NameSpanFound[] {
  const { tokens } = treeAt(scene, sentence);
  const out: NameSpanFound[] = [];
  for (let first = span.first; first <= span.last; first++)
    for (let last = span.last; last >= first; last--) {
      const known = told.get(wordsBetween(scene, tokens, first, last));
      if (!known || (first === span.first && last === span.last)) continue;
      out.push({ ...known, first, last, score: known.score / 2 });
      first = last;
      break;
    }
  return out;
}

function splitPairs(scene: Scene, spans: Spans): Spans {
  const alone = new Set<string>();
  spans.forEach((found, sentence) => {
    for (const span of found) alone.add(textOf(scene, sentence, span));
  });
  return spans.map((found, sentence) => {
    const tree = treeAt(scene, sentence);
    return found.flatMap((span) => pairOf(scene, tree, span, alone) ?? [span]);
  });
}

function textOf(scene: Scene, sentence: number, span: NameSpanFound): string {
  return wordsBetween(scene, treeAt(scene, sentence).tokens, span.first, span.last);
}

function pairOf(
  scene: Scene,
  tree: Tree,
  span: NameSpanFound,
  alone: ReadonlySet<string>,
): readonly NameSpanFound[] | null {
  if (span.type === 'person' || span.entry) return null;
  for (let at = span.first + 1; at < span.last; at++) {
    if (!/^[-–/]$/.test(tree.tokens[at]!.text)) continue;
    const halves = [
      { ...span, last: at - 1 },
      { ...span, first: at + 1 },
    ];
    const known = halves.map((half) => wordsBetween(scene, tree.tokens, half.first, half.last));
    if (!known.every((words) => alone.has(words) || scene.gazetteer.lookUp(words))) continue;
    return halves.map((half, index) => ({
      ...half,
      type: null,
      score: 0,
      entry: scene.gazetteer.lookUp(known[index]!),
    }));
  }
  return null;
}

interface LongName {
  readonly words: readonly string[];
  readonly span: NameSpanFound;
}

function spreadLongNames(scene: Scene, spans: Spans): Spans {
  const byFirst = new Map<string, LongName[]>();
  const seen = new Set<string>();
  spans.forEach((found, sentence) => {
    for (const span of found) {
      const words = treeAt(scene, sentence)
        .tokens.slice(span.first, span.last + 1)
        .map((token) => token.text);
      const key = words.join(' ');
      if (words.length < 2 || span.type === null || seen.has(key)) continue;
      seen.add(key);
      byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { words, span }]);
    }
  });
  if (byFirst.size === 0) return spans;
  return spans.map((found, sentence) => withLongNames(treeAt(scene, sentence), found, byFirst));
}

/** Initials found as a name once, or joined to a name ("Varda and the TLF"), are a name wherever they stand. */
function spreadAcronyms(scene: Scene, spans: Spans): Spans {
  const known = new Map<string, NameSpanFound>();
  spans.forEach((found, sentence) => {
    const { tokens } = treeAt(scene, sentence);
    for (const span of found)
      if (span.first === span.last && isAcronym(tokens[span.first]!.text))
        known.set(tokens[span.first]!.text, span);
  });
  return spans.map((found, sentence) => {
    const { tokens } = treeAt(scene, sentence);
    if (!tokens.some(({ text }) => /\p{Ll}{2}/u.test(text))) return found;
    const added = tokens.flatMap(({ index, text, upos, deprel, head }): readonly NameSpanFound[] => {
      if (!/^(NOUN|PROPN)$/.test(upos) || !isAcronym(text)) return [];
      if (found.some((span) => span.first <= index && index <= span.last)) return [];
      const same = known.get(text);
      if (same) return [{ ...same, first: index, last: index, score: same.score / 2 }];
      const mate = isRelation(deprel, 'conj')
        ? found.find((span) => span.first <= head && head <= span.last)
        : null;
      const fits = mate && /^the$/i.test(tokens[index - 1]?.text ?? '') && mate.type === 'organization';
      return fits ? [{ first: index, last: index, type: 'organization', score: 0.3, entry: null }] : [];
    });
    return added.length === 0 ? found : [...found, ...added].sort((a, b) => a.first - b.first);
  });
}

function isAcronym(text: string): boolean {
  return /^\p{Lu}{3,6}$/u.test(text);
}

function withLongNames(
  tree: Tree,
  found: readonly NameSpanFound[],
  byFirst: ReadonlyMap<string, readonly LongName[]>,
): readonly NameSpanFound[] {
  let out = [...found];
  for (const token of tree.tokens) {
    const first = token.index;
    const starting = byFirst.get(token.text);
    if (!starting) continue;
    const match = starting
      .filter(({ words }) => words.every((word, step) => tree.tokens[first + step]?.text === word))
      .sort((a, b) => b.words.length - a.words.length)[0];
    if (!match) continue;
    const last = first + match.words.length - 1;
    const touching = out.filter((span) => span.first <= last && span.last >= first);
    if (touching.some((span) => span.first < first || span.last > last)) continue;
    if (touching.length === 1 && touching[0]!.first === first && touching[0]!.last === last) continue;
    out = out.filter((span) => !touching.includes(span));
    out.push({ ...match.span, first, last, score: match.span.score / 2 });
  }
  return out.sort((a, b) => a.first - b.first);
}
