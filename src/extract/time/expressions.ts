import { type Sentence, spanOf } from '../../model/index.ts';
import type { Reading } from '../types.ts';
import type { Anchors } from './anchors.ts';
import { withDayLists } from './day-lists.ts';
import { type DocumentDate, estimatedDate, publishedDate, type SentencePhrases } from './document-date.ts';
import { type Expression, safeWhen } from './expression.ts';
import { phrasesIn } from './find.ts';
import { withListYears } from './lists.ts';
import { meaningOf } from './meaning.ts';
import { advance, BEGINNING, looksAhead, reachable, statedYears } from './narrative.ts';
import type { Found } from './phrase.ts';
import { placeOf } from './place.ts';
import { joinRanges } from './ranges.ts';
import { tenseAt } from './tense.ts';
import { eventNouns } from './verbs.ts';

/** All time expressions of a document, in text order. */
export function expressionsIn({ parsed, lexicon }: Reading): readonly Expression[] {
  const phrases = parsed.sentences.map((sentence) =>
    withListYears(withDayLists(phrasesIn(sentence, lexicon.times))),
  );
  const published = publishedDate(parsed.document.published?.value ?? null);
  const document = published ?? estimatedDate(phrases);
  const years = statedYears(phrases);
  const futureSigns = new Set(lexicon.times.future_signs);
  let narrative = BEGINNING;
  const out: Expression[] = [];
  parsed.sentences.forEach((sentence, index) => {
    const { words, found } = phrases[index]!;
    for (const one of found) {
      const tense = tenseAt(sentence, words[one.first]!.token, futureSigns);
      const told = reachable(narrative, sentence, tense, published !== null, document);
      const anchors: Anchors = {
        document: document?.stretch ?? null,
        focus: narrative.focus,
        quarter: narrative.quarter,
        interrupted: narrative.interrupted,
        ahead: looksAhead(words, one.first),
        narrative: told?.stretch ?? null,
        lookingBack: tense === 'pluperfect' && told?.tense !== 'pluperfect',
        tense,
        statedYear: (month, day) => years.get(`${month}-${day}`) ?? null,
      };
      const made = expressionOf(one, { reading: { parsed, lexicon }, sentence, words, anchors, document });
      out.push(made);
      narrative = advance(narrative, made, one, sentence, anchors);
    }
  });
  return joinRanges(out, phrases);
}

interface Around {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly words: SentencePhrases['words'];
  readonly anchors: Anchors;
  readonly document: DocumentDate | null;
}

function expressionOf(found: Found, around: Around): Expression {
  const { sentence, words, reading } = around;
  const first = words[found.first]!;
  const last = words[found.last]!;
  const span = spanOf(reading.parsed.document.text, first.start, last.end);
  const events = eventNouns(reading.lexicon);
  const { relation, event, loose } = placeOf(sentence, words, found, reading.lexicon.times, events);
  const doubt = reading.lexicon.times.doubt.includes(words[found.first - 2]?.low ?? '') && relation === 'at';
  const place = { sentence: sentence.index, first: first.token, last: last.token, span };
  const meaning = meaningOf(found, around, relation);
  const edtf =
    meaning.edtf === null || !doubt || meaning.edtf.includes('/')
      ? meaning.edtf
      : `${meaning.edtf.replace(/~$/, '')}${meaning.edtf.endsWith('~') ? '%' : '?'}`;
  const when = edtf === null ? null : safeWhen(edtf, meaning.inferred ? 'inferred' : 'stated', span);
  return {
    ...place,
    type: meaning.type,
    value: meaning.value,
    when,
    stretch: meaning.stretch,
    relation,
    event,
    loose,
    approximate: meaning.approximate,
    dates: meaning.dates,
  };
}
