import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Lexicon, parseLexicon } from '../../lexicon/index.ts';
import {
  type Document,
  type DocumentEntity,
  idOf,
  type ParsedDocument,
  sha256Hex,
} from '../../model/index.ts';
import { createParser, type Parser } from '../../parse/index.ts';
import { loadResources } from '../../resources.ts';
import type { Mentions } from '../types.ts';
import { findMentions } from './index.ts';

let parser: Parser;
let lexicon: Lexicon;

before(async () => {
  const resources = await loadResources();
  parser = await createParser(resources.parser);
  lexicon = parseLexicon(resources.lexicon);
});

interface Read {
  readonly parsed: ParsedDocument;
  readonly mentions: Mentions;
  /** The entity spoken of at the n-th place (from 1) where these words stand. */
  readonly at: (words: string, place?: number) => DocumentEntity;
  /** Names of the participants of the phrase headed by the last of these words. */
  readonly participants: (words: string) => readonly string[];
}

async function read(text: string): Promise<Read> {
  const sha256 = sha256Hex(new TextEncoder().encode(text));
  const document: Document = {
    id: idOf('document', [sha256]),
    sha256,
    source: 'test.txt',
    mediaType: 'text/plain',
    text,
    parts: [{ kind: 'body', start: 0, end: text.length }],
    title: null,
    outlet: null,
    published: null,
    authors: [],
    letter: null,
  };
  const parsed = await parser.parse(document);
  const mentions = findMentions({ parsed, lexicon });
  const tokenAt = (words: string, place: number): { sentence: number; token: number } => {
    let at = -1;
    for (let seen = 0; seen < place; seen++) at = text.indexOf(words, at + 1);
    assert.ok(at >= 0, `"${words}" does not stand ${place} times in the text`);
    const end = at + words.length;
    const sentence = parsed.sentences.find((each) => each.start <= at && end <= each.end)!;
    const token = sentence.tokens.findLast((each) => each.start < end)!;
    return { sentence: sentence.index, token: token.index };
  };
  return {
    parsed,
    mentions,
    at: (words, place = 1) => {
      const { sentence, token } = tokenAt(words, place);
      const found = mentions.at(sentence, token);
      assert.ok(found, `nobody is spoken of at "${words}"`);
      return found.entity;
    },
    participants: (words) => {
      const { sentence, token } = tokenAt(words, 1);
      return mentions.participants(sentence, token).map(({ entity }) => entity.name);
    },
  };
}

test('an office before a name is the role of the person, in the body that it names', async () => {
  const { at, mentions } = await read(
    'Harbour Guard commander Tomas Rask met Foreign Minister Ines Okafor of Finland in Oslo.',
  );
  const rask = at('Rask');
  assert.equal(rask.name, 'Tomas Rask');
  assert.equal(rask.kind, 'person');
  assert.equal(rask.role, 'Harbour Guard commander');
  assert.equal(mentions.entity(rask.of!).name, 'Harbour Guard');
  assert.equal(at('Okafor').role, 'Foreign Minister');
  assert.equal(at('Oslo').kind, 'place');
});

test('an apposition after or before the name is the same person', async () => {
  const { at, mentions } = await read(
    'Mira Salo, the secretary-general of the Dockers Union, called the mayor of Halmere, Joel Winter.',
  );
  assert.equal(at('general').id, at('Salo').id);
  assert.equal(mentions.entity(at('Salo').of!).name, 'Dockers Union');
  assert.equal(at('mayor').id, at('Winter').id);
  assert.notEqual(at('Salo').id, at('Winter').id);
});

test('a last name speaks of the one who was named in full', async () => {
  const { at } = await read('Mira Salo met Joel Winter on Monday. Winter said that Salo had asked for help.');
  assert.equal(at('Winter', 2).id, at('Winter').id);
  assert.equal(at('Salo', 2).id, at('Salo').id);
});

