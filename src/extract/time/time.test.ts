import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon, parsedOf } from '../../../test/parsed.ts';
import { type ParsedDocument, whenOf } from '../../model/index.ts';
import type { TimeExpression, Times } from '../types.ts';
import { before, findTimes } from './index.ts';

interface Found {
  readonly parsed: ParsedDocument;
  readonly times: Times;
}

async function timesIn(text: string, published: string | null = null): Promise<Found> {
  const bare = await parsedOf(text);
  const date =
    published === null
      ? null
      : { value: whenOf(published, 'stated'), how: 'user' as const, span: null, note: null };
  const parsed = { ...bare, document: { ...bare.document, published: date } };
  return { parsed, times: findTimes({ parsed, lexicon }) };
}

const shown = ({ span, type, value, when }: TimeExpression): string =>
  `${span.quote} | ${type} | ${value} | ${when?.edtf ?? '-'}`;

/** Text; what is found, one line each: words, TIMEX3 type, TIMEX3 value, EDTF. */
type Row = readonly [text: string, ...found: readonly string[]];

function table(name: string, published: string | null, rows: readonly Row[]): void {
  describe(name, () => {
    for (const [text, ...found] of rows)
      test(text, async () => {
        const { times } = await timesIn(text, published);
        assert.deepEqual(times.all.map(shown), found);
      });
  });
}

table('dates of the calendar need no day of publication', null, [
  ['They met on 3 May 2018.', '3 May 2018 | DATE | 2018-05-03 | 2018-05-03'],
  ['They met on May 3, 2018.', 'May 3, 2018 | DATE | 2018-05-03 | 2018-05-03'],
  ['They met on Thursday, 3 May 2018.', 'Thursday, 3 May 2018 | DATE | 2018-05-03 | 2018-05-03'],
  ['She wrote on 2018-05-03.', '2018-05-03 | DATE | 2018-05-03 | 2018-05-03'],
  ['The deed is of 23/05/2018.', '23/05/2018 | DATE | 2018-05-23 | 2018-05-23'],
  ['They met in May 2018.', 'May 2018 | DATE | 2018-05 | 2018-05'],
  ['They met in 2018.', '2018 | DATE | 2018 | 2018'],
  ['They met in the summer of 2018.', 'the summer of 2018 | DATE | 2018-SU | 2018-22'],
  ['Sales fell in the third quarter of 2018.', 'the third quarter of 2018 | DATE | 2018-Q3 | 2018-35'],
  ['Sales fell in the first half of 2018.', 'the first half of 2018 | DATE | 2018-H1 | 2018-40'],
  ['They met in the late 1990s.', 'the late 1990s | DATE | 199 | 199X~'],
  ['The mill was built in the 19th century.', 'the 19th century | DATE | 18 | 18XX'],
  ['He called on Christmas Eve 2015.', 'Christmas Eve 2015 | DATE | 2015-12-24 | 2015-12-24'],
  ['They met in early 2018.', 'early 2018 | DATE | 2018 | 2018~'],
  ['They met around 2005.', 'around 2005 | DATE | 2005 | 2005~'],
  [
    'They spoke at 10:30 p.m. on 3 May 2018.',
    '10:30 p.m. on 3 May 2018 | TIME | 2018-05-03T22:30 | 2018-05-03',
  ],
]);

table('ranges are intervals', null, [
  [
    'They met between 3 and 7 June 2014.',
    '3 and 7 June 2014 | DATE | 2014-06-03/2014-06-07 | 2014-06-03/2014-06-07',
  ],
  ['The fair ran June 3-7, 2014.', 'June 3-7, 2014 | DATE | 2014-06-03/2014-06-07 | 2014-06-03/2014-06-07'],
  ['They met from March to May 2021.', 'March to May 2021 | DATE | 2021-03/2021-05 | 2021-03/2021-05'],
  ['He led the union in 2019-21.', '2019-21 | DATE | 2019/2021 | 2019/2021'],
  ['He led it from 1990 to 1995.', '1990 | DATE | 1990 | 1990/1995', '1995 | DATE | 1995 | 1990/1995'],
  [
    'He was away from 3 March to 5 April 2021.',
    '3 March | DATE | XXXX-03-03 | 2021-03-03/2021-04-05',
    '5 April 2021 | DATE | 2021-04-05 | 2021-03-03/2021-04-05',
  ],
]);

table('prepositions open a time', null, [
  ['She has paid him since 2006.', '2006 | DATE | 2006 | 2006/..'],
  ['She has paid him since the summer of 2006.', 'the summer of 2006 | DATE | 2006-SU | 2006/..'],
  ['He worked there until 2014.', '2014 | DATE | 2014 | ../2014'],
  ['Before 3 May 2018 they were friends.', '3 May 2018 | DATE | 2018-05-03 | ../2018-05-03'],
  ['Shortly after 3 May 2018 they fell out.', '3 May 2018 | DATE | 2018-05-03 | 2018-05'],
]);

