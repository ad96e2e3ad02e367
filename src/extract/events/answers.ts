import type { Frame } from '../../lexicon/frames.ts';
import type { DocumentEntity } from '../../model/index.ts';
import { childOf, subtreeOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import {
  type Allegation,
  allegationsOf,
  denialBy,
  FIRST,
  isDenial,
  spokenOf,
  wordsAt,
} from './allegations.ts';
import { type Denying, type Strength, saysNo } from './denying.ts';
import { speakerAt } from './speakers.ts';
import type { Proposal, Refiner, Scene } from './types.ts';

/** A clause that says no, in the words of somebody. */
interface Answer {
  readonly tree: Tree;
  readonly token: number;
  readonly speaker: ResolvedMention;
  /** The speaker and those he speaks for. */
  readonly side: ReadonlySet<string>;
  /** Whom the clause speaks of. */
  readonly spoken: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** Whom the clause is of: the speaker's side or nobody ("there was no call"), a thing ("the dinner"), or others. */
  readonly of: 'side' | 'thing' | 'others';
  /** Whether it denies of all others: "nobody had met him". */
  readonly ofSubject: boolean;
  readonly strength: Strength;
  /** Whether the speaker insists: who maintains or swears that it was not so answers somebody. */
  readonly insists: boolean;
}

/** How many sentences after an allegation somebody may still answer it. */
const REACH = 14;

/**
 * Who says that a thing was not so answers those who told before that it was: "A spokesman said that no such call took place",
 * "She had never met him, her lawyer said". It is a denial where he is concerned in what another has told: he, or those he
 * speaks for, took part in it, or it speaks of the same persons or things. A no that answers nobody is none.
 */
export const answerAllegations: Refiner = (proposals, scene, treeAt) => {
  const out = proposals.filter((proposal) => !isDenial(proposal) || proposal.realis !== 'denied');
  const allegations = allegationsOf(out, scene, treeAt);
  const frame = scene.reading.lexicon.frames.triggers
    .get('deny')
    ?.find(({ rest }) => rest.length === 0)?.frame;
  for (const sentence of scene.reading.parsed.sentences) {
    if (sentence.part !== 'body') continue;
    for (const answer of answersIn(scene, treeAt(sentence.index))) {
      const met =
        isFirm(answer) ||
        repliesTo(answer, treeAt) ||
        allegations.some((allegation) => meets(answer, allegation));
      if (met && frame && !isSaid(out, answer)) out.push(denialOf(frame, answer));
    }
  }
  return out.toSorted((a, b) => a.sentence - b.sentence || a.token - b.token);
};

/** The clauses of a sentence that say no in somebody's words. */
function answersIn(scene: Scene, tree: Tree): readonly Answer[] {
  return tree.tokens.flatMap(({ index }): readonly Answer[] => {
    const no = saysNo(tree, index, scene.reading.lexicon);
    const speaker = no && giverOf(scene, speakerAt(scene, tree, index));
    if (!no || !speaker || !MAY_DENY.has(speaker.entity.kind)) return [];
    const inside = subtreeOf(tree, index);
    const side = sideOf(scene, speaker.entity);
    return [
      {
        tree,
        token: index,
        speaker,
        side,
        spoken: spokenOf(scene, tree, inside, speaker.entity),
        words: wordsAt(scene, tree, inside),
        of: subjectOf(scene, tree, no, side),
        ofSubject: no.ofSubject && isPersonal(scene, tree, index),
        strength: no.strength,
        insists: insistsAt(scene, tree, index),
      },
    ];
  });
}

/** "A ministry statement said": who gives the statement out. */
function giverOf(scene: Scene, speaker: ResolvedMention | null): ResolvedMention | null {
  if (speaker?.entity.kind !== 'document' || speaker.entity.of === null) return speaker;
  const entity = scene.mentions.entity(speaker.entity.of);
  return { mention: entity.mentions[0] ?? speaker.mention, entity };
}

/** "Nobody", "no minister": of those that nobody named stands for, not of a thing ("no deal"). */
function isPersonal(scene: Scene, tree: Tree, token: number): boolean {
  const subject = childOf(tree, token, 'nsubj');
  if (subject === null || tree.tokens[subject]!.upos === 'PRON') return true;
  const kind = scene.mentions.at(tree.sentence.index, subject)?.entity.kind;
  return kind === 'person' || kind === 'group';
}

/** "No." denies where the sentence before, of somebody else, asked or told of what had been: "Did you meet her?" */
function repliesTo({ tree, strength, of }: Answer, treeAt: (sentence: number) => Tree): boolean {
  const { index, paragraph } = tree.sentence;
  if (strength !== 'short' || of === 'others' || index === 0) return false;
  const before = treeAt(index - 1);
  const asked =
    before.tokens.at(-1)!.text === '?' || before.sentence.paragraph !== paragraph || saysWhether(before);
  const past = before.tokens.some(
    ({ xpos, lemma, upos }) => xpos === 'VBD' || (upos === 'AUX' && lemma === 'have'),
  );
  return asked && past && before.sentence.part === 'body';
}

/** "Reporters asked him whether", "asked if". */
function saysWhether(tree: Tree): boolean {
  return tree.tokens.some(({ text, upos }) => upos === 'SCONJ' && /^(whether|if)$/i.test(text));
}

function insistsAt(scene: Scene, tree: Tree, token: number): boolean {
  const inner = scene.attributions.around(tree.sentence.index, token).at(-1);
  return (inner?.cue ?? []).some(({ sentence, first, last }) =>
    scene.reading.parsed.sentences[sentence]!.tokens.slice(first, last + 1).some(({ lemma }) =>
      scene.reading.lexicon.cues.insisting.includes(lemma),
    ),
  );
}

/** "Has always maintained that it has no ties", "insisted that he had not come". */
function isFirm({ insists, of, strength }: Answer): boolean {
  return insists && (strength === 'such' || strength === 'flat' || (strength === 'plain' && of !== 'others'));
}

const MAY_DENY: ReadonlySet<string> = new Set(['person', 'group', 'body', 'state']);

function subjectOf(scene: Scene, tree: Tree, { subject }: Denying, side: ReadonlySet<string>): Answer['of'] {
  if (subject === null || FIRST.test(tree.tokens[subject]!.text)) return 'side';
  const named = scene.mentions.at(tree.sentence.index, subject);
  if (named === null || named.entity.kind === 'unknown') return 'thing';
  const { id, of, members } = named.entity;
  return [id, of ?? id, ...members].some((one) => side.has(one)) ? 'side' : 'others';
}

/** The speaker with those he speaks for ("the minister's office" speaks for the minister, and so for the state) and his own men. */
function sideOf(scene: Scene, speaker: DocumentEntity): ReadonlySet<string> {
  const own = scene.mentions.entities.filter(({ of, kind }) => of === speaker.id && kind === 'group');
  const side = new Set([speaker.id, ...speaker.members, ...own.map(({ id }) => id)]);
  let { of } = speaker;
  for (let step = 0; of !== null && step < 2; step++) {
    side.add(of);
    of = scene.mentions.entity(of).of;
  }
  return side;
}

/** Whether the answer says no to this allegation. */
function meets(answer: Answer, allegation: Allegation): boolean {
  const { tree, token, speaker, side, spoken, strength } = answer;
  const { teller, parties } = allegation;
  const distance = tree.sentence.index - allegation.sentence;
  if (distance < -AHEAD || distance > REACH) return false;
  if (teller === speaker.entity.id || teller === speaker.entity.name) return false;
  const concerned = [...side].some((id) => parties.has(id));
  const same = [...spoken].filter((id) => parties.has(id)).length;
  const before = distance > 0 || (distance === 0 && allegation.token < token);
  const named = [...answer.words].some((word) => [...allegation.words].some((other) => isAkin(word, other)));
  if (answer.ofSubject && !(named && same > 0)) return false;
  const own = answer.of === 'side' || (answer.of === 'thing' && (named || same > 0));
  if (!before) return strength === 'flat' && teller !== '' && (same > 1 || (own && concerned && named));
  if (strength === 'short') return false;
  if (strength === 'such') return teller !== '' || concerned || named;
  if (strength === 'mistaken') return !own && teller !== '' && (same > 0 || named);
  if (strength === 'elsewhere')
    return (own || same > 0) && teller !== '' && distance <= NEAR && (concerned || same > 0);
  if (teller === '' || !allegation.event)
    return own && concerned && strength === 'flat' && (named || (teller !== '' && distance <= 1));
  if (strength === 'flat') return same >= 2 || (own && (concerned || named));
  return own ? (concerned || same >= 2) && (named || same >= 1) : same >= 2 && named;
}

/** "Paid" and "payment", "threat" and "threaten": one word begins the other. */
function isAkin(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length > 2 && long.startsWith(short.replace(/e$/, '')) && long.length - short.length <= 4;
}

/** An alibi answers at once. */
const NEAR = 6;
/** What is denied may be told right behind the denial. */
const AHEAD = 3;

/** Whether the speaker's denial already stands in the sentence. */
function isSaid(proposals: readonly Proposal[], { tree, speaker }: Answer): boolean {
  return proposals.some(
    (other) =>
      isDenial(other) &&
      other.sentence === tree.sentence.index &&
      other.actor.some(({ entity }) => entity.id === speaker.entity.id),
  );
}

function denialOf(frame: Frame, { tree, token, speaker, strength }: Answer): Proposal {
  const detail = `${strength} no of ${speaker.mention.span.quote}`;
  return {
    sentence: tree.sentence.index,
    token,
    kind: 'verb',
    lemma: tree.tokens[token]!.lemma,
    carrier: null,
    frame,
    ...denialBy(speaker),
    slots: ['speaker'],
    time: null,
    trace: [{ rule: 'answer to an allegation', slot: 'event', detail }],
  };
}
