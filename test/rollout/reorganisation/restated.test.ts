// A draft that goes on under another heading: what it tells of an act issued before names the office of then, by its name on that day.
import { describe, expect, it } from 'vitest';
import type { PaperKind } from '../../../src/documents/papers/catalogue.ts';
import { receivingOrg } from '../../../src/documents/papers/frame.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { composePaper } from '../../../src/documents/registry/compose.ts';
import { type OpenPaper, restate } from '../../../src/rollout/reorganisation/carry/restated.ts';
import { becameBy, type HandedBy, nowWords } from '../../../src/units/became.ts';

const office = (ward: string) => ({
  issuingOrg: `Ủy ban nhân dân phường ${ward}`,
  superiorOrg: '',
  symbol: 'UBND',
  place: ward,
  headTitle: 'CHỦ TỊCH',
  functionsBasis: '',
  inspectorate: '',
  address: '',
});
/** Called Ba Đình until the end of November. */
const was = { ...office('Hoàng Thành'), formerly: [{ issuingOrg: 'Ủy ban nhân dân phường Ba Đình', until: '2026-11-30' }] };
const is = office('Thăng Long');
const head = (ward: string) => `Chủ tịch Ủy ban nhân dân phường ${ward}`;

const goesOn = (kind: PaperKind, fields: Record<string, unknown>, more: Partial<OpenPaper> = {}) =>
  restate(
    {
      id: 1,
      kind,
      state: 'draft',
      fields,
      signerId: null,
      signerName: '',
      signerTitle: '',
      signerPost: null,
      byMandate: false,
      approverStays: false,
      pastHead: false,
      receivedByOrg: 'Ủy ban nhân dân phường Ba Đình',
      tellsOfIssued: false,
      ...more,
    },
    was,
    is,
  ).fields;
const textOf = (kind: PaperKind, fields: Record<string, unknown>) =>
  paperText(
    composePaper(
      kind,
      fields as never,
      {
        superiorOrg: '',
        issuingOrg: is.issuingOrg,
        officeCode: 'UBND',
        place: is.place,
        signer: { title: 'CHỦ TỊCH', name: '' },
      } as never,
    ),
  ).join('\n');
const by = (kind: HandedBy, fields: Record<string, unknown>, receivedByOrg: string | null) =>
  restate(
    {
      id: 1,
      kind: 'XLD02_2021',
      state: 'draft',
      fields,
      signerId: null,
      signerName: '',
      signerTitle: '',
      signerPost: null,
      byMandate: false,
      approverStays: false,
      pastHead: false,
      receivedByOrg,
      tellsOfIssued: false,
    },
    was,
    is,
    kind,
  ).fields;
const then = 'Ủy ban nhân dân phường Ba Đình (nay là Ủy ban nhân dân phường Thăng Long)';

describe('who acted before the switch', () => {
  it('is named in a notice of where the petition was sent, with the letter of then', () => {
    const notice = { recipient: { name: 'Lò Văn Pín' }, petitionType: 'KN', receivedOn: '2026-11-16', summary: 'Đất đai' };
    const sent = { result: 'transferred', toOrg: 'Sở Xây dựng', letterNumber: '02/PC-UBND', letterOn: '2026-11-20' };
    const text = textOf('NOTICE_TO_SENDER', goesOn('NOTICE_TO_SENDER', { ...notice, outcome: sent }));
    expect(text).toContain(`${then} đã chuyển đơn đến Sở Xây dựng tại văn bản số 02/PC-UBND`);
    expect(text).toContain('không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường Ba Đình.');
    // A letter without a number is the receiver's to send.
    const unsent = textOf(
      'NOTICE_TO_SENDER',
      goesOn('NOTICE_TO_SENDER', { ...notice, outcome: { result: 'transferred', toOrg: 'Sở Xây dựng' } }),
    );
    expect(unsent).toContain('. Ủy ban nhân dân phường Thăng Long đã chuyển đơn đến Sở Xây dựng');
  });

  it('is named in a notice of refusal, where whoever came was refused', () => {
    const fields = {
      person: { name: 'Lò Văn Pín' },
      visitedOn: '2026-11-16',
      contentType: 'KN',
      ground: 'A9_3',
      summary: 'Đất đai',
    };
    const text = textOf('TCD01_2026', goesOn('TCD01_2026', fields));
    expect(text).toContain(`đến ${then} để khiếu nại`);
    expect(text).toContain(`${then} từ chối tiếp nhận`);
  });

  it('is called as on the day of the act', () => {
    const acceptance = (on: string) => goesOn('TC12_2019', { acceptance: { number: '01/QĐ-UBND', on } }).acceptance;
    expect(acceptance('2026-11-21')).toMatchObject({ issuedByOrg: 'Ủy ban nhân dân phường Ba Đình' });
    expect(acceptance('2026-12-01')).toMatchObject({ issuedByOrg: 'Ủy ban nhân dân phường Hoàng Thành' });
    const suspended = (suspensionOn: string) => goesOn('TC_RESUME', { suspensionNumber: '3/QĐ', suspensionOn }).suspensionBy;
    expect([suspended('2026-11-30'), suspended('2026-12-02')]).toEqual([head('Ba Đình'), head('Hoàng Thành')]);
    const told = { tellsOfIssued: true, toldOn: '2026-11-21' };
    expect(goesOn('TC06_2019', { resolver: head('Hoàng Thành') }, told).resolver).toBe(head('Ba Đình'));
  });
});

