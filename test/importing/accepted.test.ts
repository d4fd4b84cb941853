// What an old book says was accepted and not that it ended lives: its limit runs from the day of the book by the law of that day, it waits to be
// assigned, and every state a book can say of an open petition leads to an end.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listDue } from '../../src/notifications/queries.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { takeInPetitions } from '../../src/petitions/history.ts';
import { enterHandledOnPaper } from '../../src/petitions/on-paper/actions.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import type { ActCode } from '../../src/proceedings/act-codes.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import { answers, ownComplaint } from '../petitions/handling.ts';
import {
  accountId,
  clocksOf,
  conclusionForm,
  decisionForm,
  doAct,
  issuePapers,
  noon,
  type Raw,
  reportForm,
  rowOf,
} from '../proceedings/arrange.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';
import { type Line, pageOf, standsIn, take } from './accepted-book.ts';
import { confirm, type Journey, readOut } from './journey.ts';

/** Every state a book can say of an open petition, with and without the day, of every type. */
const book: Line[] = [
  ['1', 'Khiếu nại', 'Đã thụ lý', '12/10/2026', '', '11/11/2026'],
  ['2', 'Khiếu nại', 'Đang giải quyết', '', '15/TB-UBND ngày 12/10/2026'],
  ['3', 'Khiếu nại lần hai', 'Đã thụ lý', '12/10/2026', '16/TB-UBND'],
  ['4', 'Tố cáo', 'Đã thụ lý', '12/10/2026', ''],
  ['5', 'Tố cáo tiếp', 'Đang xác minh', '02/11/2026', '20/QĐ-UBND'],
  ['6', 'Kiến nghị', 'Đã thụ lý', '12/10/2026', ''],
  ['7', 'Phản ánh', 'Đang xử lý', '', ''],
  ['8', 'Khiếu nại', 'Đã thụ lý', '', '', '20/11/2026'],
  ['9', 'Tố cáo', 'Thụ lý', '', ''],
  ['10', 'Đơn có nhiều nội dung', 'Đã thụ lý', '12/10/2026', ''],
  ['11', 'Khiếu nại', 'Chưa xử lý', '', ''],
  ['12', 'Kiến nghị', 'Đã thụ lý', '', ''],
  ['13', 'Khiếu nại', '', '12/10/2026', '', '26/11/2026'],
  ['14', 'Khiếu nại', 'Đã thụ lý, không ghi kết quả', '12/10/2026', ''],
  ['15', 'Khiếu nại', 'Đã thụ lý', '12/10/2026', '', '30 ngày', 'x'],
];

let app: TestApp;
let clerk: Agent;
let head: Agent;
let journey: Journey;
let trial = '';
let asked = '';
const petitions = new Map<string, number>();
const cases = new Map<string, number>();
const petition = (no: string) => petitions.get(no) ?? 0;
const matter = (no: string) => cases.get(no) ?? 0;

/** Complaints and denunciations accepted in a period, as the tables count them. */
const figures = async (name: 'Q3' | 'Q4') => {
  const unit = await app.database.unitId('00004');
  return app.as('cuong.badinh', async ({ tx }) => [
    ...((
      await figuresOf(
        tx,
        [
          ['03-gqkn', 4],
          ['04-gqtc', 4],
        ],
        periodOf(name, 2026),
        { code: '', units: [unit] },
      )
    )
      .get(unit)
      ?.values() ?? []),
  ]);
};

type Typed = Partial<Record<'on' | 'paper' | 'number' | 'leap' | 'restDay' | 'remote' | 'processor', string>>;
/** Sends the page on which an acceptance made on paper is written down. */
async function sendEntered(no: string, raw: Typed) {
  const path = `/petitions/${petition(no)}/acceptance-on-paper`;
  const { _csrf, _key } = formFieldsOf((await clerk.get(path).expect(200)).text);
  const typed = { on: '14/10/2026', paper: 'notice', number: '41/TB-UBND', remote: 'no', processor: '' };
  return clerk
    .post(path)
    .type('form')
    .send({ _csrf, _key, ...typed, leap: raw.number ?? typed.number, ...raw });
}
const refused = async (no: string, raw: Typed) => {
  const answer = await sendEntered(no, raw);
  expect(answer.status).toBe(422);
  return answer.text;
};
/** Gives the proceeding that begins. */
async function entered(no: string, raw: Typed): Promise<number> {
  const answer = await sendEntered(no, raw);
  expect([no, answer.status, answer.status === 303 ? '' : answer.text]).toEqual([no, 303, '']);
  const [row] = await app.database.owner<{ id: string }>('select id from proceedings where petition_id = $1', [petition(no)]);
  return Number(row?.id);
}