test('a name with particles and apostrophes is one name, and its last part finds it again', async () => {
  const { at } = await read(
    'Karim al-‘Urabi met Ruud van der Meer in Vienna. ‘Urabi said that Van der Meer had agreed.',
  );
  assert.equal(at('Urabi').name, 'Karim al-‘Urabi');
  assert.equal(at('Urabi', 2).id, at('Urabi').id);
  assert.equal(at('Ruud van der Meer').name, 'Ruud van der Meer');
});

test('letters in brackets and stated aliases are other names of the one before', async () => {
  const { at } = await read(
    'The Coastal Workers League (CWL) wrote to Tomas Rask (referred to as the Pilot). The CWL got no answer.',
  );
  assert.equal(at('CWL', 2).id, at('League').id);
  assert.deepEqual(at('League').aliases, ['CWL']);
});

test('spellings of one name are one where the given names agree, and not where they do not', async () => {
  const { at } = await read(
    'Karim Ghanem met Lena Foss in May. Karim Qanem called her in June. Lena Voss was not there. Omar Kanim was.',
  );
  assert.equal(at('Qanem').id, at('Ghanem').id);
  assert.notEqual(at('Kanim').id, at('Ghanem').id);
});

test('a capital that acts is the state, where something takes place it is a place', async () => {
  const { at } = await read(
    'Helsinki denied the report. The talks took place in Helsinki. Finnish officials agreed.',
  );
  assert.equal(at('Helsinki').name, 'Finland');
  assert.equal(at('Helsinki').kind, 'state');
  assert.equal(at('Helsinki', 2).kind, 'place');
  assert.equal(at('Finnish').id, at('Helsinki').id);
});

test('a government, a people and an adjective speak of the state; counted people do not', async () => {
  const { at } = await read(
    'The Finnish government warned Norway. The Finns were angry. Two Finns were arrested.',
  );
  assert.equal(at('government').name, 'Finland');
  assert.equal(at('Finns').id, at('government').id);
  assert.notEqual(at('Two Finns').id, at('government').id);
  assert.equal(at('Two Finns').unnamed, true);
});

test('a mission to another body is a body of its own', async () => {
  const { at, mentions } = await read("Norway's mission to the United Nations denied the claims.");
  assert.equal(at("Norway's mission").kind, 'body');
  assert.equal(mentions.entity(at("Norway's mission").of!).name, 'Norway');
});

test('a possessive phrase is an unnamed person of somebody, and is spoken of again', async () => {
  const { at, mentions } = await read(
    "Joel Winter called Salo's deputy on Friday. Mira Salo was abroad. The deputy said that he would come.",
  );
  const deputy = at("Salo's deputy");
  assert.equal(deputy.unnamed, true);
  assert.equal(deputy.kind, 'person');
  assert.equal(mentions.entity(deputy.of!).name, 'Mira Salo');
  assert.equal(at('The deputy').id, deputy.id);
});

test('two unnamed persons never become one by description alone', async () => {
  const { at } = await read(
    'A senior official met Mira Salo. A senior official said that the talks had failed.',
  );
  assert.notEqual(at('A senior official').id, at('A senior official', 2).id);
  assert.equal(at('A senior official').unnamed, true);
});

test('a letter is a document of its writer and is found again by its noun', async () => {
  const { at, mentions } = await read(
    'Mira Salo sent a joint letter to Joel Winter. The letter praised the union.',
  );
  assert.equal(at('The letter').kind, 'document');
  assert.equal(at('The letter').id, at('a joint letter').id);
  const { at: report, mentions: others } = await read("The Meridian Institute's report named two ships.");
  assert.equal(others.entity(report('report').of!).name, 'Meridian Institute');
  assert.equal(
    mentions.entities.some((entity) => entity.kind === 'document'),
    true,
  );
});

