/** A line pattern of the lexicon, made ready; `outlet` is the place of the words that name the outlet. */
export interface LinePattern {
  readonly pattern: RegExp;
  readonly namesOutlet: boolean;
}

/** Longest paragraph that is matched against line patterns: advertising is short, and matching stays cheap. */
const LONGEST = 400;

/** Makes the line patterns of `lexicon/outlets.yaml` (its header gives the notation) ready for matching. */
export function linePatterns(sources: readonly string[]): LinePattern[] {
  return sources.map((source) => ({
    pattern: new RegExp(`^\\W{0,4}${expression(source)}\\s*\\.?\\W{0,3}$`, 'dis'),
    namesOutlet: source.includes('{outlet}'),
  }));
}

function expression(source: string): string {
  let outlets = 0;
  return source.replace(/\(c\)|\{outlet\}|\{year\}|\*|'|-\+|[.\\^$+{}[\]]/g, (token) => {
    if (token === '(c)') return '\\(c\\)';
    if (token === '{outlet}') return outlets++ ? '[^.,;:]{2,60}?' : '(?<outlet>[^,;:!?()]{2,60}?)';
    if (token === '{year}') return '(?:\\d{1,4}(?:[-–]\\d{2,4})?)';
    if (token === '*') return '.*?';
    if (token === "'") return "['’]";
    return token === '-+' ? '-+' : `\\${token}`;
  });
}

/** A pattern that matched a paragraph, with the place of the outlet's name in the paragraph, where it has one. */
export interface LineMatch {
  readonly outlet: readonly [start: number, end: number] | null;
}

/** The match of the first pattern that fits the whole of `line`; one that names an outlet goes before one that does not. */
export function matchLine(line: string, patterns: readonly LinePattern[]): LineMatch | null {
  if (line.length > LONGEST) return null;
  let found: LineMatch | null = null;
  for (const { pattern, namesOutlet } of patterns) {
    if (found && !namesOutlet) continue;
    const match = pattern.exec(line);
    if (!match) continue;
    const outlet = match.indices?.groups?.outlet ?? null;
    if (outlet) return { outlet };
    found ??= { outlet: null };
  }
  return found;
}

/** A regular expression that matches `text` and nothing else; a straight apostrophe matches a curly one too. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]");
}
