import type { Part, PartKind } from '../model/index.ts';

/** A paragraph taken from markup, with the kind that the markup tells. */
export interface Block {
  readonly text: string;
  readonly kind: PartKind | null;
}

/** What is needed of a DOM node; linkedom's and a browser's both fit. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  getAttribute?(name: string): string | null;
}

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED BUTTON SELECT INPUT TEXTAREA FORM NAV HEAD CANVAS AUDIO VIDEO DIALOG LINK META'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE ADDRESS BLOCKQUOTE LI UL OL DL DT DD FIGURE FIGCAPTION PRE TABLE TR CAPTION H1 H2 H3 H4 H5 H6 HR BODY DETAILS SUMMARY'.split(
    ' ',
  ),
);
const NOT_THE_REPORT =
  /(?:^|[\s_-])(?:newsletter|promo|promotion|advert|advertisement|ad-slot|related|share|sharing|social|sponsored|subscribe|signup|cookie|recirculation)(?:$|[\s_-])/i;
const CAPTION = /(?:^|[\s_-])(?:caption|wp-caption-text|credit|photo-credit|image-credit)(?:$|[\s_-])/i;
const BYLINE = /(?:^|[\s_-])(?:byline|author-name)(?:$|[\s_-])/i;
/** Words above which a heading is a paragraph in large letters. */
const LONGEST_HEADING = 25;
/** Elements inside each other beyond which a page is no page: the walk stays clear of the end of the stack. */
const DEEPEST = 400;

/** The paragraphs of markup below `root`, in order, with what the elements say of their kind. */
export function blocksOf(root: DomNode): Block[] {
  const walk = new Walk();
  walk.element(root, null, 0);
  walk.flush(null);
  return walk.blocks;
}

class Walk {
  readonly blocks: Block[] = [];
  private pending = '';

  element(node: DomNode, kind: PartKind | null, depth: number): void {
    if (depth > DEEPEST) {
      this.pending += node.textContent ?? '';
      return;
    }
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.pending += (child.textContent ?? '').replace(/[\s\u00A0]+/g, ' ');
      else if (child.nodeType === 1) this.child(child, kind, depth);
    }
  }

  private child(child: DomNode, kind: PartKind | null, depth: number): void {
    const name = child.nodeName.toUpperCase();
    if (SKIPPED.has(name) || isHidden(child)) return;
    if (name === 'BR') {
      this.pending += '\n';
      return;
    }
    const inner = kindOf(name, child, kind);
    if (name === 'TD' || name === 'TH') this.pending += this.pending.trim() ? ' | ' : '';
    const apart = PARAGRAPHS.has(name) || inner !== kind;
    if (apart) this.flush(kind);
    if (name === 'PRE') this.pending += child.textContent ?? '';
    else this.element(child, inner, depth + 1);
    if (apart) this.flush(inner);
  }

  /** Ends the paragraph that is being gathered; an empty line within it (`<br><br>`) ends one too. */
  flush(kind: PartKind | null): void {
    for (const piece of this.pending.split(/\n\s*\n/)) {
      const text = piece
        .split('\n')
        .map((line) => line.replace(/[ \t\u00A0]+/g, ' ').trim())
        .filter(Boolean)
        .join('\n');
      if (text) this.blocks.push({ text, kind: settled(kind, text) });
    }
    this.pending = '';
  }
}

function isHidden(node: DomNode): boolean {
  const attribute = (name: string): string | null => node.getAttribute?.(name) ?? null;
  return (
    attribute('hidden') !== null ||
    attribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute('style') ?? '')
  );
}

function kindOf(name: string, node: DomNode, outer: PartKind | null): PartKind | null {
  if (outer === 'boilerplate' || outer === 'caption') return outer;
  if (name === 'H1') return 'headline';
  if (/^H[2-6]$/.test(name)) return 'boilerplate';
  if (name === 'FIGCAPTION' || name === 'CAPTION') return 'caption';
  const classes = `${node.getAttribute?.('class') ?? ''} ${node.getAttribute?.('id') ?? ''}`;
  if (classes.length < 3) return outer;
  if (NOT_THE_REPORT.test(classes) || name === 'ASIDE') return 'boilerplate';
  if (CAPTION.test(classes)) return 'caption';
  return BYLINE.test(classes) ? 'byline' : outer;
}

/** A heading that runs on like a paragraph is one. */
function settled(kind: PartKind | null, text: string): PartKind | null {
  const heading = kind === 'headline' || kind === 'boilerplate';
  return heading && text.split(/\s+/).length > LONGEST_HEADING && /[.!?]["'”’]?$/.test(text) ? null : kind;
}

/** Text of blocks, one blank line between them, with the kinds that are known as parts. */
export function textOfBlocks(blocks: readonly Block[]): { text: string; hints: Part[] } {
  const hints: Part[] = [];
  let text = '';
  for (const block of blocks) {
    if (text) text += '\n\n';
    const start = text.length;
    text += block.text;
    if (block.kind) hints.push({ kind: block.kind, start, end: text.length });
  }
  return { text, hints };
}

/** Blocks with `title` as their headline: only one headline stays, and a title that is nowhere is set before all. */
export function withHeadline(blocks: readonly Block[], title: string | null): Block[] {
  const same = (a: string, b: string): boolean => squeeze(a) === squeeze(b);
  const wanted =
    title && blocks.slice(0, 5).find((block) => same(block.text, title) || block.kind === 'headline');
  const first = wanted || blocks.find((block) => block.kind === 'headline');
  const rest = blocks.map((block): Block => {
    if (block === first) return { ...block, kind: 'headline' };
    return block.kind === 'headline' ? { ...block, kind: 'boilerplate' } : block;
  });
  return first || !title ? rest : [{ text: title, kind: 'headline' }, ...rest];
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
