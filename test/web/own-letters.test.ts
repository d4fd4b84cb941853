// Letters that only look like ours are ours once they are typed, and where a name is looked for.
import { expect, it } from 'vitest';
import { ownLetters } from '../../src/own-letters.ts';
import { withoutSenders } from '../../src/sealing/senders-in-text.ts';
import { cleanText } from '../../src/web/forms.ts';

const sender = { name: 'Đinh Trọng Khánh', phone: '', idNumber: '', email: '', address: '' };

it.each([
  ['the D with another stroke', 'ông Ðinh Trọng Khánh'],
  ['wide letters', 'ông Đｉｎｈ Trọng Khánh'],
  ['mathematical letters', 'ông Đ𝐢𝐧𝐡 Trọng Khánh'],
  ['a Cyrillic letter in the word', 'ông Đinh Trọng Khánh'.replace('Tr', 'Тr')],
])('%s', (_what, text) => {
  expect(cleanText(text)).toBe('ông Đinh Trọng Khánh');
  expect(withoutSenders(text, [sender])).toBe('Người tố cáo');
});

it('leaves what is written in another script, signs and our own letters', () => {
  for (const text of ['Москва', 'm² đất, 3 × 4, №', 'Đặng Thùy Trâm – đã ký', 'αβ']) expect(ownLetters(text)).toBe(text);
});
