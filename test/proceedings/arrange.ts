// Petitions approved for acceptance, made through the real registration; only the approval in between is written straight.

import { expect } from 'vitest';
import { namesOf } from '../../src/accounts/queries.ts';
import { recordEvent } from '../../src/audit/events.ts';
import { formatDate } from '../../src/deadlines/dates.ts';
import { isOthersPeriod } from '../../src/deadlines/due.ts';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { isNumbered } from '../../src/documents/registry/workflow.ts';
import { type Registration, registerPetition } from '../../src/petitions/registration.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import { type ActCode, nextActWords } from '../../src/proceedings/act-codes.ts';
import { performAct } from '../../src/proceedings/actions.ts';
import { definitions } from '../../src/proceedings/acts/index.ts';
import { gather } from '../../src/proceedings/queries.ts';
import { loadProceeding } from '../../src/proceedings/records.ts';
import { workflowOf, workflows } from '../../src/proceedings/tables/index.ts';
import { afterWords, leadWords, roleWords } from '../../src/proceedings/turn.ts';
import { findRule } from '../../src/proceedings/workflow.ts';
import type { Act } from '../../src/web/act.ts';
import type { TestApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';

export type Raw = Record<string, string | string[]>;

/** Noon in Hà Nội on a day. */
export const noon = (day: string) => `${day}T05:00:00Z`;

interface Approved {
  instance?: 'first' | 'second';
  objectKind?: 'admin_decision' | 'admin_act' | 'disciplinary' | 'disciplinary_employee';
  round?: 'first' | 'continued';
  /** Of a continued denunciation: how its classification found the time before. */
  previous?: 'concluded' | 'overdue';
}

/** A petition whose acceptance the leader of Ba Đình has approved. Gives its id. */
export async function approved(app: TestApp, registration: Registration, how: Approved = {}): Promise<number> {
  const { id } = await app.as('lan.badinh', (act) => registerPetition(act, registration));
  const [processor] = await app.database.owner<{ id: number }>("select id from accounts where login = 'son.badinh'");
  await app.database.owner(
    `update petitions set status = 'approved', outcome = 'propose_acceptance', eligibility = 'eligible', jurisdiction = 'own', instance = $2, object_kind = $3,
       denunciation_round = $4, next_act = 'accept', next_role = 'leader', holder_id = null, assigned_to = $5 where id = $1`,
    [
      id,
      registration.declaredType === 'KN' ? (how.instance ?? 'first') : null,
      registration.declaredType === 'KN' ? (how.objectKind ?? 'admin_decision') : null,
      registration.declaredType === 'TC' ? (how.round ?? 'first') : null,
      processor?.id,
    ],
  );
  if (how.previous)
    await app.as('son.badinh', async (act) => {
      const answers = { isPreviousOverdue: how.previous === 'overdue' };
      const about = { petitionId: id, sealed: true, data: { answers } };
      await recordEvent(act.tx, act.actor, { kind: 'petition.classified', at: act.moment.at, ...about });
    });
  return id;
}

/** A complaint accepted by the chairman of Ba Đình on a day. Gives petition and proceeding. */
export async function acceptedComplaint(
  app: TestApp,
  on: string,
  how: Approved & { remote?: boolean; points?: string; registration?: Partial<Registration> } = {},
): Promise<{ petitionId: number; id: number }> {
  app.setNow(noon(on));
  // In time: of a second complaint the first decision stands in the book, of a disciplinary decision few days count.
  const first = {
    ...(how.instance === 'second' ? { previousOrg: 'Chủ tịch UBND phường Ngọc Hà', previousOn: on } : {}),
    ...(how.objectKind === 'disciplinary' ? { contestedOn: on } : {}),
  };
  const petitionId = await approved(app, aRegistration({ receivedOn: on, writtenOn: on, ...first, ...how.registration }), how);
  const id = await app.as('thang.badinh', (act) =>
    acceptPetition(act, petitionId, { on, points: how.points ?? 'Diện tích thu hồi', isRemote: how.remote ?? false }),
  );
  return { petitionId, id };
}

/** The same of a denunciation. @param points what is accepted, one content a line */
export async function acceptedDenunciation(
  app: TestApp,
  on: string,
  registration: Partial<Registration> = {},
  points = 'Thu tiền ngoài quy định\nGây khó khăn cho người dân',
): Promise<{ petitionId: number; id: number }> {
  app.setNow(noon(on));
  const petitionId = await approved(app, aDenunciation({ receivedOn: on, writtenOn: on, ...registration }));
  const id = await app.as('thang.badinh', (act) => acceptPetition(act, petitionId, { on, points, isRemote: false }));
  return { petitionId, id };
}

/** Each test lives in days of its own: what an earlier one numbered later does not close the book to this one. */
export async function openBooks(app: TestApp, id: number): Promise<void> {
  await app.as('hoa.badinh', ({ actor, moment }) =>
    app.database.owner(
      'update papers set issued_on = $3 where unit_id = $1 and proceeding_id is distinct from $2 and number is not null and promised_number is null and issued_on > $3 and extract(year from issued_on) = extract(year from $3::date)',
      [actor.unitId, id, moment.today],
    ),
  );
}

/** Approved by the chairman and numbered by the clerk: every draft of a proceeding. */
export async function issuePapers(app: TestApp, id: number): Promise<void> {
  await openBooks(app, id);
  const drafts = await app.database.owner<{ id: number; kind: PaperKind; issued_on: string | null }>(
    "select id, kind, issued_on::text from papers where proceeding_id = $1 and state in ('draft','submitted') order by id",
    [id],
  );
  for (const paper of drafts) {
    await app.as('thang.badinh', (act) => approvePaper(act, paper.id));
    if (isNumbered(paper.kind))
      await app.as('hoa.badinh', (act) => numberPaper(act, paper.id, paper.issued_on ?? act.moment.today));
  }
}

const needsPapers = (code: ActCode) =>
  Object.values(workflows).some((workflow) => findRule(workflow, code)?.issued !== undefined);

/** One act as an officer does it: the typed form read by its schema, then done; what it says was sent has its number by then. */
export async function doAct(app: TestApp, login: string, id: number, code: ActCode, raw: Raw): Promise<{ said: string }> {
  if (needsPapers(code)) await issuePapers(app, id);
  return doActAtOnce(app, login, id, code, raw);
}

/** A letter made outside may have any number here: whoever records it has looked at the office's book again, but where a test says otherwise. */
const byHand: readonly ActCode[] = ['directive', 'handling', 'handling-report', 'police', 'complexity', 'expert', 'report'];
const lookedAgain = (code: ActCode, raw: Raw): Raw =>
  byHand.includes(code) ? { leap: String(raw.issuedNumber ?? raw.teamNumber ?? raw.authorityNumber ?? raw.number ?? '') } : {};

/** The same, whatever has become of the papers. */
export function doActAtOnce(app: TestApp, login: string, id: number, code: ActCode, raw: Raw): Promise<{ said: string }> {
  return app.as(login, async (act) => {
    const before = await gather(act, await loadProceeding(act.tx, id));
    const rule = findRule(workflowOf(before.given.proceeding.procedure), code);
    const names = await namesOf(act.house, [before.given.proceeding.resolverId]);
    const promised = rule ? afterWords(rule, before, names) : '';
    const done = await performAct(
      act,
      id,
      code,
      definitions[code].schema(act.moment.today).parse({ means: 'post', ...lookedAgain(code, raw), ...raw }),
    );
    await expectKept(act, id, code, promised);
    return done;
  });
}

/** What the page promised before an act is what the act then did: who has the turn, for what, and by which day. */
async function expectKept(act: Act, id: number, code: ActCode, promised: string): Promise<void> {
  const [, turn] = promised.split(' Tiếp theo: ');
  if (turn === undefined) return;
  const { given, members, clocks, tellBy } = await gather(act, await loadProceeding(act.tx, id));
  const { nextAct, holderId, nextRole } = given.proceeding;
  const words = nextActWords[nextAct as ActCode].toLocaleLowerCase('vi');
  const holder = holderId === null ? roleWords(nextRole) : [...(await namesOf(act.house, [holderId])).values()].join();
  const name =
    code === 'assignment' && members.some((one) => one.accountId === holderId) ? leadWords(given.proceeding.procedure) : holder;
  expect(turn, code).toMatch(new RegExp(`^(?:\\S.* phê duyệt dự thảo văn bản, rồi )?${name}, ${words}[,.]`));
  const days = clocks.filter((one) => one.stoppedOn === null && !one.isPaused && !isOthersPeriod(one.ruleCode));
  const running = [...days.map((one) => one.dueOn), tellBy].flatMap((on) => (on ? [formatDate(on)] : []));
  for (const day of turn.match(/\d{2}\/\d{2}\/\d{4}/g) ?? []) expect(running, `${code}: ${turn}`).toContain(day);
}

export async function accountId(app: TestApp, login: string): Promise<string> {
  const [row] = await app.database.owner<{ id: number }>('select id from accounts where login = $1', [login]);
  return String(row?.id);
}

/** Team of two, both declared without conflict. */
export async function withTeam(app: TestApp, id: number, on = 'hôm nay'): Promise<void> {
  const lead = await accountId(app, 'long.badinh');
  const member = await accountId(app, 'hieu.badinh');
  await doAct(app, 'thang.badinh', id, 'assignment', { on, lead, members: [member], days: '15', contents: '' });
  for (const login of ['long.badinh', 'hieu.badinh']) await doAct(app, login, id, 'conflict', { answer: 'no', note: '' });
}

/** Its verification given to the city's inspectors; Long follows it here. */
export async function givenToInspectors(app: TestApp, id: number): Promise<void> {
  const lead = await accountId(app, 'long.badinh');
  const given = { on: 'hôm nay', body: 'Thanh tra thành phố', lead, members: [], days: '15', contents: '' };
  await doAct(app, 'thang.badinh', id, 'assignment', given);
}

export const reportForm: Raw = {
  on: 'hôm nay',
  number: '12/BC',
  // Of a denunciation only: what established the team.
  teamNumber: '31/QĐ-TXM',
  teamOn: 'hôm nay',
  result: 'Diện tích đo lại là 59,1 m².\nĐơn giá áp dụng đúng.',
  respondentView: '',
  proposal: 'Sửa đổi quyết định',
  complete: '1',
};

const noFigures = {
  stateMoney: '',
  stateLand: '',
  returnMoney: '',
  returnLand: '',
  returnedOrgs: '',
  returnedPersons: '',
  disciplineOrgs: '',
  disciplinePersons: '',
  disciplineOfficials: '',
  policeCases: '',
  policePersons: '',
  policeOfficials: '',
};
export const decisionForm: Raw = {
  ...noFigures,
  on: 'hôm nay',
  result: 'partly',
  measure: 'amend',
  contents: 'Diện tích thu hồi',
  verification: 'Đo lại 59,1 m²',
  dialogueResult: 'Thống nhất đo lại',
  conclusion: 'Khiếu nại đúng một phần',
  ruling: 'Sửa đổi Quyết định số 1245/QĐ-UBND',
  related: '',
  secondResolver: 'Chủ tịch UBND thành phố Hà Nội',
  executors: 'Chánh Văn phòng',
  returnMoney: '12,5',
  returnedPersons: '1',
};
export const conclusionForm: Raw = {
  ...noFigures,
  on: 'hôm nay',
  result: 'mixed',
  points: 'Đ: Thu tiền ngoài quy định\nS: Gây khó khăn cho người dân',
  findings: 'Thu 4 triệu đồng của 04 hộ\nKhông có việc gây khó khăn',
  legalGrounds: 'Luật Đất đai',
  cause: '',
  responsibility: 'Công chức địa chính chịu trách nhiệm về việc thu tiền',
  damage: '',
  measures: 'Kiểm điểm, thu hồi tiền',
  disciplinePersons: '2',
  disciplineOfficials: '1',
};

export interface ClockFact {
  rule_code: string;
  due_on: string | null;
  stopped_on: string | null;
  is_paused: boolean;
  started_on: string;
}
/** Stored clocks of a proceeding by rule code (the latest of each). */
export async function clocksOf(app: TestApp, id: number): Promise<Record<string, ClockFact>> {
  const rows = await app.database.owner<ClockFact>(
    'select rule_code, due_on::text, stopped_on::text, started_on::text, is_paused from clocks where proceeding_id = $1 order by id',
    [id],
  );
  return Object.fromEntries(rows.map((row) => [row.rule_code, row]));
}
export async function rowOf(app: TestApp, id: number): Promise<Record<string, unknown>> {
  const [row] = await app.database.owner(
    'select *, due_on::text as due, decided_on::text as decided from proceedings where id = $1',
    [id],
  );
  return row ?? {};
}
