import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon, parsedOf } from '../../../test/parsed.ts';
import type { Claim, EventType } from '../../model/index.ts';
import { extract } from '../index.ts';

type Roles = readonly [EventType, string, string, string];

async function rolesIn(text: string): Promise<readonly Roles[]> {
  const { claims } = extract(await parsedOf(text), lexicon, 'test');
  const names = (list: Claim['actor']): string =>
    list
      .map(({ name }) => name)
      .sort()
      .join(' + ');
  return claims.map(({ event, actor, recipient, via }) => [
    event,
    names(actor),
    names(recipient),
    names(via),
  ]);
}

describe('roles', () => {
  const cases: readonly (readonly [string, string, Roles])[] = [
    ['of a passive', 'Mira Falke was praised by Odo Senn.', ['SUPPORT', 'Odo Senn', 'Mira Falke', '']],
    [
      'of a relative clause',
      'Odo Senn, who praised Mira Falke, left.',
      ['SUPPORT', 'Odo Senn', 'Mira Falke', ''],
    ],
    [
      'of a relative clause on the object',
      'Mira Falke, whom Odo Senn accused, left.',
      ['ACCUSE', 'Odo Senn', 'Mira Falke', ''],
    ],
    [
      'of a participle',
      'Mira Falke left, accusing Odo Senn of theft.',
      ['ACCUSE', 'Mira Falke', 'Odo Senn', ''],
    ],
    [
      'of a verb that shares its subject',
      'Odo Senn left Turin and praised Mira Falke.',
      ['SUPPORT', 'Odo Senn', 'Mira Falke', ''],
    ],
    [
      'under an object that is to act',
      'Jonas Pell urged Odo Senn to resign.',
      ['REQUEST', 'Jonas Pell', 'Odo Senn', ''],
    ],
    [
      'of a noun with an owner',
      "Odo Senn's talks with Mira Falke lasted two days.",
      ['CONSULT', 'Mira Falke + Odo Senn', '', ''],
    ],
    [
      'of a noun between two parties',
      'A phone call between Odo Senn and Mira Falke ended the dispute.',
      ['CONSULT', 'Mira Falke + Odo Senn', '', ''],
    ],
    [
      'of a noun under a verb that carries it',
      'Odo Senn paid a visit to Mira Falke.',
      ['CONSULT', 'Odo Senn', 'Mira Falke', ''],
    ],
    [
      'with a host who brings others together',
      'Jonas Pell hosted talks between Odo Senn and Mira Falke.',
      ['CONSULT', 'Mira Falke + Odo Senn', '', 'Jonas Pell'],
    ],
    ['of "X-backed"', 'Norway-backed rebels left Turin.', ['STATE', 'Norway', 'Norway-backed rebels', '']],
    ['of one who is a proxy', 'The rebels are a proxy of Norway.', ['STATE', 'Norway', 'The rebels', '']],
  ];
  for (const [name, text, roles] of cases)
    test(`${name}: "${text}"`, async () => {
      const found = await rolesIn(text);
      assert.ok(
        found.some((other) => other.join('|') === roles.join('|')),
        JSON.stringify(found),
      );
    });

  test('never make somebody meet himself', async () => {
    for (const [event, actor, recipient] of await rolesIn('Odo Senn met his critics. Odo Senn met Odo Senn.'))
      assert.ok(event !== 'CONSULT' || actor.includes('+') || actor !== recipient);
  });
});
