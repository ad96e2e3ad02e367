import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon, parsedOf } from '../../../test/parsed.ts';
import { extract } from '../index.ts';
import { interviewOf } from './interview.ts';

const INTRO =
  'Emil Lind ran the Zerin Rowing Club for nine years. He talked to the Harbour Courier in Zerin.';
const ASKED = ['When did you first hear of it?', 'And the ministry?'];
const ANSWERED = [
  'On 3 July 2015, from Ada Voss. She phoned me, and I met her the next day in Torv.',
  'It knew. Voss told me that the minister, Ira Vask, had written to her in May.',
];

/** The interview with its questions and answers labelled as `ask` and `answer` do it. */
function interview(ask: (text: string) => string, answer: (text: string) => string): string {
  return [INTRO, ...ASKED.flatMap((text, at) => [ask(text), answer(ANSWERED[at]!)])].join('\n\n');
}

async function linesOf(text: string): Promise<readonly string[]> {
  const { claims } = extract(await parsedOf(text), lexicon, 'test');
  return claims
    .filter(({ event }) => event === 'CONSULT')
    .map(({ mode, actor, recipient, chain }) => {
      const who = [...actor, ...recipient].map(({ name }) => name).sort();
      return `${mode} ${who.join(' + ')} | ${chain
        .slice(1)
        .map(({ name }) => name)
        .join(' > ')}`;
    });
}

describe('the answers of an interview are the word of the one who answers', () => {
  const forms: Readonly<Record<string, string>> = {
    'Q and A with colons': interview(
      (text) => `Q: ${text}`,
      (text) => `A: ${text}`,
    ),
    'Q and A with full stops': interview(
      (text) => `Q. ${text}`,
      (text) => `A. ${text}`,
    ),
    'names in capitals': interview(
      (text) => `COURIER: ${text}`,
      (text) => `LIND: ${text}`,
    ),
    initials: interview(
      (text) => `P.O.: ${text}`,
      (text) => `E.L.: ${text}`,
    ),
    dashes: interview(
      (text) => `— ${text}`,
      (text) => `— ${text}`,
    ),
    'questions alone': interview(
      (text) => text,
      (text) => text,
    ),
  };
  for (const [form, text] of Object.entries(forms))
    test(form, async () => {
      const lines = await linesOf(text);
      for (const line of [
        'call Ada Voss + Emil Lind | Emil Lind',
        'meeting Ada Voss + Emil Lind | Emil Lind',
        'letter Ada Voss + Ira Vask | Emil Lind > Ada Voss',
      ])
        assert.ok(lines.includes(line), `${line} is not in\n${lines.join('\n')}`);
    });
});

test('a report with questions in it, and a list with colons, are no interviews', async () => {
  const texts = [
    'Who knew of it? Emil Lind met Ada Voss in May.\n\nAnd who paid? Nobody says.\n\nLind met Vask in June.',
    'Why now?\n\nThe club met Lind in May.\n\nWhat next?\n\nThe board will meet on Friday.',
    'Present: Emil Lind\n\nAbsent: Ada Voss\n\nZerin: the board met.\n\nTorv: nobody met.',
  ];
  for (const text of texts) assert.equal(interviewOf((await parsedOf(text)).sentences), null, text);
});
