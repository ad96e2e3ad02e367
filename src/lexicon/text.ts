import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';

/**
 * The value of a YAML text. JSON, which the build makes of the lexicon because YAML takes most of a second to read, is
 * YAML too; it is known by its first character and read as what it is. Throws where the text is neither.
 */
export function parse(text: string): unknown {
  return /^[[{]/.test(text) ? JSON.parse(text) : parseYaml(text);
}

/** Reads a file of `lexicon/` by its schema. Throws Error naming the file and each field that does not fit. */
export function checked<T extends z.ZodType>(schema: T, name: string, text: string): z.infer<T> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new Error(`lexicon/${name} is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the file'}: ${message}`,
  );
  throw new Error(`lexicon/${name}: ${faults.join('; ')}`);
}