test('pronouns agree in gender and number and are no argument beside the one they stand for', async () => {
  const { at } = await read('Maria Salo met John Winter in May. She told him that her union would not sign.');
  assert.equal(at('She').id, at('Salo').id);
  assert.equal(at('him').id, at('Winter').id);
  assert.equal(at('her union').kind, 'group');
  assert.equal(at('her').id, at('Salo').id);
});

test('who speaks in a quotation is not the third person in it', async () => {
  const { at } = await read('John Winter met Peter Rask on Monday. “I told him to leave,” Winter said.');
  assert.equal(at('him').id, at('Rask').id);
});

test('I, we and you, and an it that stands for nothing, are no mentions', async () => {
  const { mentions } = await read('“We will win,” I said. It is clear that you know.');
  const written = mentions.all.map(({ mention }) => mention.span.quote.toLowerCase());
  for (const word of ['we', 'i', 'you', 'it']) assert.equal(written.includes(word), false, word);
});

test('a list after a phrase names its members, and they take part in its stead', async () => {
  const { at, participants, mentions } = await read(
    'The letter came from three union leaders – Mira Salo, Joel Winter and Tomas Rask. The three leaders asked Norway for help.',
  );
  const leaders = at('three union leaders');
  assert.deepEqual(
    leaders.members.map((id) => mentions.entity(id).name),
    ['Mira Salo', 'Joel Winter', 'Tomas Rask'],
  );
  assert.equal(at('The three leaders').id, leaders.id);
  assert.deepEqual(participants('The three leaders'), ['Mira Salo', 'Joel Winter', 'Tomas Rask']);
});

test('unnamed officials stand for their states and groups, a single one for himself', async () => {
  const { participants } = await read(
    'Senior Finnish and Norwegian officials met in May. A Dockers Union official called Mira Salo.',
  );
  assert.deepEqual(participants('Senior Finnish and Norwegian officials'), ['Finland', 'Norway']);
  assert.deepEqual(participants('A Dockers Union official'), ['A Dockers Union official']);
});

test('coordination and "along with" are taken apart', async () => {
  const { participants } = await read(
    'Mira Salo, Joel Winter and Tomas Rask met. President Ines Okafor, along with Lena Foss, visited Oslo.',
  );
  assert.deepEqual(participants('Mira Salo'), ['Mira Salo', 'Joel Winter', 'Tomas Rask']);
  assert.deepEqual(participants('Ines Okafor'), ['Ines Okafor', 'Lena Foss']);
});

test('the parties and both sides are those who met', async () => {
  const { participants } = await read(
    'Mira Salo met with Joel Winter on Monday. The parties agreed on a new date. Both sides were pleased.',
  );
  assert.deepEqual(participants('The parties'), ['Mira Salo', 'Joel Winter']);
});

test('the former and the latter are the first and the last of two', async () => {
  const { at } = await read('In a call between Mira Salo and Joel Winter, the latter asked for money.');
  assert.equal(at('latter').id, at('Winter').id);
});

test('the group is the group told of last, never a person or a state', async () => {
  const { at } = await read(
    'The Northern Front attacked a village in Norway. Mira Salo said that the group had fled. The newspaper closed.',
  );
  assert.equal(at('the group').id, at('Northern Front').id);
  assert.notEqual(at('The newspaper').id, at('Northern Front').id);
});

test('ids are the same when the same text is read again', async () => {
  const text = 'Mira Salo met Joel Winter. She left.';
  const [one, two] = [await read(text), await read(text)];
  assert.deepEqual(
    one.mentions.entities.map(({ id }) => id),
    two.mentions.entities.map(({ id }) => id),
  );
});

test('a delegation takes part as those who are told to belong to it', async () => {
  const { participants } = await read(
    'A union delegation headed by Mira Salo went to Oslo. The delegation, which also included Lena Foss, met the mayor.',
  );
  assert.deepEqual(participants('The delegation'), ['Mira Salo', 'Lena Foss']);
});