describe('what is still to come, drafted before the office was renamed', () => {
  it('is the receiver’s: who decides, who invites, and where', () => {
    const conclusion = goesOn('TC_CONCLUSION_NOTICE', { resolver: head('Ba Đình'), authority: head('Ba Đình') });
    expect(conclusion).toMatchObject({ resolver: head('Thăng Long'), authority: head('Thăng Long') });
    const slip = goesOn('PHIEU_HEN', {
      host: { name: 'Hoàng Gia Thắng', title: head('Ba Đình') },
      meetAtPlace: 'Số 2, phố Trúc Bạch, phường Ba Đình',
      meetOn: '2026-12-10',
      meetAtTime: '08:30',
    });
    const open = { meetOn: null, meetAtTime: null, meetAtPlace: null };
    expect(slip).toMatchObject({ ...open, host: { name: null, title: null } });
    const invitation = goesOn('KN_INVITE_DIALOGUE', {
      chair: { name: 'Hoàng Gia Thắng', title: 'Phó Chủ tịch, được phân công chủ trì' },
      meetAtPlace: 'Trụ sở phường Ba Đình',
      meetOn: '2026-12-10',
      meetAtTime: '08:30',
    });
    expect(invitation).toMatchObject({ ...open, chair: { name: null, title: head('Thăng Long') } });
  });
});

describe('what has become of the office of then', () => {
  const told = (kind: HandedBy, before: Record<string, unknown> = {}, receivedByOrg: string | null = null) => {
    const fields = by(kind, before, receivedByOrg);
    return receivingOrg({ ...fields, issuingOrg: is.issuingOrg } as never);
  };
  const here = 'Ủy ban nhân dân phường Thăng Long';

  it('is said by the kind of the act: an office that goes on, or was abolished, is no other one', () => {
    const old = 'Ủy ban nhân dân phường Hoàng Thành';
    expect(told('merge')).toBe(`${old} (nay là ${here})`);
    expect(told('split')).toBe(`${old} (nay đã chia, hồ sơ do ${here} tiếp nhận)`);
    expect(told('abolish')).toBe(`${old} (đã giải thể, hồ sơ do ${here} tiếp nhận)`);
    expect(told('function')).toBe(`${old} (nhiệm vụ nay do ${here} thực hiện)`);
    expect(told('abolish', {}, 'Ủy ban nhân dân phường Ba Đình')).toBe(
      `Ủy ban nhân dân phường Ba Đình (đã giải thể, hồ sơ do ${here} tiếp nhận)`,
    );
  });

  it('is said over several acts', () => {
    const first = { receivedByOrg: 'Ủy ban nhân dân phường Trúc Bạch' };
    expect(told('abolish', first)).toBe(`${first.receivedByOrg} (hồ sơ nay do ${here} tiếp nhận)`);
    expect(told('function', first)).toBe(`${first.receivedByOrg} (nhiệm vụ nay do ${here} thực hiện)`);
    expect(told('merge', { ...first, receivedByBecame: 'abolished' })).toBe(
      `${first.receivedByOrg} (đã giải thể, hồ sơ do ${here} tiếp nhận)`,
    );
    expect(told('split', first)).toBe(`${first.receivedByOrg} (hồ sơ nay do ${here} tiếp nhận)`);
    expect(told('merge', { ...first, receivedByBecame: 'divided' })).toBe(
      `${first.receivedByOrg} (nay đã chia, hồ sơ do ${here} tiếp nhận)`,
    );
    expect(becameBy(['split', 'merge'])).toBe('divided');
    expect(becameBy(['merge', 'split'])).toBe('received');
    expect(nowWords('divided', 'Phường Ngọc Hà', 'nay thuộc')).toBe('nay đã chia, hồ sơ do Phường Ngọc Hà tiếp nhận');
    expect(becameBy([])).toBe('succeeded');
    expect(becameBy(['merge', 'abolish', 'merge'])).toBe('received');
    expect(nowWords('succeeded', 'Phường Ngọc Hà', 'nay thuộc')).toBe('nay thuộc Phường Ngọc Hà');
  });
});

