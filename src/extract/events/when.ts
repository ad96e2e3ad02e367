import { type ChainLink, SPEECH_ACTS, type When, whenOf } from '../../model/index.ts';
import { before, letterNouns, saidInLetter } from '../time/index.ts';
import { ancestorsOf, childrenOf, clauseOf, isRelation, type Tree, treeOf } from '../tree.ts';
import { documentAt, writersOf } from './letters.ts';
import { idsOf } from './parties.ts';
import type { Proposal, Scene } from './types.ts';

/** A letter whose date the text tells. */
interface DatedLetter {
  readonly sentence: number;
  readonly token: number;
  readonly when: When;
  readonly writers: ReadonlySet<string>;
  readonly document: string | null;
}

/** The times of a document's proposals, letters read first. `of` gives null where nothing is known. */
export interface EventTimes {
  readonly of: (
    proposal: Proposal,
    chain: readonly ChainLink[],
  ) => { readonly when: When | null; readonly rule: string };
}

/**
 * When each event took place: its own time, else the narrative's. A tie has none but a stated "since"; what is planned or
 * possible has only a time of its own; what a dated letter recounts lies before its date, what it does itself on it.
 */
export function timesOf(proposals: readonly Proposal[], scene: Scene): EventTimes {
  const letters = datedLetters(proposals, scene);
  return {
    of: (proposal, chain) => {
      const base = timeOf(scene, proposal);
      const own = base && isOwn(scene, proposal, base) ? base : null;
      if (proposal.event === 'STATE') return { when: own?.edtf.endsWith('/..') ? own : null, rule: 'state' };
      if (proposal.realis === 'planned' || proposal.realis === 'possible')
        return { when: own, rule: 'own time' };
      const letter = letterBehind(scene, letters, proposal, chain);
      if (!letter) return { when: base, rule: own ? 'own time' : 'narrative' };
      if (own && own.edtf !== letter.when.edtf) return { when: own, rule: 'own time' };
      if (actsInLetter(scene, proposal, letter, chain))
        return { when: inferred(letter.when.edtf), rule: 'date of the letter' };
      return { when: before(letter.when), rule: 'recounted in a dated letter' };
    },
  };
}

/** The trigger's time, or that of the verb that carries it, where that is told in the sentence itself. */
function timeOf(scene: Scene, proposal: Proposal): When | null {
  if (proposal.time) return proposal.time.when;
  const base = scene.times.of(proposal.sentence, proposal.token);
  if (base && isOwn(scene, proposal, base)) return base;
  if (proposal.carrier === null) return onlyTime(scene, proposal) ?? base;
  const carried = scene.times.of(proposal.sentence, proposal.carrier);
  return carried && (isOwn(scene, proposal, carried) || !base) ? carried : base;
}

/** The one time that the trigger's phrases hold, where it hangs on one of them ("met the team headed by X in May"). */
function onlyTime(scene: Scene, { sentence, token, event }: Proposal): When | null {
  const inside = scene.times.all.filter((time) => time.sentence === sentence && time.when !== null);
  const [time] = inside;
  if (!time || inside.length > 1 || time.first < token || time.type !== 'DATE') return null;
  const tree = treeOf(scene.reading.parsed.sentences[sentence]!);
  const path = ancestorsOf(tree, time.first);
  const below = path.slice(0, path.indexOf(token));
  const phrasal = below.every(
    (at) =>
      ['obl', 'nmod', 'acl', 'obj', 'amod', 'appos', 'flat'].includes(
        tree.tokens[at]!.deprel.split(':')[0]!,
      ) && !tree.tokens[at]!.deprel.endsWith('relcl'),
  );
  // What somebody is accused of or asked for has a time of its own.
  const said = SPEECH_ACTS.has(event) && below.some((at) => tree.tokens[at]!.upos === 'VERB');
  return path.includes(token) && phrasal && !said && below.length > 0 ? time.when : null;
}

function inferred(edtf: string): When | null {
  try {
    return whenOf(edtf, 'inferred');
  } catch {
    return null;
  }
}

function isOwn(scene: Scene, proposal: Proposal, when: When): boolean {
  const sentence = scene.reading.parsed.sentences[proposal.sentence]!;
  return when.span !== null && when.span.start >= sentence.start && when.span.end <= sentence.end;
}

function datedLetters(proposals: readonly Proposal[], scene: Scene): readonly DatedLetter[] {
  const writers = writersOf(proposals, scene);
  return proposals.flatMap((proposal): readonly DatedLetter[] => {
    if (proposal.event !== 'CONSULT' || proposal.mode !== 'letter' || proposal.realis !== 'happened')
      return [];
    const when = timeOf(scene, proposal);
    if (!when || when.edtf.includes('/') || !isOwn(scene, proposal, when)) return [];
    const document = documentAt(proposal, scene);
    const people = [...proposal.actor, ...((document && writers.get(document.id)) ?? [])];
    return [
      {
        sentence: proposal.sentence,
        token: proposal.token,
        when,
        writers: idsOf(people),
        document: document?.id ?? null,
      },
    ];
  });
}