/** The day was copied wrongly: what is counted from it is counted anew, the old day stays written. Put right again at the end. */
async function correctsDay(id: number, made: number) {
  const path = `/petitions/${id}/acceptance-correction`;
  const send = async (on: string, reason = 'Đọc nhầm số 14 thành 24') =>
    clerk
      .post(path)
      .type('form')
      .send({ ...standsIn((await clerk.get(path).expect(200)).text), on, reason });
  expect(await pageOf(clerk, `/petitions/${id}`)).toContain('Sửa việc thụ lý đã ghi');
  for (const [on, said] of [
    ['04/10/2026', 'Ngày thụ lý không được trước ngày tiếp nhận đơn 05/10/2026'],
    ['14/10/2026', 'Ngày, văn bản này đang ghi rồi'],
    ['26/11/2026', 'Ngày này chưa đến'],
  ] as const) {
    const answer = await send(on);
    expect([on, answer.status, answer.text.includes(said)]).toEqual([on, 422, true]);
  }
  expect((await send('26/10/2026', '')).text).toContain('Nhập lý do sửa');
  const told = async () =>
    Number(
      (
        await app.database.owner<{ n: number }>("select count(*)::int as n from notices where words like '%ngày thụ lý đã sửa%'")
      )[0]?.n,
    );
  for (const [on, day, due, was] of [
    ['26/10/2026', '2026-10-26', '2026-11-25', '14/10/2026'],
    ['14/10/2026', '2026-10-14', '2026-11-13', '26/10/2026'],
  ] as const) {
    const before = await told();
    app.setNow(`2026-11-25T05:0${before + 1}:00Z`);
    expect((await send(on)).status).toBe(303);
    expect(await rowOf(app, made)).toMatchObject({ due, noticed_on: day, next_act: 'assignment' });
    expect((await clocksOf(app, made)).KN_RES_1).toMatchObject({ started_on: day, due_on: due });
    expect(
      await app.database.owner(
        `select p.closed_on::text, g.accepted_on::text, (select array_agg(distinct k.stopped_on::text) from clocks k where k.petition_id = p.id) as ended
           from petitions p join proceedings g on g.petition_id = p.id where p.id = $1`,
        [id],
      ),
    ).toEqual([{ closed_on: day, accepted_on: day, ended: [day] }]);
    const page = await pageOf(clerk, `/petitions/${id}`);
    expect(page).toMatch(new RegExp(`Thực hiện\\s+${on}`));
    expect(page).toMatch(new RegExp(`Sửa việc thụ lý đã ghi\\s+[Tt]ừ ${was} thành ${on}[^<]*Đọc nhầm`));
    expect(await pageOf(await app.signIn('thang.badinh'), `/proceedings/${made}`)).toContain(
      `Ngày thụ lý ghi lúc đầu là ${was}, sửa thành ${on}: Đọc nhầm số 14 thành 24.`,
    );
    expect(await told()).toBeGreaterThan(before);
  }
}

beforeAll(async () => {
  app = await testApp();
  app.setNow(noon('2026-11-25'));
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
  journey = await take(app, clerk, book, 'Sổ đơn 2026');
  trial = await pageOf(clerk, `/imports/${journey.id}`);
  asked = await pageOf(head, `/imports/${journey.id}/execution`);
  await confirm(app, { ...journey, agent: head }, 'execution');
  const made = await app.database.owner<{ no: string; id: string; case: string | null }>(
    'select p.paper_number as no, p.id, g.id as case from petitions p left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id',
  );
  for (const { no, id, case: of } of made) {
    petitions.set(no, Number(id));
    if (of) cases.set(no, Number(of));
  }
}, 120_000);
beforeEach(() => app.setNow(noon('2026-11-25')));
afterAll(() => app.close());

