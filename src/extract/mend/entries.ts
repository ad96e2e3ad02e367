import type { Draft } from './draft.ts';

/**
 * Ties the subject of an entry to its verb, where a parser hung both on the date that opens it ("February 2018: the chief
 * negotiator, Desta Roe, telephones ...").
 */
export function tieEntries(draft: Draft): void {
  for (const { index } of draft.sentence.tokens) {
    const verb = draft.tokens[index]!;
    if (verb.upos !== 'VERB' || !['VBZ', 'VBD', 'VBP'].includes(verb.xpos) || verb.head < 0) continue;
    const top = draft.tokens[verb.head]!;
    if (top.head >= 0 || top.index > index || !['parataxis', 'acl', 'appos', 'conj'].includes(verb.deprel))
      continue;
    if (draft.children(index).some(({ deprel }) => deprel.startsWith('nsubj'))) continue;
    const colon = draft.tokens.findIndex(({ text, index: at }) => at > top.index && /^[:–—]$/.test(text));
    if (colon < 0 || colon > index) continue;
    const subject = draft
      .children(top.index)
      .find(
        ({ deprel, index: at, upos }) => deprel === 'appos' && at > colon && at < index && upos !== 'VERB',
      );
    if (subject) draft.set(subject.index, { head: index, deprel: 'nsubj' });
  }
}