table('a year that nothing tells stays unknown', null, [
  ['They met on 3 May.', '3 May | DATE | XXXX-05-03 | XXXX-05-03'],
  ['They met in May.', 'May | DATE | XXXX-05 | XXXX-05'],
  ['They met on Friday.', 'Friday | DATE | XXXX-WXX-5 | -'],
  ['They met yesterday.', 'yesterday | DATE | XXXX | -'],
  ['They met last week.', 'last week | DATE | XXXX | -'],
]);

table('times relative to the day of publication', '2022-11-15', [
  ['They met yesterday.', 'yesterday | DATE | 2022-11-14 | 2022-11-14'],
  ['They met on Friday.', 'Friday | DATE | 2022-11-11 | 2022-11-11'],
  ['They will meet on Friday.', 'Friday | DATE | 2022-11-18 | 2022-11-18'],
  ['They met last month.', 'last month | DATE | 2022-10 | 2022-10'],
  ['They met two months ago.', 'two months ago | DATE | 2022-09 | 2022-09'],
  ['They met earlier this week.', 'earlier this week | DATE | 2022-W46 | 2022-11-14/2022-11-20'],
  ['They met last year.', 'last year | DATE | 2021 | 2021'],
  ['They met in October last year.', 'October last year | DATE | 2021-10 | 2021-10'],
  ['They met in March.', 'March | DATE | 2022-03 | 2022-03'],
  ['They met last summer.', 'last summer | DATE | 2022-SU | 2022-22'],
  ['They met on the 12th.', 'the 12th | DATE | 2022-11-12 | 2022-11-12'],
  [
    'They have quarrelled over the past two years.',
    'the past two years | DURATION | P2Y | 2020-11~/2022-11~',
  ],
  ['They will meet next month.', 'next month | DATE | 2022-12 | 2022-12'],
  ['Last night they spoke.', 'Last night | TIME | 2022-11-14TNI | 2022-11-14'],
]);

table('times relative to what was told before', null, [
  [
    'The strike began in June 2016. Later that month they met.',
    'June 2016 | DATE | 2016-06 | 2016-06',
    'Later that month | DATE | 2016-06 | 2016-06',
  ],
  [
    'He wrote on 14 August 1998. She answered nine days later.',
    '14 August 1998 | DATE | 1998-08-14 | 1998-08-14',
    'nine days later | DATE | 1998-08-23 | 1998-08-23',
  ],
  [
    'They met in July 2022 and in April.',
    'July 2022 | DATE | 2022-07 | 2022-07',
    'April | DATE | XXXX-04 | XXXX-04',
  ],
  [
    'They met on 3 March 2021 and again on 11 April.',
    '3 March 2021 | DATE | 2021-03-03 | 2021-03-03',
    '11 April | DATE | 2021-04-11 | 2021-04-11',
  ],
  [
    'The raid of 9 July has been forgotten. On 9 July 1999 the town burned.',
    '9 July | DATE | 1999-07-09 | 1999-07-09',
    '9 July 1999 | DATE | 1999-07-09 | 1999-07-09',
  ],
  [
    'They met two months ago, in August 2023. They quarrelled in May.',
    'two months ago | DATE | 2023-08 | 2023-08',
    'August 2023 | DATE | 2023-08 | 2023-08',
    'May | DATE | 2023-05 | 2023-05',
  ],
]);

table('lengths and repetitions name no stretch of the calendar', null, [
  ['He was held for 11 days.', '11 days | DURATION | P11D | -'],
  ['They signed a two-year deal.', 'two-year | DURATION | P2Y | -'],
  ['They meet every Monday.', 'every Monday | SET | XXXX-WXX-1 | -'],
  ['They met twice a week.', 'twice a week | SET | P1W | -'],
]);

table('what looks like a time and is none', '2022-11-15', [
  ['Theresa May called Ms June Falke.'],
  ['They may march to the town hall.'],
  ['The Sunday Times quoted her.'],
  ['The shop in Second Street was closed.'],
  ['The 1,400 people left.'],
  ['A 20-year-old man was hurt.'],
  ['He took Flight 1999 to room 2012.'],
  ['The rebels will fall in line.'],
  ['She read “1984” aloud.'],
  ['The company sold 2000 shares.'],
]);