describe('before and as it goes in', () => {
  it('the trial and the page of execution say how many go on accepted, and how many without a day', () => {
    // 1 to 6, 13 and 15 with their day; 8, 9, 12 without, 10 with several contents.
    // Who takes them in counts no denunciation: not 4, 5 and 9.
    for (const [page, dated, undated] of [
      [trial, 8, 4],
      [asked, 6, 3],
    ] as const) {
      expect(page).toContain(`${dated} đơn đã thụ lý, đang giải quyết`);
      expect(page).toContain(`${undated} đơn ghi đã thụ lý mà sổ không ghi ngày thụ lý`);
    }
  });

  it('a proceeding begins on the day of the book, with the limit of that day, and waits to be assigned', async () => {
    expect([...cases.keys()].sort((one, other) => Number(one) - Number(other))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '13',
      '15',
    ]);
    const leader = Number(await accountId(app, 'thang.badinh'));
    for (const [no, procedure, due] of [
      ['1', 'complaint_first', '2026-11-11'],
      ['2', 'complaint_first', '2026-11-11'],
      ['3', 'complaint_second', '2026-11-26'],
      ['4', 'denunciation_first', '2026-11-11'],
      ['5', 'denunciation_continued', '2026-12-02'],
      ['6', 'recommendation', '2026-11-11'],
      ['13', 'complaint_first', '2026-11-11'],
      // 45 days, for the book says it lies far out.
      ['15', 'complaint_first', '2026-11-26'],
    ] as const)
      expect([no, await rowOf(app, matter(no))]).toMatchObject([
        no,
        { procedure, due, state: 'accepted', next_act: 'assignment', holder_id: leader },
      ]);
    const page = await pageOf(head, `/proceedings/${matter('1')}`);
    expect(page).toContain('hạn tính theo dữ liệu chuyển đổi');
    expect(page).toContain('12/10/2026');
    // Accepted in time as the petition has it; whether the notice went out on paper the book does not say, so nothing is late by it.
    expect(page).toContain('Theo sổ cũ, chưa rõ đã gửi thông báo thụ lý');
    expect(/Thời hạn Gửi thông báo thụ lý|Gửi thông báo thụ lý Quá hạn/u.exec(page)).toBeNull();
    expect(page).not.toContain('Chưa gửi thông báo thụ lý');
    expect(await pageOf(head, `/petitions/${petition('1')}`)).toContain('Đã thụ lý, ngày 12/10/2026');
    expect(await pageOf(head, `/petitions/${petition('2')}`)).toContain('Đã thụ lý, văn bản số 15/TB-UBND, ngày 12/10/2026');
    expect(await pageOf(head, `/petitions/${petition('8')}`)).toContain('Đã thụ lý, không ghi ngày');
    const queue = await pageOf(await app.signIn('thang.badinh'), '/work');
    expect(queue).toContain('Giao xác minh');
  });

  it('what a book of the years says ended so stays ended', async () => {
    expect(await pageOf(head, `/petitions/${petition('14')}`)).toContain(
      'Kết quả trên sổ cũ Đã thụ lý, không ghi kết quả, ngày 12/10/2026',
    );
  });

  it('reminds nobody by itself of what was overdue when it came', async () => {
    const due = () =>
      app.as('cuong.badinh', async ({ tx, actor }) =>
        (await listDue(tx, actor.unitId, '2026-11-25')).filter((one) => one.kind === 'proceeding').map((one) => one.id),
      );
    expect(await due()).toEqual([]);
  });

  it('each is counted once, as accepted in the period of that day', async () => {
    // Six complaints with a day, the ended one among them, and two denunciations.
    expect(await figures('Q4')).toEqual([6, 2]);
    expect(await figures('Q3')).toEqual([]);
  });
});

