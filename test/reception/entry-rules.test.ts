// What is written down of a visit: online denunciations, who came for whom, proof, and what is another body’s.
import { describe, expect, it } from 'vitest';
import type { VisitEntry } from '../../src/reception/entry-form.ts';
import { entryObjections, outcomeObjections } from '../../src/reception/entry-rules.ts';
import { namesOwnOffice } from '../../src/reception/own-office.ts';
import { entry } from './entries.ts';

it('a complaint of another body is transferred from the desk only since 01/7/2026 (điểm b khoản 1 Điều 26 LTCD)', () => {
  const said = (receivedOn: string, type: 'KN' | 'KNPA') => {
    const found: string[] = [];
    const contents = [{ type, summary: 'Nội dung', org: '' }];
    const sent = { outcome: 'transferred', transferredTo: 'Sở Xây dựng', inJurisdiction: 'no' } as const;
    outcomeObjections(entry({ receivedOn, contents, ...sent }), (field, message) => {
      if (message) found.push(field);
    });
    return found;
  };
  expect(said('2026-06-30', 'KN')).toEqual(['outcome']);
  expect(said('2026-07-01', 'KN')).toEqual([]);
  expect(said('2026-06-30', 'KNPA')).toEqual([]);
});

it('a denunciation is received online only when secrecy is not asked for and can be guaranteed (§3.2)', () => {
  const said = (change: Partial<VisitEntry>) =>
    entryObjections(
      entry({
        denunciation: 'yes',
        mode: 'online',
        respondentName: 'Trưởng phòng',
        contents: [{ type: 'TC', summary: 'Nhận tiền', org: '' }],
        ...change,
      }),
      '2026-11-25',
      { correcting: false, factsOnly: false },
    ).map((one) => one.field);
  expect(said({})).toEqual(['secrecyNotAsked', 'secrecyAssured']);
  expect(said({ secrecyNotAsked: true })).toEqual(['secrecyAssured']);
  expect(said({ secrecyNotAsked: true, secrecyAssured: true })).toEqual([]);
  expect(said({ mode: 'in_person' })).toEqual([]);
  expect(said({ denunciation: 'no', contents: [{ type: 'KNPA', summary: 'Phản ánh', org: '' }] })).toEqual([]);
});

it('a petition needs whoever it is from, not only who speaks for him (§3.3)', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const agent = { ...person, capacity: 'authorized_agent' as const, proof: 'Giấy ủy quyền' };
  const principal = { ...person, capacity: 'principal' as const, idNumber: '' };
  const said = (change: Partial<VisitEntry>) =>
    entryObjections(entry(change), '2026-11-25', { correcting: false, factsOnly: false }).map((one) => one.field);
  const accepted = { outcome: 'accepted_for_processing' as const };
  expect(said({ ...accepted, people: [agent] })).toEqual(['outcome']);
  expect(said({ ...accepted, people: [agent, principal] })).toEqual([]);
  expect(said({ people: [agent] })).toEqual([]);
  expect(said({ people: [principal] })).toEqual(['p1_capacity']);
  expect(said({ people: [agent, { ...principal, name: '', address: '', ward: '' }] })).toEqual(['p2_name', 'p2_address']);
  const lawyer = { ...agent, capacity: 'lawyer' as const };
  const denounced = {
    denunciation: 'yes' as const,
    contents: [{ type: 'TC' as const, summary: 'x', org: '' }],
    respondentName: 'A',
  };
  expect(said({ ...denounced, people: [lawyer] })).toEqual(['outcome']);
  expect(said({ senderKind: 'group', personCount: 5, people: [person, person, lawyer] })).toEqual([]);
});

it('nobody who came for himself is turned away for want of proof (điểm e khoản 1 Điều 4 NĐ 154/2026)', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const said = (people: VisitEntry['people'], change: Partial<VisitEntry> = {}) => {
    const found: string[] = [];
    outcomeObjections(entry({ outcome: 'refused', refusalGround: 'D4_E', people, ...change }), (field, message) => {
      if (message) found.push(`${field}: ${message}`);
    });
    return found;
  };
  expect(said([person])).toEqual([expect.stringContaining('refusalGround: Căn cứ tại điểm e chỉ dùng khi người đến là')]);
  expect(said([{ ...person, capacity: null }])).toHaveLength(1);
  expect(said([{ ...person, capacity: 'authorized_agent' }])).toEqual([]);
  expect(said([person], { senderKind: 'organization', organization: 'Công ty A' })).toEqual([]);
  expect(said([person], { refusalGround: 'D4_G' })).toEqual([]);
});

it('whoever a group elected shows no proof, and only a group elects (Điều 29 LTCD)', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const elected = { ...person, capacity: 'elected' as const };
  const said = (change: Partial<VisitEntry>) =>
    entryObjections(entry(change), '2026-11-25', { correcting: false, factsOnly: false }).map((one) => one.field);
  expect(said({ senderKind: 'group', personCount: 6, people: [elected, elected, person] })).toEqual([]);
  expect(said({ senderKind: 'group', personCount: 6, people: [elected, elected, elected] })).toEqual(['personCount']);
  expect(said({ people: [elected] })).toEqual(['p1_capacity']);
});

