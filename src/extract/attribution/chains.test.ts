import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexicon, parsedOf } from '../../../test/parsed.ts';
import type { ParsedDocument } from '../../model/index.ts';
import { findMentions } from '../mentions/index.ts';
import { type FoundAttributions, findAttributions } from './index.ts';

interface Taken {
  readonly parsed: ParsedDocument;
  readonly found: FoundAttributions;
}

async function taken(text: string, outlet: string | null = null): Promise<Taken> {
  const parsed = await parsedOf(text);
  const evidence = outlet === null ? null : { value: outlet, how: 'user' as const, span: null, note: null };
  const document = { ...parsed.document, outlet: evidence };
  const reading = { parsed: { ...parsed, document }, lexicon };
  return { parsed: reading.parsed, found: findAttributions(reading, findMentions(reading)) };
}

function placeOf({ parsed }: Taken, word: string): readonly [number, number] {
  for (const sentence of parsed.sentences)
    for (const token of sentence.tokens) if (token.text === word) return [sentence.index, token.index];
  throw new Error(`${word} is not in the text`);
}

/** Names of the chain of the first token with these words, the outlet left out. */
function chain(of: Taken, word: string): readonly string[] {
  return of.found
    .chain(...placeOf(of, word))
    .slice(1)
    .map((link) => link.name);
}

async function inners(text: string, word: string, outlet: string | null = null): Promise<readonly string[]> {
  return chain(await taken(text, outlet), word);
}

test('a chain begins with the outlet, or with this document where it is unknown', async () => {
  const known = await taken('Mara Quist left Oslo.', 'The Bay Times');
  assert.equal(known.found.chain(0, 2)[0]?.name, 'The Bay Times');
  assert.equal(known.found.chain(0, 2)[0]?.manner, 'published');
  const unknown = await taken('Mara Quist left Oslo.');
  assert.deepEqual(
    unknown.found.chain(0, 2).map((link) => [link.name, link.named, link.cue]),
    [['this document', false, null]],
  );
});

test('who says that something happened stands behind it, before or after the clause', async () => {
  assert.deepEqual(await inners('Karl Ebbe said that the dockers left Oslo.', 'left'), ['Karl Ebbe']);
  assert.deepEqual(await inners('The dockers left Oslo, Karl Ebbe said.', 'left'), ['Karl Ebbe']);
  assert.deepEqual(await inners('“The dockers left Oslo,” said Karl Ebbe.', 'left'), ['Karl Ebbe']);
  assert.deepEqual(await inners('According to Karl Ebbe, the dockers left Oslo.', 'left'), ['Karl Ebbe']);
});

test('the verb of saying itself does not stand on its speaker', async () => {
  assert.deepEqual(await inners('Karl Ebbe said that the dockers left Oslo.', 'said'), []);
});

test('chains nest to any depth', async () => {
  assert.deepEqual(
    await inners(
      'Anna Keller said that the envoy had told Karl Ebbe that the rebels promised to release the hostages.',
      'release',
    ),
    ['Anna Keller', 'the envoy', 'the rebels'],
  );
});

test('a newspaper that quotes somebody stands outside of him', async () => {
  assert.deepEqual(
    await inners('The Norland Gazette quoted Lena Holt as saying that the deal was dead.', 'dead'),
    ['Norland Gazette', 'Lena Holt'],
  );
});

test('a medium that heard it stands before the speaker, the own outlet does not', async () => {
  const text = 'In an interview with Radio Lumen, Pavel Dorn said that the club had sold the player.';
  assert.deepEqual(await inners(text, 'sold'), ['Radio Lumen', 'Pavel Dorn']);
  assert.deepEqual(await inners(text, 'sold', 'Radio Lumen'), ['Pavel Dorn']);
  const told = 'The widow told this newspaper that Reyes had left Oslo.';
  assert.deepEqual(await inners(told, 'left', 'The Bay Times'), ['The widow']);
});

test('a report stands for who published it, a letter for itself', async () => {
  assert.deepEqual(
    await inners('A report by the Larkfield Institute said that the airlines had shared fares.', 'shared'),
    ['Larkfield Institute'],
  );
  const [letter] = await inners('A letter from Tom Fisk said that the company had dumped waste.', 'dumped');
  assert.match(letter ?? '', /letter/);
});

test('what a letter does stands on the letter', async () => {
  const [letter] = await inners('The letter from Tom Fisk thanked the volunteers.', 'thanked');
  assert.match(letter ?? '', /letter/);
});

test('"it was reported" is a link without a source, in its own words', async () => {
  const of = await taken('It was reported in June that the two banks had merged.');
  const [, link] = of.found.chain(...placeOf(of, 'merged'));
  assert.deepEqual([link?.name, link?.entity, link?.named], ['It was reported in June', null, false]);
});

test('anonymous sources keep their own words', async () => {
  const of = await taken('Helio approached Brightsea, two people familiar with the matter said.');
  const [, link] = of.found.chain(...placeOf(of, 'approached'));
  assert.match(link?.mentions.join(' | ') ?? '', /two people/);
});

test('denying is a manner, and what is denied stands on the denier', async () => {
  const of = await taken('Jonas Reed denied that he had met the lobbyist.');
  const [, link] = of.found.chain(...placeOf(of, 'met'));
  assert.deepEqual([link?.name, link?.manner], ['Jonas Reed', 'denied']);
});

test('no name near by becomes a source', async () => {
  assert.deepEqual(await inners('He wrote a book about Jonas Reed in 2019.', 'wrote'), []);
  assert.deepEqual(await inners('Karl Ebbe told the truth.', 'truth'), []);
  assert.deepEqual(await inners('The soldiers denied entry to the visitors.', 'entry'), []);
  assert.deepEqual(await inners('The report was late, and Karl Ebbe left Oslo.', 'left'), []);
  assert.deepEqual(await inners('The men were said to be armed.', 'armed'), []);
  assert.deepEqual(await inners('Karl Ebbe stood near the gate when the dockers left.', 'left'), []);
  assert.deepEqual(await inners('Neither side confirmed that Karl Ebbe had left.', 'left'), []);
});

test('wishes and refusals are no word of mouth', async () => {
  const of = await taken('Karl Ebbe refused to leave Oslo.');
  assert.deepEqual(chain(of, 'leave'), []);
  assert.equal(of.found.all.length, 1);
});

test('"I" and "we" in a quotation are its speaker, and nobody outside of quotations', async () => {
  const of = await taken('“We signed the accord,” said Amara Diallo. The talks began in 2020.');
  assert.equal(of.found.speakerOf(...placeOf(of, 'signed'))?.name, 'Amara Diallo');
  assert.equal(of.found.speakerOf(...placeOf(of, 'began')), null);
});

test('all attributions lie in the text in order', async () => {
  const { found, parsed } = await taken(
    'Karl Ebbe said that it rained. “It snowed,” Anna Keller said. “It froze.”',
  );
  const places = found.all.map((one) => one.cue[0]!.sentence);
  assert.deepEqual([...places].sort(), places);
  for (const range of found.all.flatMap((one) => [...one.cue, ...one.content]))
    assert.ok(parsed.sentences[range.sentence]!.tokens[range.last]);
});
