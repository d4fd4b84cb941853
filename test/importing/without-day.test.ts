// Open petitions of years nobody has a calendar of, and rows nobody is written down for as the sender: told before they go in, and not lost
// once they are in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedComplaint } from '../proceedings/arrange.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { confirm, csvOf, type Journey, match, upload } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
let journey: Journey;
const pageOf = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
/** The page of the petition with this number of the old book. */
const petitionOf = async (no: string) => {
  const [row] = await app.database.owner<{ id: string }>('select id from petitions where paper_number = $1', [no]);
  return pageOf(head, `/petitions/${row?.id}`);
};
const heads = ['Số đơn', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung', 'Kết quả'];
const line = (no: string, on: string, type: string, name = `Đặng Thị Nụ ${no}`) => [
  no,
  on,
  name,
  type,
  'Đề nghị xem lại việc bồi thường',
  'Đang xử lý',
];

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T02:00:00Z');
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
  journey = await upload(
    app,
    clerk,
    csvOf([
      heads,
      line('901', '10/11/2026', 'Khiếu nại'),
      line('902', '10/03/2021', 'Khiếu nại'),
      line('903', '10/03/2022', 'Khiếu nại'),
      line('904', '10/03/2023', 'Tố cáo', ''),
      line('905', '10/03/2021', 'Kiến nghị'),
      line('906', '11/11/2026', 'Khiếu nại', ''),
    ]),
    { source: 'Sổ thiếu lịch' },
  );
  await match(app, journey);
});
afterAll(() => app.close());

describe('before they go in', () => {
  const undated = '3 đơn đang xử lý chưa tính được ngày hết hạn vì chưa có lịch nghỉ của các năm 2021–2023';
  const undatedOpen = '2 đơn đang xử lý chưa tính được ngày hết hạn vì chưa có lịch nghỉ của';
  const unruled = '1 đơn đang xử lý không tính hạn vì phần mềm không có quy định thời hạn xử lý của ngày nhận đơn';
  const nameless = '2 dòng không ghi người gửi, trong đó 1 tố cáo: vào sổ là không rõ người gửi';
  const namelessOpen = '1 dòng không ghi người gửi: vào sổ là không rõ người gửi';

  it('the dry run and the page to confirm say how many have no day and why, and how many no sender', async () => {
    // Who takes them in counts no denunciation.
    for (const [agent, address, some] of [
      [clerk, `/imports/${journey.id}`, [undated, nameless]],
      [head, `/imports/${journey.id}/execution`, [undatedOpen, namelessOpen]],
    ] as const) {
      const page = await pageOf(agent, address);
      for (const words of [...some, unruled]) expect([address, words, page.includes(words)]).toEqual([address, words, true]);
    }
    expect(await pageOf(head, `/imports/${journey.id}/execution`)).toContain(
      '2 đơn đang xử lý được tính hạn theo dữ liệu chuyển đổi và vào hàng việc',
    );
  });

  it('rows without a sender wait outside when that is chosen, denunciations too; or go in as anonymous', async () => {
    await match(app, journey, { blankSender: 'wait' });
    const waiting = await pageOf(clerk, `/imports/${journey.id}`);
    expect(waiting).not.toContain('dòng không ghi người gửi');
    expect(waiting).toMatch(/Chưa nhập được<\/th><td[^>]*>2 /);
    expect(await pageOf(clerk, `/imports/${journey.id}/columns`)).toMatch(/value="wait"[^>]*checked/);
    await match(app, journey, { blankSender: 'anonymous' });
    expect(await pageOf(clerk, `/imports/${journey.id}`)).toContain('ghi chú “Đơn nặc danh”');
  });
});

