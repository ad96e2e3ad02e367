import type { Sentence } from '../../model/index.ts';

/** A paragraph with its sentences, as an interview is made of them. */
interface Paragraph {
  readonly sentences: readonly Sentence[];
  readonly text: string;
  readonly asks: boolean;
}

/** The answer to a question that stands without a name before it. */
export interface Answer {
  /** The last sentence of the question. */
  readonly question: Sentence;
  readonly sentences: readonly Sentence[];
}

/** An interview, as far as its lines show one. */
export interface Interview {
  /** Labels before a colon ("LIND", "E.L.") of those who ask; lower case. */
  readonly askers: ReadonlySet<string>;
  /** Labels of those who answer. */
  readonly answerers: ReadonlySet<string>;
  /** Answers that follow a question without label. */
  readonly answers: readonly Answer[];
}

const LONGEST_LABEL = 5;
const LONGEST_QUESTION = 60;
const FIRST_PERSON = /^(?:i|me|my|we|us|our|mine|myself|i['’].*)$/i;

/** Q and A with what divides them from the words: "Q:", "A.", "Question -". */
export function labelEnd({ tokens }: Sentence): number | null {
  const [first, second] = tokens;
  if (!first || !second) return null;
  if (/^(?:q|a|question|answer)$/i.test(first.text) && /^[:.)–—-]$/.test(second.text)) return 1;
  return /^(?:Q|A)[.:]$/.test(first.text) ? 0 : null;
}

/** The name before the colon that opens a sentence ("EMIL LIND", "E.L."), lower case; null where none does. */
export function nameLabel({ tokens }: Sentence): string | null {
  const colon = tokens.findIndex((token) => token.text === ':');
  if (colon < 1 || colon > LONGEST_LABEL || colon === tokens.length - 1) return null;
  const words = tokens.slice(0, colon);
  if (!words.every((token) => /^\p{Lu}[\p{L}.'’-]*$/u.test(token.text) || token.text === '.')) return null;
  return words.map((token) => token.text.toLowerCase()).join(' ');
}

/**
 * Finds an interview by its lines: names before colons of which one asks, lines with a dash, or questions that stand alone over
 * answers in the first person. Null where the text is none.
 */
export function interviewOf(sentences: readonly Sentence[]): Interview | null {
  const paragraphs = paragraphsOf(sentences);
  const { askers, answerers } = labelsOf(paragraphs);
  const answers = askers.size > 0 ? [] : (dashAnswers(paragraphs) ?? plainAnswers(paragraphs));
  return askers.size > 0 || answers.length > 0 ? { askers, answerers, answers } : null;
}

function paragraphsOf(sentences: readonly Sentence[]): readonly Paragraph[] {
  const told = sentences.filter(({ part }) => part === 'body' || part === 'boilerplate');
  return [...Map.groupBy(told, ({ paragraph }) => paragraph).values()].map((own) => {
    const text = own.flatMap(({ tokens }) => tokens.map((token) => token.text)).join(' ');
    return { sentences: own, text, asks: /\?$/.test(text) };
  });
}

/** Who asks and who answers, where two names and more stand before colons and one of them mostly asks. */
function labelsOf(paragraphs: readonly Paragraph[]): Pick<Interview, 'askers' | 'answerers'> {
  const turns = new Map<string, { asked: number; all: number }>();
  for (const { sentences, asks } of paragraphs) {
    const label = nameLabel(sentences[0]!);
    if (label === null) continue;
    const known = turns.get(label) ?? { asked: 0, all: 0 };
    turns.set(label, { asked: known.asked + (asks ? 1 : 0), all: known.all + 1 });
  }
  const all = [...turns.values()].reduce((sum, turn) => sum + turn.all, 0);
  const askers = [...turns].filter(([, { asked, all: own }]) => asked > 0 && asked * 2 >= own);
  if (turns.size < 2 || all < 4 || askers.length === 0 || askers.length === turns.size)
    return { askers: new Set(), answerers: new Set() };
  const asking = new Set(askers.map(([label]) => label));
  return { askers: asking, answerers: new Set([...turns.keys()].filter((label) => !asking.has(label))) };
}

/** Lines that open with a dash by turns ask and answer. */
function dashAnswers(paragraphs: readonly Paragraph[]): readonly Answer[] | null {
  const turns = paragraphs.filter(({ text }) => /^[–—-]/.test(text));
  if (turns.length < 4 || turns.filter(({ asks }) => asks).length < 2) return null;
  return turns.flatMap((turn, at): readonly Answer[] => {
    const before = turns[at - 1];
    return before?.asks && !turn.asks
      ? [{ question: before.sentences.at(-1)!, sentences: turn.sentences }]
      : [];
  });
}

/** Questions alone in their paragraph, and what stands under each; the last answer ends where nobody says "I". */
function plainAnswers(paragraphs: readonly Paragraph[]): readonly Answer[] {
  const asked = paragraphs.flatMap((paragraph, at) => (at > 0 && isQuestion(paragraph) ? [at] : []));
  if (asked.length < 2) return [];
  const answers = asked.flatMap((at, number): readonly Answer[] => {
    const next = asked[number + 1] ?? paragraphs.length;
    const under = paragraphs.slice(at + 1, next).filter(({ sentences }) => labelEnd(sentences[0]!) === null);
    const last = number === asked.length - 1;
    const own = last ? under.filter((paragraph, index) => index === 0 || isPersonal(paragraph)) : under;
    const sentences = own.flatMap((paragraph) => paragraph.sentences);
    return sentences.length > 0 ? [{ question: paragraphs[at]!.sentences.at(-1)!, sentences }] : [];
  });
  const personal = answers.filter(({ sentences }) => sentences.some(isFirstPerson)).length;
  return personal * 2 >= answers.length ? answers : [];
}

function isQuestion({ sentences, text, asks }: Paragraph): boolean {
  const words = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  return asks && words <= LONGEST_QUESTION && !/["“”]/.test(text) && labelEnd(sentences[0]!) === null;
}

function isPersonal({ sentences }: Paragraph): boolean {
  return sentences.some(isFirstPerson);
}

function isFirstPerson({ tokens }: Sentence): boolean {
  let quoted = false;
  return tokens.some(({ text }) => {
    if (/^["“”]$/.test(text)) quoted = !quoted;
    return !quoted && FIRST_PERSON.test(text);
  });
}
