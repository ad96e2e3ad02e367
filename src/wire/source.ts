/** The last part of a path or address: "reports/a.txt" gives "a.txt"; a record of a file keeps its "#" and number. */
export function basename(source: string): string {
  const parts = source.split(/[/\\]/).filter(Boolean);
  return parts.at(-1) ?? source;
}
