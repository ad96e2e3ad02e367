import { parse as parseYaml } from 'yaml';

/**
 * The value of a YAML text. JSON, which the build makes of the lexicon because YAML takes most of a second to read, is
 * YAML too; it is known by its first character and read as what it is. Throws where the text is neither.
 */
export function parse(text: string): unknown {
  return /^[[{]/.test(text) ? JSON.parse(text) : parseYaml(text);
}
