// How the minutes of a handover name the act they rest on, what went along as archive, and who signs.
import { describe, expect, it } from 'vitest';
import { composeMinutes, type MinutesData } from '../../../src/rollout/reorganisation/handover/minutes.ts';

const ground = (number: string, subject: string) => {
  const side = { thenName: 'Phường Trúc Bạch', nowWords: '', head: undefined };
  const act = { number, subject, issuedOn: '2025-06-20', issuer: 'Hội đồng nhân dân Thành phố', effectiveOn: '2025-07-01' };
  const frame = { issuingOrg: 'UBND phường Ba Đình', place: 'Hà Nội' };
  const sheet = composeMinutes({
    act,
    giver: side,
    receiver: side,
    items: [],
    archive: null,
    fields: null,
    frame,
    today: '2025-07-02',
  } as unknown as MinutesData);
  return JSON.stringify(sheet);
};

it.each([
  [
    '77/NQ-HĐND',
    'Nhập phường Trúc Bạch vào phường Ba Đình',
    'Căn cứ Nghị quyết số 77/NQ-HĐND ngày 20/06/2025',
    'về việc nhập phường',
  ],
  ['1656/NQ-UBTVQH15', 'Về việc sắp xếp các đơn vị', 'Căn cứ Nghị quyết số 1656/NQ-UBTVQH15 ngày', 'về việc sắp xếp các'],
  ['12/2025/QĐ-UBND', 'UBND phường kết thúc hoạt động', 'Căn cứ Quyết định số 12/2025/QĐ-UBND ngày', 'về việc UBND phường'],
  ['Nghị quyết số 5/NQ-HĐND', 'chia phường', 'Căn cứ Nghị quyết số 5/NQ-HĐND ngày', 'về việc chia phường'],
  ['8/KH-UBND', 'chia phường', 'Căn cứ Văn bản số 8/KH-UBND ngày', 'về việc chia phường'],
])('%s, %s', (number, subject, named, about) => {
  const said = ground(number, subject);
  expect(said).toContain(named);
  expect(said).toContain(about);
});