describe('who comes after the office', () => {
  const above = 'Ủy ban nhân dân thành phố Hà Nội';
  const ward = { ...was, level: 'commune', above };
  const decision = {
    authority: head('Hoàng Thành'),
    secondResolver: 'Chủ tịch UBND Thành phố Hà Nội',
    superiorRecipient: 'Chủ tịch UBND Thành phố Hà Nội',
    executors: 'Chánh Văn phòng HĐND và UBND',
    conclusion: 'Khiếu nại đúng',
  };
  const carried = (kind: PaperKind, fields: Record<string, unknown>, to: object) =>
    restate(
      {
        id: 1,
        kind,
        state: 'approved',
        fields,
        signerId: 7,
        signerName: 'Hoàng Gia Thắng',
        signerTitle: 'CHỦ TỊCH',
        signerPost: 'Chủ tịch UBND phường',
        byMandate: false,
        approverStays: true,
        pastHead: false,
        receivedByOrg: null,
        tellsOfIssued: false,
      },
      ward,
      { ...is, level: 'commune', above, ...to },
    );

  it('stays where the receiver stands as the giver did, but nobody of an office that ended carries anything out', () => {
    const { fields, asksAgain } = carried('KN15_2020', decision, {});
    expect(fields).toMatchObject({ secondResolver: decision.secondResolver, executors: decision.executors });
    expect(asksAgain).toBe(false);
    const charged = carried('KN15_2020', { ...decision, executors: 'Phòng Kinh tế phường Hoàng Thành' }, {});
    expect([charged.fields.executors, charged.asksAgain]).toEqual([null, true]);
    const order = { executors: 'Chánh Văn phòng phường Hoàng Thành, người bị khiếu nại' };
    expect(carried('KN05_2020', order, {}).fields.executors).toBe('Người bị khiếu nại');
  });

  it('is worked out for a department, and left blank for the office of the city', () => {
    const department = carried('KN15_2020', decision, { issuingOrg: 'Sở Xây dựng', level: 'department' });
    expect(department.fields).toMatchObject({ secondResolver: 'Chủ tịch Ủy ban nhân dân thành phố Hà Nội', executors: null });
    const blank = { secondResolver: null, superiorRecipient: null, executors: null, conclusion: 'Khiếu nại đúng' };
    expect(carried('KN15_2020', decision, { issuingOrg: above, level: 'province', above: '' }).fields).toMatchObject(blank);
    const section = carried('KN15_2020', decision, { level: 'department', above: 'Ủy ban nhân dân phường Ba Đình' });
    expect(section.fields).toMatchObject({ secondResolver: head('Ba Đình'), superiorRecipient: head('Ba Đình') });
  });

  it('a letter that urges a section of the office that ended names nobody, another body stays', () => {
    const urging = (toOrg: string) => carried('HANDLING_LETTER', { purpose: 'urge', toOrg }, {});
    const own = urging('Phòng Kinh tế, Hạ tầng và Đô thị phường Hoàng Thành');
    expect([own.fields.toOrg, own.asksAgain]).toEqual([null, true]);
    expect(urging('Ban Quản lý dự án').fields.toOrg).toBe('Ban Quản lý dự án');
  });
});

it('who signed by a mandate signs on only by a mandate of the receiver’s own head', () => {
  const signed = (byMandate: boolean) =>
    restate(
      {
        id: 1,
        kind: 'XLD02_2021',
        state: 'approved',
        fields: {},
        signerId: 7,
        signerName: 'Lương Duy Phong',
        signerTitle: 'TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG',
        signerPost: 'Chánh Văn phòng HĐND và UBND',
        byMandate,
        approverStays: true,
        pastHead: false,
        receivedByOrg: null,
        tellsOfIssued: false,
      },
      was,
      is,
    );
  expect(signed(false)).toMatchObject({ signerId: null, signerName: '', signerTitle: 'CHỦ TỊCH', asksAgain: true });
  expect(signed(true)).toMatchObject({ signerId: 7, signerTitle: 'TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG', asksAgain: false });
});
