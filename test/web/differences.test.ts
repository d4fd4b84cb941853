// What is shown of two windows that typed differently.
import { expect, test } from 'vitest';
import { differences } from '../../src/web/forms.ts';

const between = (stored: Record<string, string>, typed: Record<string, string>) =>
  differences(stored, typed, (name) => `Mục ${name}`).map((one) => [one.label, one.stored, one.typed]);

test('figures are shown, ids and codes without their words are not', () => {
  expect(
    between({ 'pages.0': '2', processor: '12', outcome: 'guide' }, { 'pages.0': '9', processor: '13', outcome: 'transfer' }),
  ).toEqual([['Mục pages.0', '2', '9']]);
  expect(between({ summary: 'Một' }, { summary: 'Hai lời' })).toEqual([['Mục summary', 'Một', 'Hai lời']]);
});