describe('the day by which the book says it is to be resolved', () => {
  it('stands beside that of the law, which leads until the paper that made it later is written down', async () => {
    expect(await pageOf(head, `/petitions/${petition('1')}`)).toContain('11/11/2026, theo sổ cũ và theo luật như nhau');
    expect(await pageOf(head, `/petitions/${petition('8')}`)).toContain(
      'Theo sổ cũ 20/11/2026; tính theo luật thì còn thiếu ngày thụ lý',
    );
    // What is no day stands among the words of the book.
    expect(await pageOf(head, `/petitions/${petition('15')}`)).toContain('Hạn giải quyết: 30 ngày');
    const both = 'heo sổ cũ 26/11/2026; tính theo luật 11/11/2026';
    const petitionPage = await pageOf(head, `/petitions/${petition('13')}`);
    expect(petitionPage).toContain(both);
    // A complaint is found complex, it has no extension.
    expect(petitionPage).toContain('đã xác định phức tạp bằng văn bản thì ghi ở trang giải quyết');
    const leader = await app.signIn('thang.badinh');
    const file = await pageOf(leader, `/proceedings/${matter('13')}`);
    expect(file).toContain(both);
    await doAct(app, 'thang.badinh', matter('13'), 'complexity', {
      on: '05/11/2026',
      criteria: ['several_contents'],
      reason: 'Hai nội dung',
      number: '9/BC-UBND',
    });
    expect(await rowOf(app, matter('13'))).toMatchObject({ due: '2026-11-26' });
    expect(await pageOf(head, `/petitions/${petition('13')}`)).toContain('26/11/2026, theo sổ cũ và theo luật như nhau');
    expect(await pageOf(leader, `/proceedings/${matter('13')}`)).not.toContain(both);
  });
});

