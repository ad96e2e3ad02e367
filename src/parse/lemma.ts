/**
 * models/english-lemmas.json. `exceptions` maps tag and lower-cased form (`VBD went`) to the lemma; `rules` maps a tag
 * to endings, each with how many letters to cut and what to add, the longest matching ending deciding.
 */
export interface LemmaTable {
  readonly exceptions: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, Readonly<Record<string, readonly [number, string]>>>>;
}

/** Proper nouns, foreign words and marks keep their case. */
const KEEPS_CASE: ReadonlySet<string> = new Set(['NNP', 'NNPS', 'FW', 'GW', 'SYM', 'ADD', 'LS']);
const LONGEST_ENDING = 5;
/** Tags that the model mistakes for one another: an irregular form ("spoke") keeps its lemma under either. */
const SIBLINGS: Readonly<Record<string, readonly string[]>> = {
  VBN: ['VBD'],
  VBD: ['VBN'],
  VBP: ['VB', 'VBD'],
  VB: ['VBP', 'VBD', 'VBN'],
  VBZ: ['VBD'],
  VBG: ['VBN', 'VBD'],
};

/**
 * The lemma of a word with Penn Treebank tag `xpos`, as EWT and GUM write it: `went` VBD gives `go`, `Obama` NNP stays.
 * The curly apostrophe of a clitic is read as a straight one. `words` are known words in lower case: a regular verb form
 * gets the base among them that its spelling allows ("blamed": "blame", not "blam"; "planned": "plan").
 */
export function lemmaOf(
  form: string,
  xpos: string,
  table: LemmaTable,
  words: ReadonlySet<string> = NO_WORDS,
): string {
  const text = form.replace(/[’‘`´]/g, "'");
  const lower = text.toLowerCase();
  const known = [xpos, ...(SIBLINGS[xpos] ?? [])]
    .map((tag) => table.exceptions[`${tag} ${lower}`])
    .find((lemma) => lemma !== undefined);
  if (known !== undefined) return known;
  const base = KEEPS_CASE.has(xpos) ? text : lower;
  if (!/\p{L}/u.test(text)) return base;
  const ruled = byEnding(lower, base, xpos, table);
  return xpos.startsWith('VB') ? (regularBase(lower, ruled, words) ?? ruled) : ruled;
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** The base of a form in -ed or -ing among the known words; null where the form is another or no base is known. */
function regularBase(lower: string, ruled: string, words: ReadonlySet<string>): string | null {
  const stem = /^(.{2,}?)(?:ed|ing)$/.exec(lower)?.[1];
  if (stem === undefined || words.size === 0) return null;
  if (lower.endsWith('ied')) return words.has(`${stem.slice(0, -1)}y`) ? `${stem.slice(0, -1)}y` : null;
  if (words.has(`${stem}e`) && /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(stem)) return `${stem}e`;
  const single = /([bdfgklmnprstvz])\1$/.test(stem) ? stem.slice(0, -1) : null;
  const known = [ruled, stem, single, `${stem}e`].filter(
    (base): base is string => base !== null && words.has(base),
  );
  if (single !== null && !/(ll|ss|zz|ff)$/.test(stem) && words.has(single)) return single;
  return known[0] ?? null;
}

function byEnding(lower: string, base: string, xpos: string, table: LemmaTable): string {
  const tags = xpos === 'VBN' && !/(ed|n|ne)$/.test(lower) ? ['VBN', 'VBD'] : [xpos];
  for (let n = Math.min(LONGEST_ENDING, lower.length - 1); n >= 0; n--) {
    const ending = n === 0 ? '' : lower.slice(-n);
    // An ending of a sibling tag must be of two letters or more: "-ke" of "spoke" tells more than nothing.
    const tag = tags.find((each, at) => (at === 0 || n > 1) && table.rules[each]?.[ending]);
    if (tag === undefined) continue;
    const [cut, add] = table.rules[tag]![ending]!;
    return cut >= base.length ? base : base.slice(0, base.length - cut) + add;
  }
  return base;
}