it('want of proof is a ground of refusal only where the law makes it one (điểm e khoản 1 Điều 4 NĐ 154/2026)', () => {
  const [person] = entry().people;
  if (!person) throw new Error('nobody');
  const people = [person, { ...person, capacity: 'lawyer' as const }];
  const said = (change: Partial<VisitEntry>) =>
    entryObjections(entry({ people, ...change }), '2026-11-25', { correcting: false, factsOnly: false }).find(
      (one) => one.field === 'p2_proof',
    )?.message;
  expect(said({})).toContain('từ chối tiếp theo điểm e');
  expect(said({ receivedOn: '2026-06-30' })).toBe('Ghi giấy tờ chứng minh tư cách đại diện, ủy quyền');
  const contents = [{ type: 'TC' as const, summary: 'Tố cáo', org: '' }];
  expect(said({ denunciation: 'yes', contents })).toBe('Ghi giấy tờ chứng minh tư cách đại diện, ủy quyền');
});

describe('what is another body’s', () => {
  const said = (change: Partial<VisitEntry>) => {
    const found: Record<string, string> = {};
    const contents = [{ type: 'TC' as const, summary: 'Tố cáo cán bộ nhận tiền', org: '' }];
    outcomeObjections(entry({ denunciation: 'yes', inJurisdiction: 'no', contents, ...change }), (field, message) => {
      if (message) found[field] ??= message;
    });
    return found;
  };
  const guided = { outcome: 'guided', guidedTo: 'Thanh tra Thành phố' } as const;
  const sent = { outcome: 'transferred', transferredTo: 'Thanh tra Thành phố' } as const;
  it('a written denunciation is never guided (khoản 2 Điều 24 LTC); a spoken one is, and never sent without paper', () => {
    expect(said(guided)).toEqual({});
    expect(said({ ...guided, writtenOn: '2026-11-20' }).outcome).toContain('Chọn Chuyển đơn');
    const documents = [{ name: 'Đơn tố cáo', pages: 3, condition: 'Bản gốc' }];
    expect(said({ ...guided, documents }).outcome).toContain('Chọn Chuyển đơn');
    expect(said({ ...guided, documents: [{ name: 'Đơn thuốc', pages: 1, condition: '' }] })).toEqual({});
    expect(said(sent).writtenOn).toContain('đơn phải vào sổ');
    expect(said({ ...sent, writtenOn: '2026-11-20' })).toEqual({});
    expect(said({ ...sent, writtenOn: '2026-11-20', transferNumber: '12/PC' }).transferNumber).toContain('Để trống');
  });
  it('is not sent on when the content is one’s own, nor to the office itself', () => {
    expect(said({ ...sent, writtenOn: '2026-11-20', inJurisdiction: 'yes' }).inJurisdiction).toContain('chọn Tiếp nhận đơn');
    const ward = { name: 'Phường Ba Đình', unitType: 'Phường' };
    for (const own of [
      'Chủ tịch UBND phường Ba Đình',
      'UBND phường',
      'Ủy ban nhân dân Phường Ba Đình, Hà Nội',
      'chủ tịch phường',
    ])
      expect([own, namesOwnOffice(own, ward)]).toEqual([own, true]);
    for (const other of ['Công an phường Ba Đình', 'UBND phường Ngọc Hà', 'Chủ tịch UBND Thành phố Hà Nội', 'Sở Xây dựng', ''])
      expect([other, namesOwnOffice(other, ward)]).toEqual([other, false]);
    expect(namesOwnOffice('Giám đốc Sở Xây dựng', { name: 'Sở Xây dựng', unitType: 'Sở' })).toBe(true);
  });
  it('is no content of one’s own: neither guided nor urged of a body below (khoản 1 Điều 26 LTCD)', () => {
    const own = { denunciation: 'no', inJurisdiction: 'yes', contents: [{ type: 'KN', summary: 'Khiếu nại', org: '' }] } as const;
    const of = (change: Partial<VisitEntry>) => said({ ...own, contents: [...own.contents], ...change });
    expect(of(guided).inJurisdiction).toContain('không hướng dẫn đi nơi khác');
    expect(of({ outcome: 'urge_subordinate' }).inJurisdiction).toContain('Thuộc thẩm quyền của cấp dưới thì chọn Không thuộc');
    for (const inJurisdiction of ['no', null] as const) {
      expect(of({ ...guided, inJurisdiction })).toEqual({});
      expect(of({ outcome: 'urge_subordinate', urgedOrg: 'Phòng Kinh tế', inJurisdiction })).toEqual({});
    }
  });
  it('is sent on, not guided, when it is a recommendation or feedback (khoản 2 Điều 26 LTCD)', () => {
    const feedback = { type: 'KNPA' as const, summary: 'Đèn đường hỏng', org: '' };
    const of = (change: Partial<VisitEntry>) => said({ denunciation: 'no', contents: [feedback], ...change });
    expect(of(guided).outcome).toContain('Chọn Chuyển đơn');
    expect(of({ outcome: 'transferred', transferredTo: 'Sở Công Thương' })).toEqual({});
    expect(of({ ...guided, contents: [feedback, { type: 'KN', summary: 'Khiếu nại', org: '' }] })).toEqual({});
  });
  it('is taken in only on paper', () => {
    expect(said({ outcome: 'accepted_for_processing' }).inJurisdiction).toContain('nhập ngày ghi trên đơn');
    expect(said({ outcome: 'accepted_for_processing', writtenOn: '2026-11-20' })).toEqual({});
    expect(said({ outcome: 'accepted_for_processing', writtenOn: '2026-11-26' }).writtenOn).toContain('không được sau ngày tiếp');
  });
});
