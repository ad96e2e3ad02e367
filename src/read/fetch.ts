import { tooLarge } from './document.ts';
import type { Raw } from './draft.ts';
import { ReadFailure } from './draft.ts';

/** Milliseconds after which a web address is given up. */
const TIMEOUT = 30_000;

/**
 * Fetches a web address, following redirects, at most `maxBytes` bytes. The source stays the address as given.
 * Throws ReadFailure: `not-found`, `unreadable` (no answer, refused), `too-large`.
 */
export async function fetchRaw(url: string, maxBytes: number, timeout = TIMEOUT): Promise<Raw> {
  let response: Response;
  try {
    response = await fetch(url, {
      signal: AbortSignal.timeout(timeout),
      headers: { 'user-agent': 'hearsay', accept: 'text/html,application/pdf,text/plain,*/*;q=0.5' },
    });
    if (response.status === 404 || response.status === 410)
      throw new ReadFailure('not-found', `was not found (HTTP ${response.status}); check the address`);
    if (!response.ok)
      throw new ReadFailure(
        'unreadable',
        `was refused (HTTP ${response.status}); save the page and give the file`,
      );
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
    const bytes = await capped(response, maxBytes);
    return { bytes, source: url, mediaType: response.headers.get('content-type') ?? undefined };
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
    const late = (error as Error)?.name === 'TimeoutError';
    throw new ReadFailure(
      'unreadable',
      late
        ? `did not answer within ${Math.round(timeout / 1000)} seconds; try again later`
        : 'could not be reached; check the address and the connection',
    );
  }
}

async function capped(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
