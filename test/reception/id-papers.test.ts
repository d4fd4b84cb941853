// Identity papers at the desk: numbers, what they tell of sex and year, papers without a number.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idNumberObjection, tidyIdNumber } from '../../src/petitions/id-numbers.ts';
import { readableIntake } from '../../src/petitions/intake/forms.ts';
import { maskedId } from '../../src/petitions/known/masked-id.ts';
import { entryObjections } from '../../src/reception/entry-rules.ts';
import { idTypeObjection, idWarnings, readIdNumber } from '../../src/reception/id-papers.ts';
import { provinceCodes } from '../../src/reception/province-codes.ts';
import { entry } from './entries.ts';

const reference = JSON.parse(readFileSync('seeds/01_reference/id-documents.json', 'utf8')) as {
  cccd: {
    province_codes: Record<string, string>;
    tests: { value: string; ok: boolean | 'warn'; gender?: string; birth_year?: number }[];
  };
};

describe('identity papers', () => {
  it('knows the provinces of the reference file', () => {
    expect(Object.fromEntries(provinceCodes)).toEqual(reference.cccd.province_codes);
  });

  it.each(reference.cccd.tests)('reads $value', ({ value, ok, birth_year: birthYear }) => {
    const objection = idNumberObjection('can_cuoc', value);
    if (ok === false) return expect(objection).not.toBeNull();
    expect(objection).toBeNull();
    if (birthYear) expect(readIdNumber(value)?.birthYear).toBe(birthYear);
    expect(idWarnings('can_cuoc', value, { birthYear: null, gender: null }, '2026-11-25').length > 0).toBe(ok === 'warn');
  });

  it('warns where the number and the words differ, and says how many digits are missing', () => {
    expect(idWarnings('can_cuoc', '001185001234', { birthYear: 1990, gender: 'male' }, '2026-11-25')).toEqual([
      'Số này của người sinh năm 1985, đang ghi năm sinh 1990',
      'Số này của giới tính Nữ, đang ghi Nam',
    ]);
    expect(idNumberObjection('can_cuoc', '00118500123')).toBe('Số CCCD phải có 12 chữ số, hiện có 11');
    expect(idTypeObjection('cmnd', '2026-11-25')).toContain('hết giá trị');
    expect(idTypeObjection('cmnd', '2024-06-01')).toBeNull();
    expect(tidyIdNumber('can_cuoc', '001 185.001-234')).toBe('001185001234');
    expect(maskedId('001185001234')).toBe('001 *** 234');
  });
});

it('of another paper its words are kept as typed, at the desk and with a petition', () => {
  const words = 'Giấy xác nhận của Công an phường Ba Đình số 12/XN';
  const read = readableIntake(
    {
      'senders.0.idType': 'khac',
      'senders.0.idNumber': ` ${words} `,
      'senders.1.idType': 'cmnd',
      'senders.1.idNumber': '012 345.678',
    },
    { at: new Date(), today: '2026-11-25' },
  );
  expect(read.senders.map((one) => one.idNumber)).toEqual([words, '012345678']);
});

it('another paper without a number asks what to write, not for what is chosen already', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const said = (idNumber: string) =>
    entryObjections(entry({ people: [{ ...person, idType: 'khac', idNumber }] }), '2026-11-25', {
      correcting: false,
      factsOnly: false,
    });
  expect(said('').map((one) => one.message)).toEqual([expect.stringContaining('Không có giấy tờ')]);
  expect(said('')[0]?.message).not.toContain('chọn Giấy tờ khác');
  expect(said('Không có giấy tờ, bị mất trộm')).toEqual([]);
});
