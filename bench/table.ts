/** One line of the table of `npm run eval`. Values and bars are shares from 0 to 1, unless `unit` says otherwise. */
export interface ScoreRow {
  /** Name of the part, for instance `claims: corpus`. */
  readonly part: string;
  readonly measure: string;
  /** Null where it was not measured. */
  readonly value: number | null;
  /** What the spine had to reach. */
  readonly bar?: number;
  /** What the accuracy work has to reach. */
  readonly next?: number;
  /** A published or measured figure of somebody else to hold it against, with its name. */
  readonly beside?: string;
  readonly unit?: string;
}

/** Lays rows out in columns, a heading for each part; `*` stands at a value below its bar. */
export function tableText(rows: readonly ScoreRow[]): string {
  const parts = [...new Set(rows.map((row) => row.part))];
  const width = Math.max(12, ...rows.map((row) => row.measure.length));
  const heading = line(width, '', 'value', 'bar', 'next bar', 'beside');
  const blocks = parts.map((part) =>
    [part, ...rows.filter((row) => row.part === part).map((row) => rowText(width, row))].join('\n'),
  );
  return [heading, ...blocks].join('\n\n');
}

function rowText(width: number, row: ScoreRow): string {
  const low = row.value !== null && row.bar !== undefined && row.value < row.bar;
  const value = `${shown(row.value, row.unit)}${low ? '*' : ' '}`;
  return line(
    width,
    row.measure,
    value,
    shown(row.bar, row.unit),
    shown(row.next, row.unit),
    row.beside ?? '',
  );
}

function line(
  width: number,
  measure: string,
  value: string,
  bar: string,
  next: string,
  beside: string,
): string {
  return `  ${measure.padEnd(width)} ${value.padStart(9)} ${bar.padStart(8)} ${next.padStart(9)}   ${beside}`.trimEnd();
}

function shown(value: number | null | undefined, unit: string | undefined): string {
  if (value === undefined) return '';
  if (value === null) return '-';
  return unit === undefined
    ? value.toFixed(3)
    : `${value.toLocaleString('en', { maximumFractionDigits: 1 })} ${unit}`;
}