test('the two, both women and the pair are the two persons told of last, though no phrase joins them', async () => {
  const { participants } = await read(
    'Mira Salo telephoned Joel Winter on Monday. The harbour was closed. The two agreed on a new date.',
  );
  assert.deepEqual(participants('The two'), ['Mira Salo', 'Joel Winter']);
  const women = await read(
    'Maria Foss wrote to Anna Keller in May. Thomas Rask was abroad. Both women met the mayor in Oslo.',
  );
  assert.deepEqual(women.participants('Both women'), ['Maria Foss', 'Anna Keller']);
  const pair = await read('Mira Salo called Joel Winter on Monday. The pair met in Oslo.');
  assert.deepEqual(pair.participants('The pair'), ['Mira Salo', 'Joel Winter']);
});

test('the two ministers are two who may be ministers, the companies two bodies that may be companies', async () => {
  const { participants } = await read(
    'Foreign Minister Ines Okafor received Trade Minister Peter Rask. Judge Lena Foss was in Oslo. The two ministers agreed to talk.',
  );
  assert.deepEqual(participants('The two ministers'), ['Ines Okafor', 'Peter Rask']);
  const bodies = await read(
    'Halvorsen Holdings has sued Tidewater Industries. Lena Foss wrote about it. The companies declined to comment.',
  );
  assert.deepEqual(bodies.participants('The companies'), ['Halvorsen Holdings', 'Tidewater Industries']);
});

test('two of whom only one is known, and the two among three, stay unnamed', async () => {
  const { participants } = await read('Mira Salo spoke on Monday. The two men left.');
  assert.deepEqual(participants('The two men'), ['The two men']);
  const three = await read('Mira Salo, Joel Winter and Lena Foss spoke. The two ministers left.');
  assert.deepEqual(three.participants('The two ministers'), ['The two ministers']);
});

test('a name ended by a word for bodies is a body whatever the model says, and is not cut at "and" or a possessive', async () => {
  const { at } = await read(
    'Kerr & Sons sued the Ministry of Health and Sport. Varda FC met the Institute for Northern Studies. Halmere Residents’ Association chair Tom Bly praised Corvane Corp. on Friday.',
  );
  assert.equal(at('Sons').name, 'Kerr & Sons');
  assert.equal(at('Ministry').name, 'Ministry of Health and Sport');
  assert.equal(at('Institute').name, 'Institute for Northern Studies');
  assert.equal(at('Association').name, 'Halmere Residents’ Association');
  for (const words of ['Sons', 'Ministry', 'Varda FC', 'Institute', 'Association', 'Corvane Corp'])
    assert.match(at(words).kind, /^(body|group)$/, words);
  assert.equal(at('Bly').kind, 'person');
});

test('two bodies joined by "and" stay two, and a last name that is also a word for bodies stays a person', async () => {
  const { participants, at } = await read(
    'Corvane Holdings and Halden Shipping agreed on a price. Maria House met John Bank in Oslo.',
  );
  assert.deepEqual(participants('Corvane Holdings'), ['Corvane Holdings', 'Halden Shipping']);
  assert.equal(at('House').kind, 'person');
  assert.equal(at('Bank').kind, 'person');
});

test('an it that says something is the body told of before, and what it speaks to is another', async () => {
  const { at } = await read(
    'The Bank of Corvane fined Northgate Shipping. It said that it had warned the company in May. It said nothing else.',
  );
  assert.equal(at('It').id, at('Bank').id);
  assert.equal(at('that it').id, at('Bank').id);
  assert.equal(at('the company').id, at('Northgate Shipping').id);
});

test('a name after "the rector of Varrow" is the rector, and not Varrow', async () => {
  const { at } = await read('The rector of Varrow, Ines Dahl, visited the bishop. Dahl thanked him.');
  assert.equal(at('The rector').id, at('Dahl').id);
  assert.notEqual(at('Varrow').id, at('Dahl').id);
});