describe('the time of an event', () => {
  const of = async (text: string, word: string, published: string | null = null): Promise<string | null> => {
    const { parsed, times } = await timesIn(text, published);
    for (const { index, tokens } of parsed.sentences) {
      const token = tokens.findLast((candidate) => candidate.text === word);
      if (token) return times.of(index, token.index)?.edtf ?? null;
    }
    throw new Error(`no "${word}" in "${text}"`);
  };
  const rows: readonly (readonly [name: string, text: string, word: string, edtf: string | null])[] = [
    ['is that of its clause', 'Odo Senn met Mira Falke in May 2011.', 'met', '2011-05'],
    [
      'is shared by what is coordinated',
      'In May 2011 Odo Senn met Mira Falke and signed a treaty.',
      'signed',
      '2011-05',
    ],
    ['is shared by the purpose', 'Odo Senn flew to Lund in May 2011 to meet Mira Falke.', 'meet', '2011-05'],
    ['is that of the noun itself', 'Odo Senn criticised the May 2011 letter.', 'letter', '2011-05'],
    ['is not that of another event', 'The May 2011 letter angered Odo Senn.', 'angered', null],
    ['is not that of the saying', 'On 3 May 2011 Odo Senn said that he had met Mira Falke.', 'met', null],
    [
      'is that of what was said',
      'Odo Senn said on 3 May 2011 that he had met Mira Falke in 2009.',
      'met',
      '2009',
    ],
    [
      'is that of an impersonal report',
      'It was reported in April 2009 that Odo Senn met Mira Falke.',
      'met',
      '2009-04',
    ],
    [
      'lies after what it follows',
      'After the attack on 5 May 2016 Odo Senn called Mira Falke.',
      'called',
      '2016-05-05/..',
    ],
    [
      'lies before what it precedes',
      'Before the attack on 5 May 2016 Odo Senn called Mira Falke.',
      'called',
      '../2016-05-05',
    ],
    [
      'is near to what it closely follows',
      'Just after the 5 May 2016 attack Odo Senn called Mira Falke.',
      'called',
      '2016-05',
    ],
    ['is no time of another clause', 'Odo Senn, who was born in 1961, met Mira Falke.', 'met', null],
    [
      'is past a participle that holds on',
      'Odo Senn met a team headed by Mira Falke in May 2011.',
      'met',
      '2011-05',
    ],
    ['is what a cleft sentence sets apart', 'It was in 1999 that Odo Senn met Mira Falke.', 'met', '1999'],
    [
      'is that of the event that strikes',
      'The attack of 9 March 2004 killed 12 people.',
      'killed',
      '2004-03-09',
    ],
    [
      'is that of the letter it stands in',
      'In a letter dated 3 June 2012, Odo Senn asked for arms.',
      'asked',
      '2012-06-03',
    ],
    [
      'is not that of the record that tells it',
      'According to minutes of 8 May 2011, Odo Senn met Mira Falke.',
      'met',
      null,
    ],
    [
      'is that of its when-clause',
      'When they met in 2007, Odo Senn promised her a seat.',
      'promised',
      '2007',
    ],
    ['is unknown where the day told is unknown', 'Odo Senn met Mira Falke on Friday.', 'met', null],
    [
      'is carried to a sentence that goes on',
      'Odo Senn went to Lund on 3 May 2011. He met Mira Falke there.',
      'met',
      '2011-05-03',
    ],
    [
      'is not carried to another matter',
      'Odo Senn went to Lund on 3 May 2011. The bank sold the mill.',
      'sold',
      null,
    ],
    [
      'is not carried past "later" where it is a day',
      'Odo Senn went to Lund on 3 May 2011. He later met Mira Falke.',
      'met',
      null,
    ],
    [
      'is not carried to a plan',
      'Odo Senn went to Lund on 3 May 2011. He will meet Mira Falke.',
      'meet',
      null,
    ],
    [
      'is that of an event dated elsewhere',
      'The war began on 5 May 2016. Since the outbreak of the war, Odo Senn has armed the rebels.',
      'armed',
      '2016-05-05/..',
    ],
  ];
  for (const [name, text, word, edtf] of rows)
    test(`${name}: ${text}`, async () => assert.equal(await of(text, word), edtf));

  test('carries no words of its own when it was carried', async () => {
    const { parsed, times } = await timesIn('Odo Senn went to Lund on 3 May 2011. He met Mira Falke there.');
    const second = parsed.sentences[1]!;
    const met = second.tokens.find(({ text }) => text === 'met')!;
    const when = times.of(1, met.index);
    assert.equal(when?.span, null);
    assert.equal(when?.basis, 'inferred');
  });
});

describe('what a dated record recounts', () => {
  test('lies before its date', () => {
    assert.equal(before(whenOf('2022-05-22', 'stated'))?.edtf, '../2022-05-22');
    assert.equal(before(whenOf('2021-03/2021-05', 'stated'))?.edtf, '../2021-05');
    assert.equal(before(whenOf('2022-22', 'stated'))?.edtf, '../2022');
  });
  test('has no bound where the record has no end', () => {
    assert.equal(before(whenOf('2006/..', 'stated')), null);
  });
});
