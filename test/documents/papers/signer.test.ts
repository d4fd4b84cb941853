// The lines over a signature, for every post that signs in a ward, a department, the inspectorate and the reception board.
import { describe, expect, it } from 'vitest';
import { paperFormScreen } from '../../../src/documents/registry/form-screens.ts';
import { type Capacity, capacityRefusal, signingLines, usualCapacity } from '../../../src/documents/registry/signer.ts';

const offices = {
  ward: { headTitle: 'CHỦ TỊCH', issuingOrg: 'Ủy ban nhân dân phường Ba Đình' },
  department: { headTitle: 'GIÁM ĐỐC', issuingOrg: 'Sở Xây dựng' },
  inspectorate: { headTitle: 'CHÁNH THANH TRA', issuingOrg: 'Thanh tra thành phố Hà Nội' },
  board: { headTitle: 'TRƯỞNG BAN', issuingOrg: 'Ban Tiếp công dân thành phố Hà Nội' },
} as const;

it('TM. is offered to an office of a committee alone', () => {
  const offered = (office: keyof typeof offices) =>
    paperFormScreen({ kind: 'HANDLING_LETTER', sealed: false }, { values: {}, errors: {} } as never, [], {
      ...{ on: '2026-11-20', crumbs: [], backHref: '', primaryLabel: '' },
      office: offices[office],
    }).capacityOptions.map(({ value }) => value);
  expect(offered('ward')).toContain('TM');
  for (const office of ['department', 'inspectorate', 'board'] as const)
    expect(offered(office)).toEqual(['', 'self', 'KT', 'TL', 'TUQ']);
});

describe('the lines over a signature', () => {
  it.each<[keyof typeof offices, string, Capacity | undefined, string[]]>([
    ['ward', 'Chủ tịch UBND phường', undefined, ['CHỦ TỊCH']],
    ['ward', 'Chủ tịch UBND phường', 'TM', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    ['ward', 'Phó Chủ tịch UBND phường', undefined, ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['ward', 'Phó Chủ tịch UBND phường', 'TM', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['ward', 'Quyền Chủ tịch Ủy ban nhân dân phường', undefined, ['Q. CHỦ TỊCH']],
    ['ward', 'Phó Chủ tịch Hội đồng nhân dân phường', undefined, ['TL. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['ward', 'Chánh Văn phòng HĐND và UBND', undefined, ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
    ['ward', 'Chánh Văn phòng', 'TUQ', ['TUQ. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
    ['ward', 'Phó Chánh Văn phòng', undefined, ['TL. CHỦ TỊCH', 'KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG']],
    ['ward', 'Trưởng Ban Tiếp công dân', undefined, ['TL. CHỦ TỊCH', 'TRƯỞNG BAN TIẾP CÔNG DÂN']],
    ['department', 'Giám đốc Sở', undefined, ['GIÁM ĐỐC']],
    ['department', 'Giám đốc Sở Xây dựng', undefined, ['GIÁM ĐỐC']],
    ['department', 'Phó Giám đốc Sở', undefined, ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [
      'department',
      'Giám đốc Trung tâm Giám định chất lượng',
      undefined,
      ['TL. GIÁM ĐỐC', 'GIÁM ĐỐC TRUNG TÂM GIÁM ĐỊNH CHẤT LƯỢNG'],
    ],
    ['department', 'Phó Trưởng phòng', undefined, ['TL. GIÁM ĐỐC', 'KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG']],
    ['inspectorate', 'Chánh Thanh tra', undefined, ['CHÁNH THANH TRA']],
    ['inspectorate', 'Chánh Thanh tra Thành phố', undefined, ['CHÁNH THANH TRA']],
    ['inspectorate', 'Phó Chánh Thanh tra', undefined, ['KT. CHÁNH THANH TRA', 'PHÓ CHÁNH THANH TRA']],
    ['inspectorate', 'Trưởng phòng Nghiệp vụ 2', 'TUQ', ['TUQ. CHÁNH THANH TRA', 'TRƯỞNG PHÒNG NGHIỆP VỤ 2']],
    ['board', 'Trưởng Ban Tiếp công dân', undefined, ['TRƯỞNG BAN']],
    ['board', 'Trưởng ban', undefined, ['TRƯỞNG BAN']],
    ['board', 'Phó Trưởng Ban Tiếp công dân Thành phố', undefined, ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN']],
    ['board', 'Phó Ban Tiếp công dân', undefined, ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN']],
  ])('%s, %s, %s', (office, title, capacity, lines) => {
    expect(signingLines(offices[office], title, capacity)).toEqual(lines);
    expect(capacityRefusal(offices[office], title, capacity ?? usualCapacity(offices[office], title))).toBeUndefined();
  });

  it.each<[keyof typeof offices, string, Capacity, RegExp]>([
    ['department', 'Giám đốc Sở', 'TM', /Chỉ Ủy ban nhân dân/],
    ['board', 'Phó Trưởng Ban Tiếp công dân', 'TM', /Chỉ Ủy ban nhân dân/],
    ['ward', 'Chánh Văn phòng', 'TM', /cấp phó ký TM/],
    ['ward', 'Chánh Văn phòng', 'KT', /Chỉ cấp phó/],
    ['ward', 'Chánh Văn phòng', 'self', /Chỉ người đứng đầu/],
    ['ward', 'Phó Chủ tịch UBND phường', 'TUQ', /không ký TUQ/],
    ['inspectorate', 'Chánh Thanh tra', 'TL', /không ký TL/],
  ])('%s, %s may not sign %s', (office, title, capacity, sentence) => {
    expect(capacityRefusal(offices[office], title, capacity)).toMatch(sentence);
  });

  it('are the post alone in an office whose head is not named yet', () => {
    expect(signingLines({ headTitle: '', issuingOrg: 'Sở Xây dựng' }, 'Trưởng phòng')).toEqual(['TRƯỞNG PHÒNG']);
  });
});
