import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexicon, parsedOf } from '../../../test/parsed.ts';
import { findMentions } from '../mentions/index.ts';
import { findAttributions } from './index.ts';

/** The chain, without the outlet, of the first token with each word. */
async function chains(text: string, words: readonly string[]): Promise<Record<string, string>> {
  const reading = { parsed: await parsedOf(text), lexicon };
  const found = findAttributions(reading, findMentions(reading));
  const of = (word: string): string => {
    for (const { index, tokens } of reading.parsed.sentences) {
      const token = tokens.find((one) => one.text === word);
      if (token)
        return found
          .chain(index, token.index)
          .slice(1)
          .map((link) => link.name)
          .join(' > ');
    }
    throw new Error(`${word} is not in the text`);
  };
  return Object.fromEntries(words.map((word) => [word, of(word)]));
}

test('a report goes on through the sentences and paragraphs that detail it', async () => {
  const text = `The Nordvik Rowing Federation issued a report on Monday saying that Olaf Brandt had met sponsors. Brandt travelled to Lisbon in April.

Moreover, Brandt called a banker in May.`;
  const federation = 'Nordvik Rowing Federation';
  assert.deepEqual(await chains(text, ['met', 'travelled', 'called']), {
    met: federation,
    travelled: federation,
    called: federation,
  });
});

test('a report ends where somebody speaks to the outlet, and where the outlet speaks for itself', async () => {
  const text = `According to a study by the Larkfield Institute, three airlines shared fares. The airlines met in Zurich.

Union leader Karl Ebbe said that dockers would return to work. The port opened on Monday.

Vexa declined to comment.`;
  assert.deepEqual(await chains(text, ['shared', 'met', 'return', 'opened', 'declined']), {
    shared: 'Larkfield Institute',
    met: 'Larkfield Institute',
    return: 'Karl Ebbe',
    opened: '',
    declined: '',
  });
});

test('what a person said ends with the sentence, unless the next says that it goes on', async () => {
  const text = 'Karl Ebbe said that the dockers left Oslo. Snow fell in the north. The port closed in May.';
  assert.deepEqual(await chains(text, ['left', 'fell', 'closed']), {
    left: 'Karl Ebbe',
    fell: '',
    closed: '',
  });
  const more = 'Karl Ebbe said that the dockers left Oslo. Moreover, the port closed in May.';
  assert.deepEqual(await chains(more, ['closed']), { closed: 'Karl Ebbe' });
});

test('a quotation goes on over sentences and paragraphs until it is closed', async () => {
  const text = `“We signed the accord in Geneva,” said Amara Diallo. “Nobody paid us.”

“They left in June,” Karl Ebbe said. “We stayed.

“The others came later.”

The talks began in 2020.`;
  assert.deepEqual(await chains(text, ['signed', 'paid', 'left', 'stayed', 'came', 'began']), {
    signed: 'Amara Diallo',
    paid: 'Amara Diallo',
    left: 'Karl Ebbe',
    stayed: 'Karl Ebbe',
    came: 'Karl Ebbe',
    began: '',
  });
});

test('within seized letters the writer follows the letters, and what he recounts stands on him', async () => {
  const text =
    'The letters reveal how the agency hired a lobbyist. In one of them, director Ines Falk described a dinner with the broker. Falk later met him in Rome.';
  assert.deepEqual(await chains(text, ['hired', 'dinner', 'met']), {
    hired: 'The letters',
    dinner: 'The letters > Ines Falk',
    met: 'The letters > Ines Falk',
  });
});

test('an answer to a report does not come from it', async () => {
  const text = `A report by the Larkfield Institute said that Vexa had shared fares.

In response, Vexa chief Dana Poole said that the firm had left the market.`;
  assert.deepEqual(await chains(text, ['left']), { left: 'Dana Poole' });
});

test('a paper quoted in passing ends with its paragraph', async () => {
  const text = `In a letter of May 1998, Tural thanked the engineers.

The ministers met in Lund in 2000.`;
  const found = await chains(text, ['thanked', 'met']);
  assert.match(found.thanked ?? '', /letter/);
  assert.equal(found.met, '');
});