describe('every state leads on to an end', () => {
  const act = (login: string, id: number, code: ActCode, raw: Raw) => doAct(app, login, id, code, { on: 'hôm nay', ...raw });
  const close = async (id: number) => {
    await act('son.badinh', id, 'close', { file: '1', note: '', restored: '1' });
    expect(await rowOf(app, id)).toMatchObject({ state: 'closed', next_act: null });
  };
  /** Both of the team have declared that nothing ties them to the matter. */
  const withTeam = async (id: number) => {
    const [lead, member] = [await accountId(app, 'long.badinh'), await accountId(app, 'hieu.badinh')];
    await act('thang.badinh', id, 'assignment', { lead, members: [member], days: '15', contents: '', keepDays: '1' });
    for (const login of ['long.badinh', 'hieu.badinh']) await doAct(app, login, id, 'conflict', { answer: 'no', note: '' });
  };
  const sent = { recipients: 'người khiếu nại', receivedOn: 'hôm nay' };
  const dialogue = async (id: number) => {
    const invite = { meetAt: '08:30', place: 'Trụ sở', contents: 'Nội dung', meetOn: '02/12/2026' };
    await act('thang.badinh', id, 'invitation', { ...invite, pastLimit: '1' });
    await issuePapers(app, id);
    app.setNow(noon('2026-12-02'));
    const held = { held: 'held', chair: 'Hoàng Gia Thắng', secretary: 'Trần Diệu Hoa', opinions: '', result: 'Thống nhất' };
    await act('thang.badinh', id, 'dialogue', { ...held, copies: '3' });
  };
  const nothingToDo = { ...decisionForm, result: 'wrong', measure: 'keep', returnMoney: '', returnedPersons: '' };

  it('a complaint: suspended, resumed, verified, decided, carried out', { timeout: 60_000 }, async () => {
    const id = matter('1');
    await withTeam(id);
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'acceptance-notice' });
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: '12/10/2026', recipients: 'người khiếu nại' });
    await act('thang.badinh', id, 'suspension', { ground: 'await_other_body', reason: 'Chờ kết quả', duties: 'Gửi kết quả' });
    await act('thang.badinh', id, 'resumption', { reason: 'Đã có kết quả' });
    await act('hoa.badinh', id, 'order-notice', { recipients: 'người khiếu nại' });
    await act('long.badinh', id, 'report', reportForm);
    await dialogue(id);
    await act('thang.badinh', id, 'decision', nothingToDo);
    await act('hoa.badinh', id, 'notice', sent);
    await act('hoa.badinh', id, 'publication', { forms: ['posting', 'portal'], place: '' });
    app.setNow(noon('2027-01-11'));
    await act('son.badinh', id, 'effective', { none: '1' });
    await close(id);
  });

  it('a complaint whose paper had a number is told already, and may be withdrawn', async () => {
    const id = matter('2');
    await withTeam(id);
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'report', noticed_on: expect.anything() });
    await act('son.badinh', id, 'withdrawal', { scope: 'full', manner: 'petition', points: '' });
    await act('thang.badinh', id, 'termination', { ground: 'full_withdrawal', reason: 'Tự nguyện rút' });
    await act('hoa.badinh', id, 'order-notice', { recipients: 'người khiếu nại' });
    await close(id);
  });

  it('a denunciation, first and continued: read, verified, concluded', { timeout: 60_000 }, async () => {
    const lead = await accountId(app, 'long.badinh');
    const member = await accountId(app, 'hieu.badinh');
    const team = { lead, members: [member], days: '15', contents: '' };
    cases.set('9', await entered('9', { paper: 'decision', number: '42/QĐ-UBND' }));
    expect(await clocksOf(app, matter('9'))).toMatchObject({ TC_RES: { started_on: '2026-10-14', due_on: '2026-11-13' } });
    // Nobody has read its words yet: no paper says them.
    await expect(act('thang.badinh', matter('4'), 'assignment', team)).rejects.toThrow('chờ đọc lại');
    expect(await readOut(head)).toBe(3);
    for (const no of ['4', '5', '9']) {
      const id = matter(no);
      await withTeam(id);
      if (no !== '5') {
        expect(await clocksOf(app, id)).toMatchObject({ TC_NOTICE: { stopped_on: null } });
        await act('hoa.badinh', id, 'acceptance-notice', { recipients: 'người tố cáo, người bị tố cáo', denounced: '1' });
      } else {
        const criteria = { criteria: ['several_contents'], reason: 'Hai nội dung', number: '' };
        await act('thang.badinh', id, 'complexity', criteria);
        await act('thang.badinh', id, 'extension', { days: '30', reason: 'Nhiều nội dung' });
        expect(await clocksOf(app, id)).toMatchObject({ TC_RES: { due_on: '2027-01-04' } });
      }
      await act('long.badinh', id, 'report', reportForm);
      await act('thang.badinh', id, 'conclusion', {
        ...conclusionForm,
        result: 'wrong',
        points: 'S: Thu tiền ngoài quy định',
        findings: 'Không có việc thu tiền',
        disciplinePersons: '',
        disciplineOfficials: '',
      });
      await act('hoa.badinh', id, 'notice', { recipients: 'người bị tố cáo, người tố cáo', receivedOn: '', denouncer: '1' });
      if ((await rowOf(app, id)).next_act === 'publication')
        await act('hoa.badinh', id, 'publication', { forms: ['posting'], place: '', redacted: '1' });
      await close(id);
    }
  });

  it('a second complaint and a recommendation', { timeout: 60_000 }, async () => {
    const [second, asks] = [matter('3'), matter('6')];
    await withTeam(second);
    const complex = { criteria: ['several_contents'], reason: 'Hai nội dung', number: '15/BC-UBND' };
    await act('thang.badinh', second, 'complexity', complex);
    expect(await rowOf(app, second)).toMatchObject({ due: '2026-12-11' });
    await act('long.badinh', second, 'report', reportForm);
    await dialogue(second);
    await act('thang.badinh', second, 'decision', {
      ...nothingToDo,
      result: 'upheld',
      firstResult: 'Giữ nguyên quyết định thu hồi',
    });
    await act('hoa.badinh', second, 'notice', sent);
    await act('hoa.badinh', second, 'publication', { forms: ['posting', 'portal'], place: '' });
    app.setNow(noon('2027-01-11'));
    await act('son.badinh', second, 'effective', { none: '1' });
    await close(second);
    app.setNow(noon('2026-11-25'));
    const son = await accountId(app, 'son.badinh');
    await act('thang.badinh', asks, 'assignment', { lead: son, members: [], days: '10', contents: '', keepDays: '1' });
    await act('thang.badinh', asks, 'answer', { answer: 'Sẽ sửa trong quý I' });
    await act('hoa.badinh', asks, 'notice', { recipients: 'người kiến nghị', receivedOn: '' });
    await close(asks);
  });

  it('a complaint without a day: one act writes day, paper and number down, and it goes on to its end', {
    timeout: 60_000,
  }, async () => {
    const id = petition('8');
    const path = `/petitions/${id}/acceptance-on-paper`;
    expect(await pageOf(clerk, `/petitions/${id}`)).toContain('Ghi việc đã thụ lý trên giấy');
    for (const [raw, said] of [
      [{ on: '26/11/2026' }, 'Ngày này chưa đến'],
      [{ on: '04/10/2026' }, 'Ngày thụ lý không được trước ngày tiếp nhận đơn 05/10/2026'],
      [{ on: '04/10/2026', number: '' }, 'Nhập số, ký hiệu ghi trên văn bản'],
      [{ on: '04/10/2026', number: '' }, 'trước ngày tiếp nhận đơn'],
      [{ paper: 'none' }, 'không có văn bản thì để trống'],
      [{ on: '' }, 'Nhập ngày thụ lý ghi trên giấy'],
    ] as const)
      expect(await refused('8', raw)).toContain(said);
    // A Saturday, a number that leaves others unused, and one the software has given to a paper are no more taken unasked.
    expect(await refused('8', { on: '10/10/2026' })).toContain('10/10/2026 là ngày nghỉ (Thứ Bảy)');
    expect(await refused('8', { leap: '' })).toContain('Vẫn ghi số 41/TB-UBND');
    const [given] = await app.database.owner<{ called: string; on: string }>(
      "select number || '/' || symbol as called, to_char(issued_on, 'DD/MM/YYYY') as on from papers where number is not null and numbered_by is null and year = 2026 limit 1",
    );
    expect(await refused('8', { number: given?.called ?? '' })).toContain('đã cấp cho một văn bản khác trong phần mềm');
    const son = Number(await accountId(app, 'son.badinh'));
    const made = await entered('8', { processor: String(son) });
    cases.set('8', made);
    expect(await rowOf(app, made)).toMatchObject({
      state: 'accepted',
      next_act: 'assignment',
      due: '2026-11-13',
      noticed_on: '2026-10-14',
    });
    expect(await app.database.owner('select assigned_to from petitions where id = $1', [id])).toEqual([{ assigned_to: son }]);
    const file = await pageOf(await app.signIn('thang.badinh'), `/proceedings/${made}`);
    expect(file).toContain(
      'Đã thụ lý trên giấy, thông báo thụ lý số 41/TB-UBND; thời hạn 30 ngày kể từ ngày thụ lý, hạn tính theo dữ liệu chuyển đổi',
    );
    const after = await pageOf(clerk, `/petitions/${id}`);
    expect(after).toContain('heo sổ cũ 20/11/2026; tính theo luật 13/11/2026');
    expect(after).toMatch(/Thực hiện\s+14\/10\/2026/);
    await clerk.get(path).expect(409);
    await correctsDay(id, made);
    await withTeam(made);
    expect(await rowOf(app, made)).toMatchObject({ next_act: 'report' });
    await act('long.badinh', made, 'report', reportForm);
    await dialogue(made);
    await act('thang.badinh', made, 'decision', nothingToDo);
    await act('hoa.badinh', made, 'notice', sent);
    await act('hoa.badinh', made, 'publication', { forms: ['posting', 'portal'], place: '' });
    app.setNow(noon('2027-01-11'));
    await act('son.badinh', made, 'effective', { none: '1' });
    await close(made);
  });

  it('what an earlier version took in as accepted has the same way; nothing waits for it until somebody takes it', async () => {
    // As that version wrote a row "Đã thụ lý": closed on the day it was received, with nothing that goes on.
    const registration = aRegistration({ receivedOn: '2026-10-05', isLateEntry: true, paperNumber: '1004' });
    const [id] = await app.as('hoa.badinh', (one) =>
      takeInPetitions(one, [{ registration, status: 'accepted', outcome: null, endedOn: null, endWord: 'Đã thụ lý', note: '' }]),
    );
    petitions.set('old', id ?? 0);
    const page = await pageOf(clerk, `/petitions/${id}`);
    expect(page).toContain('Kết quả trên sổ cũ Đã thụ lý, không ghi ngày');
    expect(page).toContain('Ghi việc đã thụ lý trên giấy');
    const before = await figures('Q4');
    const made = await entered('old', { paper: 'none', number: '', on: '15/10/2026', remote: 'yes' });
    expect(await rowOf(app, made)).toMatchObject({
      state: 'accepted',
      next_act: 'assignment',
      due: '2026-11-30',
      noticed_on: null,
    });
    expect(await app.database.owner('select status, closed_on::text from petitions where id = $1', [id])).toEqual([
      { status: 'accepted', closed_on: '2026-10-15' },
    ]);
    // Counted once, as before, in the period of its acceptance.
    expect(await figures('Q4')).toEqual(before);
    await withTeam(made);
    await doAct(app, 'hoa.badinh', made, 'acceptance-notice', { on: '15/10/2026', recipients: 'người khiếu nại' });
    await act('son.badinh', made, 'withdrawal', { scope: 'full', manner: 'petition', points: '' });
    await act('thang.badinh', made, 'termination', { ground: 'full_withdrawal', reason: 'Tự nguyện rút' });
    await act('hoa.badinh', made, 'order-notice', { recipients: 'người khiếu nại' });
    await close(made);
    // One the book says ended otherwise, or that says nothing of an acceptance, has no such act.
    for (const no of ['11', '1']) await clerk.get(`/petitions/${petition(no)}/acceptance-on-paper`).expect(409);
  });

  it('not accepted yet as the book says, or of several contents: assigned, classified, and the acceptance made on paper is written down with its day', {
    timeout: 60_000,
  }, async () => {
    const feedback = {
      eligibility: 'eligible',
      type: 'KNPA',
      knpaKind: 'kien_nghi',
      responsible: 'own',
      jurisdiction: 'own',
      field: 'OTHER',
    };
    for (const [no, given, number] of [
      ['7', { ...feedback, knpaKind: 'phan_anh' }, ''],
      ['10', ownComplaint, '43/TB-UBND'],
      ['11', ownComplaint, '44/TB-UBND'],
      ['12', feedback, ''],
    ] as const) {
      const id = petition(no);
      const processor = Number(await accountId(app, 'son.badinh'));
      await app.as('cuong.badinh', (one) => assignPetition(one, id, { processor, note: '' }));
      await app.as('son.badinh', (one) => classifyPetition(one, id, answers(given)));
      await app.as('hoa.badinh', (one) =>
        enterHandledOnPaper(one, id, {
          outcome: 'propose_acceptance',
          destination: '',
          number,
          leap: number,
          paperOn: '2026-10-14',
          sentOn: null,
          decidedBy: 'Hoàng Gia Thắng, Chủ tịch',
          keptAt: '',
          reason: '',
        }),
      );
      const made = await app.as('thang.badinh', (one) =>
        acceptPetition(one, id, { on: '2026-10-14', points: 'Toàn bộ', isRemote: false }),
      );
      expect([no, await rowOf(app, made)]).toMatchObject([no, { next_act: 'assignment', state: 'accepted' }]);
      const main = given.type === 'KN' ? 'KN_RES_1' : given.type === 'TC' ? 'TC_RES' : 'KNPA_TARGET';
      expect(await clocksOf(app, made)).toMatchObject({ [main]: { started_on: '2026-10-14', due_on: '2026-11-13' } });
    }
  });
});
