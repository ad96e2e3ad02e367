import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon, parsedOf } from '../../../test/parsed.ts';
import type { Realis } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import { realisAt } from './realis.ts';

const TRIGGERS = new Set(['meet', 'meeting', 'talk', 'talks']);

async function realisIn(text: string): Promise<Realis> {
  const { sentences } = await parsedOf(text);
  for (const sentence of sentences) {
    const trigger = sentence.tokens.find(({ lemma, text }) => TRIGGERS.has(lemma) || TRIGGERS.has(text));
    if (trigger) return realisAt(treeOf(sentence), trigger.index, null, lexicon.frames.realis).realis;
  }
  throw new Error(`no trigger in "${text}"`);
}

const CASES: Readonly<Record<Exclude<Realis, 'state'>, readonly string[]>> = {
  happened: [
    'Odo Senn met Mira Falke in Turin.',
    'Odo Senn said that he had met Mira Falke.',
    'Odo Senn managed to meet Mira Falke.',
    'Odo Senn not only met Mira Falke but thanked her.',
    'Odo Senn, who will resign, met Mira Falke.',
    'Mira Falke reportedly met Odo Senn.',
  ],
  denied: [
    'Odo Senn did not meet Mira Falke.',
    'Odo Senn has never met Mira Falke.',
    'No official met Mira Falke.',
    'Odo Senn denied meeting Mira Falke.',
    'Odo Senn failed to meet Mira Falke.',
    'Odo Senn refused to meet Mira Falke.',
    'Mira Falke does not think that Odo Senn met Jonas Pell.',
    'Odo Senn could not meet Mira Falke.',
  ],
  planned: [
    'Odo Senn will meet Mira Falke on Monday.',
    'Odo Senn plans to meet Mira Falke.',
    'Odo Senn agreed to meet Mira Falke.',
    'Odo Senn is expected to meet Mira Falke.',
    'Odo Senn is due to meet Mira Falke.',
    'Odo Senn tried to meet Mira Falke.',
    'Odo Senn said that he would meet Mira Falke.',
  ],
  requested: [
    'Jonas Pell asked Odo Senn to meet Mira Falke.',
    'Jonas Pell urged Odo Senn to meet Mira Falke.',
  ],
  possible: [
    'Odo Senn may meet Mira Falke.',
    'If Odo Senn meets Mira Falke, the fund will be closed.',
    'Did Odo Senn meet Mira Falke?',
    'It is possible that Odo Senn met Mira Falke.',
    'Perhaps Odo Senn met Mira Falke.',
  ],
};

describe('realis', () => {
  for (const [realis, sentences] of Object.entries(CASES))
    for (const sentence of sentences)
      test(`"${sentence}" is ${realis}`, async () => assert.equal(await realisIn(sentence), realis));
});