/** The last dated letter before the event whose document or writer is a link of the event's chain, the outlet aside. */
function letterBehind(
  scene: Scene,
  letters: readonly DatedLetter[],
  proposal: Proposal,
  chain: readonly ChainLink[],
): DatedLetter | null {
  if (proposal.mode === 'letter') return null;
  const links = new Set(chain.slice(1).flatMap(({ entity }) => (entity === null ? [] : [entity])));
  const speech = SPEECH_ACTS.has(proposal.event) ? proposal.actor.map(({ entity }) => entity.id) : [];
  // What the writer tells elsewhere, to a court or a reporter, is not in the letter.
  const papers = new Set(
    scene.mentions.entities.filter(({ kind }) => kind === 'document').map(({ id }) => id),
  );
  const known = letters.filter((letter) => {
    const before =
      letter.sentence < proposal.sentence ||
      (letter.sentence === proposal.sentence && letter.token !== proposal.token);
    if (!before) return false;
    if (letter.document !== null && links.has(letter.document)) return true;
    const tree = treeOf(scene.reading.parsed.sentences[proposal.sentence]!);
    const verb = proposal.carrier ?? proposal.token;
    const speaks = speech.some((actor) => letter.writers.has(actor));
    if (speaks && letter.sentence === proposal.sentence && goesOnFrom(tree, verb, letter.token)) return true;
    const { sentences } = scene.reading.parsed;
    const near = sentences[letter.sentence]!.paragraph === sentences[proposal.sentence]!.paragraph;
    const quoted = chain.slice(1).some(({ entity }) => entity !== null && papers.has(entity));
    // "The files", of which the letter is one, not another letter or a diary.
    const files = chain
      .slice(1)
      .some(({ entity }) => entity !== null && papers.has(entity) && isMany(scene, entity));
    if (files && near && letter.sentence < proposal.sentence) return true;
    return [...letter.writers].some(
      (writer) => quoted && (links.has(writer) || (speech.includes(writer) && chain.length > 1)),
    );
  });
  return known.at(-1) ?? null;
}

/** Whether an entity is spoken of in the plural ("the documents"). */
function isMany(scene: Scene, id: string): boolean {
  const [first] = scene.mentions.entity(id).mentions;
  const head = first && scene.reading.parsed.sentences[first.sentence]!.tokens[first.head];
  return head?.xpos === 'NNS';
}

/** What the letter itself does: told of the letter, or said in it in the present tense. What it says its writer did lies before. */
function actsInLetter(
  scene: Scene,
  proposal: Proposal,
  letter: DatedLetter,
  chain: readonly ChainLink[],
): boolean {
  if (!proposal.actor.some(({ entity }) => letter.writers.has(entity.id))) return false;
  const tree = treeOf(scene.reading.parsed.sentences[proposal.sentence]!);
  const verb = proposal.carrier ?? proposal.token;
  if (letter.sentence !== proposal.sentence && saidInLetter(tree, verb, letterNouns(scene.reading.lexicon)))
    return true;
  if (!SPEECH_ACTS.has(proposal.event)) return false;
  if (letter.document !== null && chain.at(-1)?.entity === letter.document) return true;
  if (['VBP', 'VBZ'].includes(tree.tokens[verb]!.xpos)) return true;
  if (
    quotes(tree, clauseOf(tree, verb)) ||
    /^(?:respond|reply|answer|write)$/.test(tree.tokens[clauseOf(tree, verb)]!.lemma)
  )
    return true;
  return letter.sentence === proposal.sentence && goesOnFrom(tree, verb, letter.token);
}

/** “I will help,” he wrote: the words of the letter stand in the sentence, outside of which the verb that gives them. */
function quotes(tree: Tree, verb: number): boolean {
  const marks = tree.tokens.filter(({ text }) => /^[“”"]$/.test(text)).map(({ index }) => index);
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || first === last) return false;
  const given = childrenOf(tree, verb, 'ccomp', 'parataxis').some((at) => at > first && at < last);
  return verb === tree.root && given && (verb < first || verb > last);
}

/** "He wrote on 5 May, begging for help", "She informed him in a message of 5 May, and asked him to come": the same act goes on. */
function goesOnFrom(tree: Tree, verb: number, letter: number): boolean {
  const path = [verb, ...ancestorsOf(tree, verb)];
  const writing = clauseOf(tree, letter);
  const end = path.indexOf(writing);
  if (end < 1) return false;
  return path
    .slice(0, end)
    .filter((at) => tree.tokens[at]!.upos === 'VERB')
    .every((at) => {
      const helpers = childrenOf(tree, at, 'aux').map((aux) => tree.tokens[aux]!.text.toLowerCase());
      const joined = ['conj', 'advcl', 'xcomp'].some((r) => isRelation(tree.tokens[at]!.deprel, r));
      return joined && !helpers.includes('had') && !helpers.includes('having');
    });
}
