import type { OutletWords } from '../lexicon/outlets.ts';
import type { LetterHead, Part } from '../model/index.ts';
import { type Block, textOfBlocks } from './blocks.ts';
import { metadataDate } from './dates.ts';
import { type Draft, type Noted, plainDraft, ReadFailure } from './draft.ts';
import { fragmentBlocks } from './html.ts';
import { paragraphsOf } from './lines.ts';
import { linePatterns, matchLine } from './patterns.ts';

/** A file that came with an e-mail. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** An e-mail as a draft, and what came with it. */
export interface Mail {
  readonly draft: Draft;
  readonly attachments: readonly Attachment[];
}

interface Address {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly group?: readonly Address[] | undefined;
}

const LOCKED = /^(multipart\/encrypted|application\/(x-)?pkcs7-mime)/i;

/**
 * Reads an e-mail: the head (subject, from, to, cc, date) as lines, then the message. Quoted replies, signatures and legal
 * notices are boilerplate. The outlet is known only where the message is a newsletter (it has a List- field) or names an
 * organisation in its head. Throws ReadFailure `encrypted`, `unreadable` or `empty`.
 */
export async function readMail(bytes: Uint8Array, words: OutletWords): Promise<Mail> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  const field = (name: string): string | null =>
    mail.headers.find((header) => header.key === name)?.value.trim() ?? null;
  if (LOCKED.test(field('content-type') ?? ''))
    throw new ReadFailure('encrypted', 'is encrypted; save the message decrypted');
  if (!mail.from && !mail.to && !mail.subject && !mail.text && !mail.html)
    throw new ReadFailure('unreadable', 'is no e-mail; save the message as .eml again, or its text as .txt');
  const text = mail.text?.trim() ? mail.text : null;
  const blocks = text === null && mail.html ? await fragmentBlocks(mail.html) : [];
  const message = text ?? textOfBlocks(blocks).text;
  if (!message.trim() && mail.attachments.length === 0)
    throw new ReadFailure('empty', 'has no message; nothing to read');
  const letter = headOf(mail, field('date'));
  return {
    draft: {
      ...plainDraft('message/rfc822', ''),
      ...withHead(letter, field('date'), message, text === null ? textOfBlocks(blocks).hints : [], words),
      title: letter.subject,
      authors: mail.from?.name ? [mail.from.name] : [],
      outlet: outletOfHead(mail.from?.name ?? null, field),
      published: letter.date ? { value: letter.date, note: `Date: ${field('date')}` } : null,
      letter,
    },
    attachments: mail.attachments.map((attached) => ({
      name: attached.filename ?? 'attachment',
      mediaType: attached.mimeType,
      bytes: new Uint8Array(attached.content as ArrayBuffer),
    })),
  };
}

function headOf(
  mail: {
    from?: Address | undefined;
    to?: readonly Address[] | undefined;
    cc?: readonly Address[] | undefined;
    subject?: string | undefined;
  },
  date: string | null,
): LetterHead {
  return {
    from: mail.from ? (named([mail.from])[0] ?? null) : null,
    to: named(mail.to ?? []),
    cc: named(mail.cc ?? []),
    subject: mail.subject?.trim() || null,
    date: metadataDate(date),
  };
}

function named(addresses: readonly Address[]): string[] {
  return addresses
    .flatMap((address) => (address.group?.length ? address.group : [address]))
    .map(({ name, address }) => name?.trim() || address?.trim() || '')
    .filter(Boolean);
}

function outletOfHead(from: string | null, field: (name: string) => string | null): Noted | null {
  const organization = field('organization') ?? field('organisation');
  if (organization) return { value: organization, note: `Organization: ${organization}` };
  const list = field('list-id') ?? field('list-unsubscribe');
  return list && from ? { value: from, note: `From: ${from} (newsletter)` } : null;
}

/** The canonical text: the lines of the head, then the message, with the kinds of both. */
function withHead(
  letter: LetterHead,
  date: string | null,
  message: string,
  inner: readonly Part[],
  words: OutletWords,
): { text: string; hints: Part[] } {
  const lines: Block[] = [];
  if (letter.subject) lines.push({ kind: 'headline', text: letter.subject });
  if (letter.from) lines.push({ kind: 'byline', text: `From: ${letter.from}` });
  if (letter.to.length) lines.push({ kind: 'byline', text: `To: ${letter.to.join('; ')}` });
  if (letter.cc.length) lines.push({ kind: 'byline', text: `Cc: ${letter.cc.join('; ')}` });
  if (date) lines.push({ kind: 'dateline', text: `Date: ${date}` });
  const head = textOfBlocks(lines);
  const offset = head.text ? head.text.length + 2 : 0;
  const own = inner.length > 0 ? inner : quotedAndSigned(message, words);
  const shifted = own.map((part) => ({ ...part, start: part.start + offset, end: part.end + offset }));
  return { text: head.text + (offset ? '\n\n' : '') + message, hints: [...head.hints, ...shifted] };
}

/** Quoted messages ("> ..."), what follows "Original message", and what stands under the signature mark. */
function quotedAndSigned(message: string, words: OutletWords): Part[] {
  const heads = linePatterns(words.reply_heads);
  const hints: Part[] = [];
  let under = false;
  for (const { start, end, text } of paragraphsOf(message)) {
    const signature = text === '--' || text.startsWith('-- \n') || text.startsWith('--\n');
    const replyHead = matchLine(text.replace(/\s+/g, ' '), heads) !== null;
    // Below "-----Original Message-----" the quoted text bears no marks; below "X wrote:" it does.
    if (signature || (replyHead && !/:$/.test(text)) || /^begin forwarded message/i.test(text)) under = true;
    if (under || replyHead || text.startsWith('>')) hints.push({ kind: 'boilerplate', start, end });
  }
  return hints;
}
