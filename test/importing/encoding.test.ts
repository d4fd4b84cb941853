// Old fonts are told apart and read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../seeds/01_reference/files.ts';
import { citizens, denouncers } from '../../seeds/02_demo/citizens.ts';
import { convert, detect, type Encoding, readText } from '../../src/importing/reading/encoding.ts';
import { rimes } from '../../src/importing/reading/rimes.ts';
import { rowEncodings } from '../../src/importing/reading/row-encoding.ts';
import { isSyllable } from '../../src/importing/reading/syllable.ts';
import { rowReader } from '../../src/importing/settings.ts';
import { toTcvn3, toVni } from './old-fonts.ts';

const texts = [
  'Nguyễn Thị Thuỳ',
  'Khiếu nại quyết định thu hồi đất của Ủy ban nhân dân phường',
  'Trần Đức Hòa, tổ 7 phường Trúc Bạch, quận Ba Đình',
  'Đề nghị giải quyết chế độ người có công',
  'Ý kiến về vỉa hè, ngõ 12 phố Quỳnh Lôi',
];
const fonts: readonly (readonly [Encoding, (text: string) => string])[] = [
  ['tcvn3', toTcvn3],
  ['vni', toVni],
];

describe('an old font', () => {
  it('writes Nguyễn as its table says', () => {
    expect(toTcvn3('Nguyễn Thị Hạnh')).toBe('NguyÔn ThÞ H¹nh');
    expect(toVni('Nguyễn Thị Hạnh')).toBe('Nguyeãn Thò Haïnh');
  });
  it.each(texts)('“%s” comes back from TCVN3 and VNI, and is recognised', (text) => {
    for (const [encoding, write] of fonts) {
      const written = write(text);
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
  it('says nothing of plain letters, nor of signs alone', () => {
    for (const text of ['12/QD-UBND', '3 × 4', '50 °']) expect(detect(text)).toBeUndefined();
    expect(readText('12/QD-UBND', 'tcvn3')).toBe('12/QD-UBND');
  });
  it('leaves a Unicode cell alone in a file declared TCVN3', () => {
    expect(readText('Đơn của bà Nguyễn', 'tcvn3')).toBe('Đơn của bà Nguyễn');
  });
  it.each(['NGUYỄN VĂN HỒ', 'TRẦN THỊ HÀ', 'ĐỖ TẠ HỮU'])('draws “%s” in capitals it has not', (name) => {
    expect(readText(toTcvn3(name), 'auto')).toBe(name);
    expect(readText(toVni(name), 'auto')).toBe(name);
  });
});

describe('a syllable', () => {
  it.each([
    'Quán',
    'Thánh',
    'ngõ',
    'hoà',
    'hòa',
    'thuỷ',
    'thủy',
    'Quý',
    'giếng',
    'gìn',
    'khuỷu',
    'Đắk',
    'xoong',
    'QĐ',
    'quốc',
    'uỷ',
  ])('“%s” is one', (word) => {
    expect(isSyllable(word)).toBe(true);
  });
  it.each(['Quaùn', 'Thaùnh', 'ngoõ', 'phoá', 'Soá', 'xaõ', 'thoân', 'Leâ', 'toå', 'càt', 'cạch̉', 'NguyÔn', 'bứn̉g'])(
    '“%s” is none: its vowels, its mark or what closes it cannot be',
    (word) => {
      expect(isSyllable(word)).toBe(false);
    },
  );
  it('of every rime and tone written in an old font is read back, or is said to be doubtful', () => {
    const silent: string[] = [];
    let doubtful = 0;
    for (const [, write] of fonts)
      for (const [rime] of rimes) {
        const word = `t${rime}`;
        const [found] = rowEncodings([write(word)], 'unicode');
        if (found?.isDoubtful) doubtful += 1;
        else if (convert(write(word), found?.encoding ?? 'unicode') !== word) silent.push(word);
      }
    expect(rimes.size).toBeGreaterThan(700);
    expect(silent).toEqual([]);
    // Most are told by themselves.
    expect(doubtful).toBeLessThan(rimes.size * 0.25);
  });
});

describe('a row typed in an old font', () => {
  const units = readTable('hanoi-units-2017.csv', ['name', 'full_name', 'path']);
  const said = [
    ...new Set([
      ...[...citizens, ...denouncers].flatMap(({ name, address }) => [name, address]),
      ...units.flatMap((unit) => [unit.name, unit.full_name, unit.path]),
    ]),
  ];
  const plainForm = (text: string) => text.normalize('NFC').toLowerCase();

  it('comes back in all four forms, names and addresses of the whole city', () => {
    for (const write of [toTcvn3, toVni, (text: string) => text, (text: string) => text.normalize('NFD')])
      fc.assert(
        fc.property(fc.constantFrom(...said), fc.constantFrom(...said), (name, address) => {
          const cells = ['12', '3/2/2024', name, address, 'Khiếu nại về việc cấp đất'].map(write);
          const read = cells.map(rowReader({ encoding: 'auto', usual: 'unicode' }, cells));
          expect(read.map(plainForm)).toEqual(['12', '3/2/2024', name, address, 'Khiếu nại về việc cấp đất'].map(plainForm));
        }),
        { numRuns: 1_500 },
      );
  });

  it('with a Unicode cell in it gives every cell right or says that it is doubtful', () => {
    let doubtful = 0;
    for (const [, write] of fonts)
      for (const text of said) {
        const cells = ['12', write(text), 'Khiếu nại', write('Khiếu nại về việc cấp đất')];
        const found = rowEncodings(cells, 'unicode')[1];
        if (found?.isDoubtful) doubtful += 1;
        else expect(plainForm(rowReader({ encoding: 'auto', usual: 'unicode' }, cells)(write(text)))).toBe(plainForm(text));
      }
    expect(said.length).toBeGreaterThan(700);
    expect(doubtful).toBeLessThan(said.length * 0.03);
  });

  it('keeps an address whole beside a type chosen from a list', () => {
    const cells = ['3', '3/2/2024', 'Leâ Quyù Hoaøng', 'Soá 3 ngoõ 5 phoá Quaùn Thaùnh', 'Khiếu nại', 'Khieáu naïi veà ñaát'];
    expect(cells.map(rowReader({ encoding: 'auto', usual: 'unicode' }, cells))).toEqual([
      '3',
      '3/2/2024',
      'Lê Quý Hoàng',
      'Số 3 ngõ 5 phố Quán Thánh',
      'Khiếu nại',
      'Khiếu nại về đất',
    ]);
  });
});

describe('a short cell', () => {
  const row = ['12', 'NguyÔn V¨n Hïng', 'KhiÕu n¹i vÒ ®Êt'];
  const readBeside = (cell: string, beside: readonly string[] = row) =>
    rowReader({ encoding: 'auto', usual: 'unicode' }, [...beside, cell])(cell);

  it.each(['Đã GQ', 'Đã KL', 'Đã CĐ', 'ĐĐ', 'Đã', 'GĐ', 'Đ/c Hà'])('“%s” is read as the row around it', (words) => {
    expect(readBeside(toTcvn3(words))).toBe(words);
  });
  it('of signs stays as it is: a sign alone is no letter', () => {
    for (const cell of ['3 × 4', '120 m²', '« A »', '1½', '§ 5', '50 °']) expect(readBeside(cell)).toBe(cell);
  });
  it('is left alone where the row does not tell', () => {
    expect(readBeside('§· GQ', ['12', 'Nguyễn Văn Hùng', 'Khiếu nại'])).toBe('§· GQ');
    expect(readBeside('§· GQ', ['12', 'NguyÔn V¨n Hïng', 'Đã trả lời'])).toBe('§· GQ');
  });
  it('in a file declared TCVN3 keeps the case of short forms', () => {
    for (const words of ['Đã CĐ', 'Đã GQ', 'Đã KL']) expect(readText(toTcvn3(words), 'tcvn3')).toBe(words);
    expect(readText(toTcvn3('LÊ THỊ HÀ'), 'tcvn3')).toBe('LÊ THỊ HÀ');
  });
});
