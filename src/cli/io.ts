import colours from 'picocolors';

/** Where a command prints, and how. Commands print nowhere else. */
export interface Io {
  /** Prints lines to standard output. */
  out(text: string): void;
  /** Prints lines to standard error. */
  err(text: string): void;
  /** Replaces the current line of standard error; only where `live`. */
  status(text: string): void;
  /** Whether standard error is a terminal, on which a progress bar can be drawn. */
  readonly live: boolean;
  /** Columns that a line may have. */
  readonly width: number;
  readonly paint: Paint;
}

/** Colours, which are plain text where they are off. */
export type Paint = ReturnType<typeof colours.createColors>;

const WIDTH = 80;
const WIDEST = 110;
const NARROWEST = 40;

/**
 * The standard streams of this process: colour only on a terminal and without NO_COLOR (https://no-color.org); 80 columns
 * unless the terminal has others; silent when the reader of a pipe goes away.
 */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  const coloured = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    status: (text) => void stderr.write(`\r\u001B[2K${text}`),
    live: stderr.isTTY === true && env.TERM !== 'dumb',
    width: stdout.isTTY ? Math.max(NARROWEST, Math.min(WIDEST, stdout.columns || WIDTH)) : WIDTH,
    paint: colours.createColors(coloured),
  };
}
