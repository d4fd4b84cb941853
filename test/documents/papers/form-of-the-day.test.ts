// A paper is made on the form of its day and cites the law of its day: both sides of 01/7/2026, when NĐ 154, 155, 156/2026 came into force.
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/deadlines/dates.ts';
import type { PaperKind } from '../../../src/documents/papers/catalogue.ts';
import { officialFormOn, paperCatalogue, paperKinds } from '../../../src/documents/papers/catalogue.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { composePaper } from '../../../src/documents/registry/compose.ts';
import { filledData, frame } from './samples.ts';

const [before, since] = ['2026-06-30', '2026-07-01'];

function wordsOn(kind: PaperKind, date: string | null, draftedOn: string | null = null, changes: object = {}): string {
  const { issuingOrg, officeCode, place, signer } = frame;
  const fields = { ...filledData[kind], legalNote: null, ...changes };
  return paperText(composePaper(kind, fields, { issuingOrg, officeCode, place, signer, number: 7, date, draftedOn })).join('\n');
}

describe('the form', () => {
  test('of each kind follow one another without gap or overlap, the last in force', () => {
    for (const kind of paperKinds) {
      const { editions } = paperCatalogue[kind];
      editions.forEach((one, index) => {
        const next = editions[index + 1];
        expect([kind, one.validTo]).toEqual([kind, next ? addDays(next.validFrom, -1) : null]);
        if (next) expect(next.validFrom > one.validFrom).toBe(true);
      });
    }
  });

  test.each([
    [
      'KN03_2026',
      'Mẫu số 03, Nghị định số 124/2020/NĐ-CP',
      'Mẫu số 03, Nghị định số 124/2020/NĐ-CP, sửa đổi bởi Nghị định số 155/2026/NĐ-CP',
    ],
    [
      'KN04_2026',
      'Mẫu số 04, Nghị định số 124/2020/NĐ-CP',
      'Mẫu số 04, Nghị định số 124/2020/NĐ-CP, sửa đổi bởi Nghị định số 155/2026/NĐ-CP',
    ],
    [
      'KN14_2026',
      'Mẫu số 14, Nghị định số 124/2020/NĐ-CP',
      'Mẫu số 14, Nghị định số 124/2020/NĐ-CP, sửa đổi bởi Nghị định số 155/2026/NĐ-CP',
    ],
    ['TCD01_2026', 'Mẫu số 01, Thông tư số 04/2021/TT-TTCP', 'Mẫu số 01/TCD, Nghị định số 154/2026/NĐ-CP'],
    ['TCD02_2026', 'Mẫu số 02, Thông tư số 04/2021/TT-TTCP', 'Mẫu số 02/TCD, Nghị định số 154/2026/NĐ-CP'],
    ['KN05_2020', 'Mẫu số 05, Nghị định số 124/2020/NĐ-CP', 'Mẫu số 05, Nghị định số 124/2020/NĐ-CP'],
    ['KN14A_2026', '', 'Mẫu số 14a, Nghị định số 124/2020/NĐ-CP, sửa đổi bởi Nghị định số 155/2026/NĐ-CP'],
  ] as const)('%s', (kind, then, now) => {
    expect([officialFormOn(kind, before), officialFormOn(kind, since)]).toEqual([then, now]);
  });

  test('of the reception room before the circulars of 2021', () => {
    expect(officialFormOn('TCD01_2026', '2021-11-14')).toBe('Mẫu số 01-TCD, Thông tư số 06/2014/TT-TTCP');
    expect(officialFormOn('XLD03_2021', '2021-11-14')).toBe('Mẫu số 05-XLĐ, Thông tư số 07/2014/TT-TTCP');
  });
});

describe('no paper of before 01/7/2026 cites what came that day', () => {
  const later = /15[456]\/2026|136\/2025|Điều 11a|10 tháng 12 năm 2025|05\/2026/;
  test.each(paperKinds.filter((kind) => kind !== 'KN14B_2026'))('%s', (kind) => {
    const changes = kind === 'KN14A_2026' ? { act: 'terminate' } : kind === 'KN14_2026' ? { heldOn: before } : {};
    expect(wordsOn(kind, before, null, changes)).not.toMatch(later);
  });
});

describe('the words', () => {
  test('of the invitation to a dialogue cite Điều 28 as it stood, and what follows from staying away only since then', () => {
    const [then, now] = [wordsOn('KN_INVITE_DIALOGUE', before), wordsOn('KN_INVITE_DIALOGUE', since)];
    expect(then).toContain('Căn cứ Điều 28 Nghị định số 124/2020/NĐ-CP, ');
    expect(then).not.toContain('vẫn được tiếp tục');
    expect(then).toContain('tài liệu có liên quan./.');
    expect(now).toContain('được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP');
    expect(now).toContain('vẫn được tiếp tục./.');
  });

  test('of notices 03, 04 and minutes 14 are those of NĐ 124/2020 until 30/6/2026', () => {
    const old = 'Số CMND/Hộ chiếu/Thẻ căn cước công dân: ';
    const current = 'Số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu: ';
    expect(wordsOn('KN03_2026', before)).toContain(old);
    expect(wordsOn('KN03_2026', before)).toMatch(/nhận thấy đơn khiếu nại của .+ đủ điều kiện thụ lý/);
    expect(wordsOn('KN03_2026', since)).toContain(current);
    expect(wordsOn('KN03_2026', since)).toContain('nhận thấy đơn khiếu nại đủ điều kiện thụ lý');
    expect(wordsOn('KN04_2026', before)).toMatch(/ngày 11 tháng 11 năm 2011, cơ quan chức năng nhận thấy, .* vì lý do sau đây: /);
    expect(wordsOn('KN04_2026', since)).not.toContain('cơ quan chức năng');
    const minutes = (heldOn: string) => wordsOn('KN14_2026', heldOn, null, { heldOn });
    expect(minutes(before)).toContain(old);
    expect(minutes(before)).toContain('người bị khiếu nại - mỗi người được nhận 01 bản');
    expect(minutes(since)).toContain('bản; mỗi người nhận 01 bản');
  });

  test('of a refusal at the desk rest on khoản 3 Điều 9 alone', () => {
    expect(wordsOn('TCD01_2026', before)).toContain('Căn cứ khoản 3 Điều 9 Luật Tiếp công dân, ');
    expect(wordsOn('TCD01_2026', since)).toContain('khoản 3 Điều 4 Nghị định số 154/2026/NĐ-CP');
  });

  test('of a draft go by the day it was begun, and by its own once it bears one', () => {
    expect(wordsOn('KN_INVITE_DIALOGUE', null, before)).not.toContain('155/2026');
    expect(wordsOn('KN_INVITE_DIALOGUE', since, before)).toContain('155/2026');
    expect(wordsOn('KN05_2020', null, before)).not.toContain('155/2026');
  });
});