it('reception days stand by day, behind the books', () => {
  const side = { thenName: 'Phường Trúc Bạch', nowWords: '', head: undefined };
  const act = { number: '1/NQ', subject: 'chia', issuedOn: '2026-11-20', issuer: 'HĐND', effectiveOn: '2026-12-01' };
  const items = ['18/12/2026', '29/12/2026', '08/01/2027', '08/12/2026'].map((day) => ({
    kind: 'day',
    words: `Lịch tiếp công dân ngày ${day}`,
    signedAt: null,
  }));
  const book = { kind: 'book', words: 'Sổ đơn năm 2026, khóa từ 01/12/2026', signedAt: null };
  const said = JSON.stringify(
    composeMinutes({
      act,
      giver: side,
      receiver: side,
      items: [...items, book],
      archive: [],
      fields: null,
      frame: { issuingOrg: 'UBND phường Ba Đình', place: 'Hà Nội' },
      today: '2026-12-02',
    } as unknown as MinutesData),
  );
  const places = ['Sổ đơn', '08/12/2026', '18/12/2026', '29/12/2026', '08/01/2027'].map((words) => said.indexOf(words));
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

it('what was not kept when an item was handed over is told as of today, and marked so', () => {
  const side = { thenName: 'Phường Trúc Bạch', nowWords: '', head: undefined };
  const petition = { kind: 'petition', petitionType: 'KN', status: 'accepted', state: null, dueOn: '2026-12-20', signedAt: null };
  const visit = { kind: 'visit', words: 'Lượt tiếp', visitStatus: 'open', task: null, signedAt: null };
  const said = (kept: object, keptOfVisit: object) =>
    JSON.stringify(
      composeMinutes({
        act: { number: '1/NQ', subject: 'chia', issuedOn: '2026-11-20', issuer: 'HĐND', effectiveOn: '2026-12-01' },
        giver: side,
        receiver: side,
        items: [
          { ...petition, before: kept },
          { ...visit, before: keptOfVisit },
        ],
        archive: [],
        fields: null,
        withoutDay: () => '',
        frame: { issuingOrg: 'UBND phường Ba Đình', place: 'Hà Nội' },
        today: '2026-12-02',
      } as unknown as MinutesData),
    );
  const now = said({ petitionType: 'KN', dueOn: '2026-12-20' }, { owesReply: true });
  expect(now).not.toContain('(*)');
  const old = said({ status: 'accepted' }, {});
  expect(old).toContain('20/12/2026 (*)');
  expect(old).toContain('(*) Loại đơn, thời hạn ghi theo ngày lập biên bản này: khi bàn giao, phần mềm chưa lưu.');
  expect(old).toContain('Lượt tiếp (*). Chưa ký nhận.');
});

describe('the archive and who signs', () => {
  const head = (accountId: number, name: string) => ({ accountId, name, title: 'Chủ tịch' });
  const minutes = (changes: object) => {
    const side = { thenName: 'Phường Trúc Bạch', nowWords: '', head: head(1, 'Hoàng Gia Thắng') };
    const act = { number: '1/NQ', subject: 'chia', issuedOn: '2026-11-20', issuer: 'HĐND', effectiveOn: '2026-12-01' };
    const frame = { issuingOrg: 'UBND phường Ba Đình', place: 'Hà Nội' };
    const receiver = { ...side, thenName: 'Phường Ba Đình', head: head(2, 'Trịnh Đình Vinh') };
    const data = { act, giver: side, receiver, items: [], archive: [], fields: null, frame, today: '2026-12-02', ...changes };
    return composeMinutes(data as unknown as MinutesData);
  };

  it('counts what had ended by year and type, and says where it did not come along', () => {
    const archive = [
      { kind: 'petition', year: 2026, type: 'KN', count: 2 },
      { kind: 'petition', year: 2025, type: 'KN', count: 1200 },
      { kind: 'petition', year: 2025, type: 'TC', count: 3 },
      { kind: 'visit', year: 2025, type: null, count: 40 },
    ];
    const said = JSON.stringify(minutes({ archive }));
    expect(said).toContain('3. Hồ sơ lưu (đã giải quyết, xử lý xong)');
    expect(said).toContain('Tổng số: 1.205 đơn, 40 lượt tiếp công dân đã kết thúc.');
    const [earlier, later] = [
      'Năm 2025: 1.200 đơn khiếu nại; 3 đơn tố cáo; 40 lượt tiếp công dân.',
      'Năm 2026: 2 đơn khiếu nại.',
    ].map((words) => said.indexOf(words));
    expect([(earlier ?? -1) > 0, (later ?? -1) > (earlier ?? 0)]).toEqual([true, true]);
    expect(JSON.stringify(minutes({ archive: null }))).toContain('không được giao giữ hồ sơ lưu');
  });

  it('of a function that moved they name its fields, and who goes on keeping book, schedule and archive', () => {
    const said = JSON.stringify(minutes({ fields: ['LAND', 'POLICY'], archive: null }));
    expect(said).toMatch(/Bàn giao đơn, vụ việc thuộc lĩnh vực Đất đai, [^"]+ từ Phường Trúc Bạch sang Phường Ba Đình/);
    expect(said).toContain('Phường Trúc Bạch tiếp tục hoạt động, giữ sổ, lượt tiếp và lịch tiếp công dân.');
    expect(said).toContain(
      'kể cả thuộc lĩnh vực chuyển giao, do Phường Trúc Bạch tiếp tục giữ và cung cấp khi bên nhận đề nghị.',
    );
    expect(said).not.toContain('Không có.');
    expect(said).not.toContain('không được giao giữ');
  });

  it('the names of the parties stand in the columns they sign in, and dots where one person headed both', () => {
    const columns = (changes: object) =>
      minutes(changes).body.flatMap((block) => (block.type === 'signatures' ? block.rows.flat().map(({ name }) => name) : []));
    expect(columns({})).toEqual(['Hoàng Gia Thắng', 'Trịnh Đình Vinh']);
    const same = { thenName: 'Phường Ba Đình', nowWords: '', head: head(1, 'Hoàng Gia Thắng') };
    expect(columns({ receiver: same })).toEqual(['…………', '…………']);
  });
});
