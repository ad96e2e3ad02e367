import { InvalidArgumentError } from 'commander';
import { EVENT_TYPES, type EventType, edtfBounds, MODES, REALIS, type Realis } from '../model/index.ts';

const MODE_NAMES: readonly string[] = [...new Set(Object.values(MODES).flat())].sort();
const UNITS: Readonly<Record<string, number>> = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** Readers of the values of options; each throws InvalidArgumentError with what is allowed. */

export function eventOption(typed: string): EventType {
  const found = EVENT_TYPES.find((event) => event === typed.toUpperCase());
  if (!found) throw new InvalidArgumentError(`Choose one of ${EVENT_TYPES.join(', ')}.`);
  return found;
}

export function modeOption(typed: string): string {
  const mode = typed.toLowerCase();
  if (!MODE_NAMES.includes(mode)) throw new InvalidArgumentError(`Choose one of ${MODE_NAMES.join(', ')}.`);
  return mode;
}

export function realisOption(typed: string): Realis {
  const found = REALIS.find((realis) => realis === typed.toLowerCase());
  if (!found) throw new InvalidArgumentError(`Choose one of ${REALIS.join(', ')}.`);
  return found;
}

/** The first day of an EDTF date. */
export function fromOption(typed: string): string {
  return boundOf(typed, 'earliest');
}

/** The last day of an EDTF date. */
export function toOption(typed: string): string {
  return boundOf(typed, 'latest');
}

function boundOf(typed: string, side: 'earliest' | 'latest'): string {
  const day = edtfBounds(typed)?.[side];
  if (!day || !isDay(day)) throw new InvalidArgumentError('Write a date as 2023, 2023-04 or 2023-04-05.');
  return day;
}

/** An EDTF date, for the time of publication. */
export function dateOption(typed: string): string {
  boundOf(typed, 'earliest');
  return typed;
}

export function countOption(typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new InvalidArgumentError('Write a whole number, such as 20.');
  return Number(typed);
}

/** How many documents are taken apart at once. */
export function jobsOption(typed: string): number {
  const jobs = countOption(typed);
  if (jobs < 1 || jobs > 64) throw new InvalidArgumentError('Write a number from 1 to 64.');
  return jobs;
}

/** A number of bytes: 500000, 500kB, 20MB. */
export function sizeOption(typed: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(typed.trim()) ?? [];
  const factor = UNITS[unit?.toLowerCase() ?? '?'];
  if (number === undefined || factor === undefined || Number(number) <= 0)
    throw new InvalidArgumentError('Write a size as 500kB, 20MB or 1GB.');
  return Math.floor(Number(number) * factor);
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
