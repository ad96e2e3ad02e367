import type { DocumentEntity, Mention } from '../../model/index.ts';
import { childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import type { Candidate } from './candidate.ts';
import type { Cast } from './cast.ts';
import type { Entities } from './entities.ts';
import { treeAt } from './scene.ts';

const TOGETHER = new Set([
  'along with',
  'together with',
  'as well as',
  'alongside',
  'including',
  'plus',
  'accompanied by',
  'and also',
]);
const COLLECTIVE_VAGUE = new Set(['leadership', 'delegation', 'staff', 'personnel', 'team']);

/**
 * Gives `participants` of Mentions: coordination and "along with" taken apart, listed members in place of the phrase
 * that lists them, the groups in place of their unnamed officials, with the phrase as written as the mention.
 */
export function participantsOf(
  cast: Cast,
  entities: Entities,
): (sentence: number, token: number) => readonly ResolvedMention[] {
  const expand = (sentence: number, word: number): readonly ResolvedMention[] => {
    const token = cast.at(sentence, word) ? word : (nameOver(cast, sentence, word)?.mention.head ?? word);
    const tree = treeAt(cast.scene, sentence);
    const tokens = [...withConjuncts(cast, sentence, token), ...companions(cast, sentence, tree, token)];
    return tokens.flatMap((each) => partiesAt(cast, entities, sentence, tree, each));
  };
  return (sentence, token) => unique(expand(sentence, token));
}

function unique(found: readonly ResolvedMention[]): readonly ResolvedMention[] {
  return found.filter(({ entity }, at) => found.findIndex((other) => other.entity.id === entity.id) === at);
}

function withConjuncts(cast: Cast, sentence: number, token: number): readonly number[] {
  const { tokens } = cast.scene.sentences[sentence]!;
  const below = cast.conjuncts(sentence, token).flatMap((child) => withConjuncts(cast, sentence, child));
  return [token, ...below.filter((child) => !/^(VERB|AUX)$/.test(tokens[child]!.upos))];
}

/** "A, along with B": hung on the noun, or on the verb that it is subject of. */
function companions(cast: Cast, sentence: number, tree: Tree, token: number): readonly number[] {
  const { deprel, head } = tree.tokens[token]!;
  const inside = childrenOf(tree, token, 'nmod');
  const sites = isRelation(deprel, 'nsubj') && head >= 0 ? [token, ...inside, head] : [token, ...inside];
  return sites
    .flatMap((site) => childrenOf(tree, site, 'nmod', 'obl', 'acl', 'conj'))
    .filter((child) => child !== token && bringsAlong(tree, child))
    .filter((child) => !isRelation(tree.tokens[child]!.deprel, 'conj') || tree.tokens[child]!.head !== token)
    .flatMap((child) => withConjuncts(cast, sentence, child));
}

function bringsAlong(tree: Tree, child: number): boolean {
  const markers = markersOf(tree, child);
  const first = childrenOf(tree, child, 'case')[0];
  const before = first === undefined ? '' : (tree.tokens[first - 1]?.text.toLowerCase() ?? '');
  if (markers.includes('with') && (before === 'together' || before === 'along')) return true;
  return markers.some((marker) => TOGETHER.has(marker)) || TOGETHER.has(markers.join(' '));
}

function partiesAt(
  cast: Cast,
  entities: Entities,
  sentence: number,
  tree: Tree,
  token: number,
): readonly ResolvedMention[] {
  const candidate = cast.at(sentence, token) ?? nameOver(cast, sentence, token);
  if (!candidate) return partsOf(cast, entities, sentence, tree, token);
  const entity = entities.of(candidate.index);
  if (!entity) return [];
  if (entity.members.length > 0) return membersOf(cast, entities, candidate, entity);
  const owners = isVaguePlural(cast, entity, candidate) ? groupsOf(cast, entities, entity, candidate) : [];
  if (owners.length > 0) return owners.map((owner) => ({ mention: candidate.mention, entity: owner }));
  return [{ mention: candidate.mention, entity }];
}

function nameOver(cast: Cast, sentence: number, token: number): Candidate | null {
  return (
    cast
      .inSentence(sentence)
      .find(({ mention, name, start }) => name !== null && start <= token && token <= mention.last) ?? null
  );
}

/** "a number of officers", "two of its allies": those of whom it is a number. */
function partsOf(
  cast: Cast,
  entities: Entities,
  sentence: number,
  tree: Tree,
  token: number,
): readonly ResolvedMention[] {
  if (!/^(NOUN|NUM|DET|PRON|ADJ)$/.test(tree.tokens[token]!.upos)) return [];
  const whole = childrenOf(tree, token, 'nmod', 'obl').find((child) => markersOf(tree, child).includes('of'));
  if (whole === undefined) return [];
  return withConjuncts(cast, sentence, whole).flatMap((each) =>
    cast.at(sentence, each)
      ? partiesAt(cast, entities, sentence, tree, each)
      : partsOf(cast, entities, sentence, tree, each),
  );
}

function membersOf(
  cast: Cast,
  entities: Entities,
  candidate: Candidate,
  entity: DocumentEntity,
): readonly ResolvedMention[] {
  const { sentence } = candidate.mention;
  const byId = new Map(
    cast.candidates.flatMap((other) => {
      const found = entities.of(other.index);
      return found && entity.members.includes(found.id) ? [[found.id, found] as const] : [];
    }),
  );
  return entity.members.flatMap((id) => {
    const member = byId.get(id);
    if (!member) return [];
    const own = cast.candidates.find((other) => entities.of(other.index)?.id === id)!;
    const groups = isVaguePlural(cast, member, own) ? groupsOf(cast, entities, member, own) : [];
    const near = member.mentions.find(
      (mention) => mention.sentence === sentence && mention.form !== 'pronoun',
    );
    return (groups.length > 0 ? groups : [member]).map((each) => ({
      mention: near ?? candidate.mention,
      entity: each,
    }));
  });
}

/** Unnamed officials, leaders, fighters told of together: whose they are is who acts. */
function isVaguePlural(cast: Cast, entity: DocumentEntity, candidate: Candidate): boolean {
  if (!entity.unnamed || candidate.mention.form !== 'nominal') return false;
  const { words } = cast.scene;
  if (COLLECTIVE_VAGUE.has(candidate.lemma)) return true;
  return candidate.plural === true && words.isVague(candidate.lemma);
}

function groupsOf(
  cast: Cast,
  entities: Entities,
  entity: DocumentEntity,
  candidate: Candidate,
): readonly DocumentEntity[] {
  const owners = cast.owners[candidate.index]!.flatMap((owner) => severalOf(cast, owner)).flatMap((owner) => {
    const group = entities.of(owner);
    const members = entities.entities.filter(({ id }) => group?.members.includes(id));
    return members.length > 0 ? members : (group ?? []);
  });
  const places = owners.filter(({ kind }) => kind === 'place').length;
  return owners.filter(
    (owner, at) =>
      owner.id !== entity.id &&
      (!owner.unnamed || isOrganised(cast, entities, owner)) &&
      (/^(group|state|body)$/.test(owner.kind) || (owner.kind === 'place' && !owner.unnamed && places > 1)) &&
      owners.indexOf(owner) === at,
  );
}

/** "the island states of A and B" are A and B. */
function severalOf(cast: Cast, owner: number): readonly number[] {
  const candidate = cast.candidates[owner]!;
  if (candidate.name !== null || candidate.plural !== true) return [owner];
  const named = cast.owners[owner]!.filter((each) => {
    const { mention, name } = cast.candidates[each]!;
    return name !== null && mention.first > candidate.mention.head;
  });
  return named.length > 1 ? named : [owner];
}

/** An unnamed owner that is no set of persons: "leaders of the armed organizations". */
function isOrganised(cast: Cast, entities: Entities, owner: DocumentEntity): boolean {
  const candidate = cast.candidates.find((other) => entities.of(other.index)?.id === owner.id);
  return candidate !== undefined && candidate.kind !== 'person' && candidate.kind !== 'unknown';
}

/** Whether a mention covers a token. */
export function covers(mention: Mention, sentence: number, token: number): boolean {
  return mention.sentence === sentence && mention.first <= token && token <= mention.last;
}
