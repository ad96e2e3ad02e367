import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexicon, parsedOf } from '../../test/parsed.ts';
import type { Claim } from '../model/index.ts';
import { extract } from './index.ts';

async function stepsOf(
  text: string,
  pick: (claim: Claim) => boolean = () => true,
): Promise<readonly string[]> {
  const claim = extract(await parsedOf(text), lexicon, 'test').claims.find(pick);
  assert.ok(claim, 'no claim');
  return claim.trace.map(({ slot, rule, detail }) => `${slot} | ${rule} | ${detail}`);
}

function has(steps: readonly string[], pattern: RegExp): void {
  assert.ok(
    steps.some((step) => pattern.test(step)),
    `${pattern} is not in\n${steps.join('\n')}`,
  );
}

test('each slot of a claim has a step that says how it was filled', async () => {
  const text = 'Greta Immer said that Odo Senn had met Mira Falke in Turin on 3 May 2019.';
  const steps = await stepsOf(text);
  has(
    steps,
    /^event \| frame consult#\d+ \| "met" as verb "meet"; subject "Odo" \(actor\); object "Mira" \(actor\)/,
  );
  has(steps, /^actor \| frame consult#\d+ \| "Odo Senn"; name, person \(name model: person 0\.\d\d\)/);
  has(steps, /^when \| own time \| 2019-05-03 from "3 May 2019"; read as DATE 2019-05-03; stated/);
  has(steps, /^where \| place \| "in Turin"/);
  has(steps, /^realis \| realis \| no negation.*: happened$/);
  has(steps, /^chain \| outlet \| this document \(outlet not told\)$/);
  has(steps, /^chain \| attribution, .* \| Greta Immer \(said, "said"\); holds these words$/);
});

test('a pronoun and a short name say whom they were held to speak of, and by which rule', async () => {
  const steps = await stepsOf(
    'Odo Senn came to Turin. There he met Mira Falke. Falke later wrote to Senn.',
    (claim) => claim.mode === 'meeting',
  );
  has(
    steps,
    /^actor \| .* \| "he" speaks of Odo Senn; pronoun, person; pronoun, nearest told of as "Odo Senn", score/,
  );
  const letter = await stepsOf(
    'Odo Senn met Mira Falke. Falke later wrote to Senn.',
    (claim) => claim.mode === 'letter',
  );
  has(letter, /^actor \| .* \| "Falke" speaks of Mira Falke; .*short name, score \d/);
});

test('what is less than happened names the words that make it so', async () => {
  has(await stepsOf('Odo Senn did not meet Mira Falke.'), /^realis \| realis \| "not": denied$/);
  has(await stepsOf('Odo Senn will meet Mira Falke.'), /^realis \| realis \| "will": planned$/);
});

test('a source that runs on says from where, and an event without time that it has none', async () => {
  const text = 'The minutes show that Odo Senn met Mira Falke. They also spoke by phone.';
  const steps = await stepsOf(text, (claim) => claim.mode === 'call' && claim.chain.length > 1);
  has(steps, /^chain \| attribution, .* \| The minutes .*; runs on from the sentence before$/);
  has(steps, /^when \| narrative, none \| no time is told/);
});

test('a denial says what it denies, and where that was told', async () => {
  const text =
    'Greta Immer said that Odo Senn had met Mira Falke in Turin in May. Senn denied that he had met Falke.';
  const steps = await stepsOf(text, ({ mode }) => mode === 'deny');
  has(steps, /^denies \| in what is denied \| CONSULT\/meeting "he had met Falke"/);
  has(
    steps,
    /^denies \| told before of the same \| CONSULT\/meeting "Odo Senn had met Mira Falke in Turin in May"/,
  );
});