describe('once they are in', () => {
  it('they stand in a group of their own and none of them counts as overdue', async () => {
    await confirm(app, { ...journey, agent: head }, 'execution');
    const [facts] = await app.database.owner<{ n: number }>(
      "select count(*)::int as n from petitions where paper_number in ('902', '903', '904') and due_on is null and main_clock_id is not null",
    );
    expect(facts?.n).toBe(3);
    const list = await pageOf(head, '/work?officer=unit');
    const group =
      /Chưa tính được hạn vì chưa có lịch nghỉ của năm ấy, không nằm trong số quá hạn([\s\S]*?)<\/tbody>/.exec(list)?.[1] ?? '';
    expect(group).toContain('(3)');
    expect(group.match(/Chắc chắn quá hạn/g)).toHaveLength(3);
    for (const year of ['2021', '2022', '2023']) expect(group).toContain(`chưa có lịch năm ${year}`);
  });

  it('the dashboard tells of them, with their list', async () => {
    const leader = await app.signIn('thang.badinh');
    const page = await pageOf(leader, '/dashboard');
    expect(page).toContain('Đơn từ sổ cũ đang xử lý chưa tính được ngày hết hạn');
    expect(page).toContain('Xem 3 đơn ấy');
    const list = await pageOf(leader, '/petitions?figure=undated&unit=all');
    expect(list.match(/href="\/petitions\/\d+"/g)?.length).toBeGreaterThanOrEqual(3);
    expect(list).toContain('chưa tính được hạn vì chưa có lịch nghỉ');
    // As the work list says it.
    expect(list.match(/Chắc chắn quá hạn/g)).toHaveLength(3);
    for (const year of ['2021', '2022', '2023']) expect(list).toContain(`chưa có lịch năm ${year}`);
    expect(list).not.toContain('Không tính hạn');
  });

  it('their pages say what is missing, and never that anything is suspended', async () => {
    const page = await petitionOf('902');
    expect(page).toContain('Chắc chắn đã quá hạn, chưa có lịch năm 2021');
    expect(page).toContain('chưa có lịch năm 2021, chắc chắn đã quá hạn, hạn tính theo dữ liệu chuyển đổi');
    for (const words of ['tạm dừng', 'Không tính hạn']) expect(page).not.toContain(words);
    const why = /href="(\/clocks\/\d+)"/.exec(page)?.[1] ?? '';
    const days = await pageOf(head, why);
    expect(days).toContain('Vì sao chưa tính được hạn?');
    expect(days).toMatch(/Chưa có lịch năm 2021: chưa biết/);
    expect(days).toMatch(/thời hạn này cũng hết trước ngày \d\d\/\d\d\/2021/);
  });

  it('so say the desk and the page of whoever decides on one', async () => {
    const [row] = await app.database.owner<{ id: string }>(
      "update petitions set status = 'proposed', next_act = 'approve', next_role = 'leader', holder_id = null where paper_number = '903' returning id",
    );
    await app.database.owner(
      `insert into proposals (unit_id, petition_id, sealed, outcome, reason, state, proposed_by, proposed_at)
       select unit_id, id, sealed, 'propose_acceptance', 'Đủ điều kiện', 'submitted', (select id from accounts where login = 'son.badinh'), now() from petitions where id = $1`,
      [row?.id],
    );
    const leader = await app.signIn('thang.badinh');
    const desk = await pageOf(leader, '/approvals');
    expect(desk).toContain('Chắc chắn quá hạn');
    expect(desk).not.toContain('Không tính hạn');
    expect(await pageOf(leader, `/petitions/${row?.id}/approval`)).toContain('Chắc chắn đã quá hạn, chưa có lịch năm 2022');
  });

  it('and so does a proceeding whose clocks run from such a year, in its list of clocks, its box and the form of its next act', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-25');
    app.setNow('2026-11-25T02:00:00Z');
    await app.database.owner(
      "update clock_events e set on_date = '2022-03-10' from clocks k where k.unit_id = e.unit_id and k.id = e.clock_id and k.proceeding_id = $1 and e.kind = 'started'",
      [id],
    );
    await app.database.owner("update clocks set started_on = '2022-03-10', due_on = null where proceeding_id = $1", [id]);
    await app.database.owner('update proceedings set due_on = null where id = $1', [id]);
    const leader = await app.signIn('thang.badinh');
    for (const address of [`/proceedings/${id}`, `/proceedings/${id}/assignment`]) {
      const page = await pageOf(leader, address);
      expect([address, /Chắc chắn (đã )?quá hạn/.test(page)]).toEqual([address, true]);
      expect(page).toContain('chưa có lịch năm 2022');
      expect(page).not.toContain('Không tính hạn');
    }
    const row = await pageOf(head, '/petitions?unit=all');
    expect(row.match(/Chắc chắn quá hạn/g)).toHaveLength(4);
    // Its drafts too: on the desk of whoever says yes, and in his list of work.
    await app.database.owner(
      "update clocks set due_on = null where rule_code = 'KN_ACCEPT' and petition_id = (select petition_id from proceedings where id = $1)",
      [id],
    );
    for (const address of ['/approvals', '/work']) {
      const page = await pageOf(leader, address);
      const drafts = [...page.matchAll(/<tr[^>]*>(?:(?!<\/tr>).)*?href="\/papers\/\d+(?:(?!<\/tr>).)*<\/tr>/gs)].map(
        ([draft]) => draft,
      );
      expect([address, drafts.length > 0]).toEqual([address, true]);
      for (const draft of drafts) expect(draft).toContain('Chắc chắn quá hạn');
    }
  });

  it('and so do the pages of handing work over', async () => {
    const son = (await app.database.actorOf('son.badinh')).accountId;
    await app.database.owner("update petitions set assigned_to = $1 where paper_number = '902'", [son]);
    const leaving = await pageOf(head, `/handovers/${son}`);
    expect(leaving).toContain('chắc chắn đã quá hạn, chưa có lịch năm 2021');
    expect(leaving).not.toContain('không tính hạn');
    expect(await pageOf(head, '/handovers')).toContain('chưa tính được hạn');
  });

  it('one received before any rule says that no limit runs', async () => {
    const page = await petitionOf('905');
    expect(page).toContain('Ngày nhận đơn 10/03/2021 chưa có quy định thời hạn xử lý');
  });

  it('what was chosen of rows without a sender is noted', async () => {
    expect(await petitionOf('906')).toContain('Đơn nặc danh');
  });
});
