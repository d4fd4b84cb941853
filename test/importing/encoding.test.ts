// Old fonts are told apart and read.
import { describe, expect, it } from 'vitest';
import { convert, detect, readText } from '../../src/importing/reading/encoding.ts';
import { toTcvn3, toVni } from './old-fonts.ts';

const texts = [
  'Nguyễn Thị Thuỳ',
  'Khiếu nại quyết định thu hồi đất của Ủy ban nhân dân phường',
  'Trần Đức Hòa, tổ 7 phường Trúc Bạch, quận Ba Đình',
  'Đề nghị giải quyết chế độ người có công',
  'Ý kiến về vỉa hè, ngõ 12 phố Quỳnh Lôi',
];

describe('an old font', () => {
  it('writes Nguyễn as its table says', () => {
    expect(toTcvn3('Nguyễn Thị Hạnh')).toBe('NguyÔn ThÞ H¹nh');
    expect(toVni('Nguyễn Thị Hạnh')).toBe('Nguyeãn Thò Haïnh');
  });
  it.each(texts)('“%s” comes back from TCVN3 and VNI, and is recognised', (text) => {
    for (const [encoding, written] of [
      ['tcvn3', toTcvn3(text)],
      ['vni', toVni(text)],
    ] as const) {
      expect(detect(written)).toBe(encoding);
      // TCVN3 has no capitals with a tone: the font drew them.
      expect(convert(written, encoding).toLowerCase()).toBe(text.toLowerCase());
      expect(readText(written, 'auto').toLowerCase()).toBe(text.toLowerCase());
    }
  });
  it.each([...texts, 'Hà Nội', 'Ông Hoà', 'Bà Tô Cà', 'càng'])('“%s” stays Unicode, composed or not', (text) => {
    expect(detect(text)).toBe('unicode');
    expect(detect(text.normalize('NFD'))).toBe('unicode');
    expect(readText(text.normalize('NFD'), 'auto')).toBe(text);
    expect(readText(text, 'auto', 'tcvn3')).toBe(text);
  });
  it('says nothing of plain letters', () => {
    expect(detect('12/QD-UBND')).toBeUndefined();
    expect(readText('12/QD-UBND', 'tcvn3')).toBe('12/QD-UBND');
  });
  it('leaves a Unicode cell alone in a file declared TCVN3', () => {
    expect(readText('Đơn của bà Nguyễn', 'tcvn3')).toBe('Đơn của bà Nguyễn');
  });
});
