import { describe, expect, it } from 'vitest';
import { FormInvalid } from '../../src/errors.ts';
import { replaceSenders, settleOpenWords, withoutSenders } from '../../src/sealing/open-words.ts';

const sender = { name: 'Vũ Thị Bí Mật', phone: '0900 000 123', idNumber: '001185001234' };

describe('open words beside a seal', () => {
  it.each([
    ['a full name', 'Tôi là Vũ Thị Bí Mật ở số 3 Núi Trúc.', 'Tôi là người tố cáo ở số 3 Núi Trúc.'],
    ['a name without marks, in capitals, over two lines', 'Bà VU THI\n BI MAT trình bày', 'Bà người tố cáo trình bày'],
    ['a name in NFD', 'Ông Đ và Vũ Thị Bí Mật'.normalize('NFD'), 'Ông Đ và người tố cáo'],
    ['a name at the start of a sentence, twice', 'Vũ Thị Bí Mật nói. Vũ Thị Bí Mật ký.', 'Người tố cáo nói. Người tố cáo ký.'],
    ['a telephone number as it is spoken', 'gọi 0900.000.123 hoặc +84 900 000 123', 'gọi (số đã che) hoặc +(số đã che)'],
    ['a paper number', 'CCCD 001 185 001 234 do Công an cấp', 'CCCD (số đã che) do Công an cấp'],
  ])('loses %s and nothing else', (_what, text, rest) => {
    expect(withoutSenders(text, [sender])).toBe(rest);
  });

  it.each([
    ['a part of the name', 'Bà Mật và ông Vũ Thị'],
    ['a longer word that begins alike', 'Vũ Thị Bí Mậtt'],
    ['a number inside a longer one', '9001185001234'],
  ])('keeps %s', (_what, text) => {
    expect(withoutSenders(text, [sender])).toBe(text);
  });

  it('takes one word for no full name, and a short number for none', () => {
    expect(withoutSenders('Hà ở số 12', [{ name: 'Hà', phone: '12', idNumber: '' }])).toBe('Hà ở số 12');
  });

  it.each([
    ['an honorific before the name', { name: 'Bà Vũ Thị Bí Mật' }, 'Vũ Thị Bí Mật nộp đơn', 'Người tố cáo nộp đơn'],
    ['two honorifics', { name: 'ông/bà: Vũ Thị Bí Mật' }, 'Tôi, Vũ Thị Bí Mật', 'Tôi, người tố cáo'],
    [
      'two telephones',
      { phone: '0900 000 123, 0911.222.333' },
      'gọi 0911222333 hoặc 0900000123',
      'gọi (số đã che) hoặc (số đã che)',
    ],
    ['two parted by a space', { phone: '0900000123 0911222333' }, 'gọi 84911222333', 'gọi (số đã che)'],
    ['a telephone at home', { phone: '024 3823 4567 / 0900000123' }, 'gọi 02438234567', 'gọi (số đã che)'],
  ])('knows the sender in a field with %s', (_what, field, text, rest) => {
    expect(withoutSenders(text, [{ name: '', phone: '', idNumber: '', ...field }])).toBe(rest);
  });

  it('keeps the original of what it replaced', () => {
    const { words, original } = replaceSenders({ subject: 'Đơn của Vũ Thị Bí Mật', request: 'Xử lý' }, [sender]);
    expect(words).toEqual({ subject: 'Đơn của người tố cáo', request: 'Xử lý' });
    expect(original).toBe('Nguyên văn: Đơn của Vũ Thị Bí Mật');
  });

  it('asks once, naming the field and never the person, and does what the officer answers', () => {
    const words = { summary: 'Tôi là Vũ Thị Bí Mật' };
    const settle = (answer: 'replace' | 'keep' | null) =>
      settleOpenWords(words, [sender], answer, { summary: 'Tóm tắt nội dung' });
    expect(() => settle(null)).toThrow(FormInvalid);
    try {
      settle(null);
    } catch (error) {
      expect((error as FormInvalid).errors.openWords).toContain('Mục Tóm tắt nội dung');
      expect((error as FormInvalid).errors.openWords).not.toContain('Bí Mật');
    }
    expect(settle('keep').words).toEqual(words);
    expect(settle('replace').words).toEqual({ summary: 'Tôi là người tố cáo' });
  });
});
