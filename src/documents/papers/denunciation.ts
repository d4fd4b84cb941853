// Papers of denunciation proceedings that the denounced or the public may read: decisions 01, 04, notice 06
// (NĐ 31/2019) and the orders of Điều 34 LTC. Wall: no data type here has a field for who denounced; none may get one.
// The conclusion: denunciation-conclusion.ts, under the same wall. Papers to the denouncer stand apart, in denouncer.ts.
import type { FrameData, ReplacedPaper } from './frame.ts';
import {
  bareNames,
  basesOf,
  calledOr,
  capital,
  considered,
  framePaper,
  isOffice,
  named,
  receivingOrg,
  recipientLines,
  replacingText,
} from './frame.ts';
import { denunciationBases, lawDay } from './legal-texts.ts';
import { DOTS, daysText, fill, has, longDate, type Maybe } from './number.ts';
import type { Block, Paper } from './paper.ts';
import { article, bold, centre, paragraph } from './paper.ts';
import { clause, contentsOf, prose } from './wording.ts';

/** The denounced: a person with post and address, or an office. */
export interface DenouncedData {
  name: Maybe;
  /** An office or an organisation for certain, whatever its name begins with. */
  isBody?: boolean;
  title?: Maybe;
  address?: Maybe;
  /** The office he works for, when it is told apart from his address; of an office that is denounced itself: none. */
  organization?: Maybe;
  /** His address, where the office stands in `address`; only forms that ask for it print it. */
  residence?: Maybe;
}

/** Name and post in one breath. */
function denouncedText(data: DenouncedData): string {
  return withPlace(fill(data.name), data);
}

/** The same with the address, as notes (10), (7) and (5) of forms 04, 05 and 12 ask. */
export const withResidence = (denounced: readonly DenouncedData[]): DenouncedData[] =>
  denounced.map((one) => ({ ...one, address: [one.address, one.residence].filter(has).map(fill).join(', ') || null }));

/** The same inside a sentence: "ông (bà) Lê Văn Bình, công chức"; an office by its name alone. */
const denouncedCalled = (data: DenouncedData): string => withPlace(denouncedName(data), data);

/** The same without post and place. */
export const denouncedName = ({ name, isBody }: Pick<DenouncedData, 'name' | 'isBody'>): string =>
  isBody && has(name) ? fill(name) : calledOr(name);

const withPlace = (name: string, { title, address }: DenouncedData): string =>
  [name, ...[title, address].filter(has).map(fill)].join(', ');

interface DecisionData extends FrameData {
  /** Post of the person who decides. */
  authority: Maybe;
  functionsBasis?: Maybe;
  /** Office or post that proposes. */
  proposedBy?: Maybe;
  denounced: readonly DenouncedData[];
}

export interface TC04Data extends DecisionData {
  /** Of a continued denunciation: the clause it is resolved again by, "điểm a khoản 3 Điều 37 Luật Tố cáo". */
  redoBasis?: Maybe;
  /** Whoever was resolving it below until this office took it (khoản 3 Điều 5 NĐ 31/2019). */
  lowerResolver?: Maybe;
  replaces?: ReplacedPaper | null;
  acceptedOn: Maybe;
  contents: readonly string[];
  limitDays: number | null;
}

/** Mẫu số 04, NĐ 31/2019: decision to accept a denunciation (Điều 29 LTC). */
export function composeTC04(data: TC04Data): Paper {
  const bases = denunciationBasesOf(data, 29, 9, data.redoBasis);
  const denounced = withResidence(data.denounced);
  return framePaper('TC04_2019', data, {
    title: 'Quyết định',
    abstract: 'Thụ lý tố cáo',
    authority: fill(data.authority),
    body: [
      ...bases.blocks,
      centre(bold('QUYẾT ĐỊNH:')),
      article(1, `Thụ lý tố cáo đối với: ${everyone(denounced)} ${longDate(data.acceptedOn)}.`),
      ...contentsOf('Nội dung tố cáo được thụ lý:', data.contents),
      paragraph(`Thời hạn giải quyết tố cáo là ${daysText(data.limitDays)}, kể từ ngày thụ lý tố cáo.`),
      article(
        2,
        `${data.replaces ? `${replacingText('Quyết định', data.replaces)} ` : ''}${theDenounced(denounced)} và cơ quan, tổ chức, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.`,
      ),
    ],
    recipients: recipientLines(['Như Điều 2', data.lowerResolver], data.copies, 'VT, hồ sơ'),
    legalNote: bases.note,
  });
}

export interface TC06Data extends FrameData {
  denounced: DenouncedData;
  /** Who accepted: post of the resolver. */
  resolver: Maybe;
  contents: readonly string[];
  limitDays: number | null;
  acceptanceNumber?: Maybe;
  /** The day of that decision, where it is not that of the acceptance. */
  acceptanceOn?: Maybe;
  acceptedOn: Maybe;
}

/** Mẫu số 06, NĐ 31/2019: notice to the denounced of the content denounced (khoản 3 Điều 29 LTC). */
export function composeTC06(data: TC06Data): Paper {
  const decision = has(data.acceptanceNumber)
    ? ` tại Quyết định số ${fill(data.acceptanceNumber)} ${longDate(data.acceptanceOn ?? data.acceptedOn)}`
    : ` ${longDate(data.acceptedOn)}`;
  return framePaper('TC06_2019', data, {
    title: 'Thông báo',
    abstract: 'Về nội dung tố cáo',
    body: [
      paragraph(
        `${receivingOrg(data)} đã nhận được đơn tố cáo về hành vi vi phạm pháp luật của ${denouncedCalled(data.denounced)}.`,
      ),
      ...contentsOf(
        `Theo quy định của pháp luật, ${fill(data.resolver)} đã thụ lý tố cáo${decision} với các nội dung sau:`,
        data.contents,
      ),
      paragraph(`Thời hạn giải quyết tố cáo là ${daysText(data.limitDays)}, kể từ ngày thụ lý tố cáo.`),
      paragraph(
        `Vậy thông báo để ${denouncedName(data.denounced)} biết và thực hiện quyền, nghĩa vụ của người bị tố cáo theo quy định của pháp luật./.`,
      ),
    ],
    recipients: recipientLines([fill(data.denounced.name)], data.copies, 'VT'),
  });
}

export interface AcceptedDecision {
  number: Maybe;
  on: Maybe;
  issuedBy?: Maybe;
  /** The office whose it is, where another one has gone on with the case since. */
  issuedByOrg?: Maybe;
}

export interface TC01Data extends DecisionData {
  acceptance: AcceptedDecision;
  extensionDays: number | null;
  /** Day the running limit ends; the extension runs from it. */
  fromDate: Maybe;
  /** Criteria of Điều 3 NĐ 31/2019 that are met. */
  reason: Maybe;
  executors: Maybe;
}

/** Mẫu số 01, NĐ 31/2019: extension (Điều 30 LTC); denouncer and denounced hear of it (khoản 4 Điều 3 of the decree), the denouncer unnamed. */
export function composeTC01(data: TC01Data): Paper {
  const bases = denunciationBasesOf(data, 30, 3);
  return framePaper('TC01_2019', data, {
    title: 'Quyết định',
    abstract: 'Gia hạn giải quyết tố cáo',
    authority: fill(data.authority),
    body: [
      ...bases.blocks,
      centre(bold('QUYẾT ĐỊNH:')),
      article(
        1,
        `Gia hạn giải quyết tố cáo đối với vụ việc tố cáo ${everyoneCalled(data.denounced)} đã được thụ lý tại ${acceptanceText(data.acceptance)}.`,
      ),
      paragraph(`Lý do: ${clause(data.reason)}.`),
      paragraph(`Thời gian gia hạn là ${daysText(data.extensionDays)}, kể từ ${longDate(data.fromDate)}.`),
      article(2, `${clause(data.executors)} chịu trách nhiệm thi hành Quyết định này./.`),
    ],
    recipients: recipientLines(
      ['Như Điều 2', 'Người tố cáo', ...data.denounced.map((who) => fill(who.name))],
      data.copies,
      'VT, hồ sơ',
    ),
    legalNote: bases.note,
  });
}

export interface DenunciationOrderData extends DecisionData {
  acceptance: AcceptedDecision;
  /** "điểm a khoản 1 Điều 34 Luật Tố cáo". */
  ground?: Maybe;
  reason: Maybe;
  /** Duties of the offices and persons concerned (khoản 4 Điều 34 LTC). */
  duties?: Maybe;
  /** Whoever verifies, who is sent it to stop or go on. */
  verifier?: Maybe;
  executors: Maybe;
}

/** Suspension (khoản 1 Điều 34 LTC). No official form; sent within 5 working days. */
export function composeTCSuspend(data: DenunciationOrderData): Paper {
  return orderPaper('TC_SUSPEND', data, 'tạm đình chỉ', [
    article(2, 'Thời gian tạm đình chỉ không tính vào thời hạn giải quyết tố cáo (khoản 2 Điều 34 Luật Tố cáo).'),
  ]);
}

/** Termination (khoản 3 Điều 34 LTC). No official form; sent within 5 working days. */
export function composeTCTerminate(data: DenunciationOrderData): Paper {
  return orderPaper('TC_TERMINATE', data, 'đình chỉ', [article(2, 'Quyết định này có hiệu lực thi hành kể từ ngày ký.')]);
}

export interface TCResumeData extends DenunciationOrderData {
  suspension: AcceptedDecision;
  resumedOn: Maybe;
}

/** Resumption (khoản 2 Điều 34 LTC). No official form. */
export function composeTCResume(data: TCResumeData): Paper {
  const suspended = `đã tạm đình chỉ theo ${acceptanceText(data.suspension)}`;
  return orderPaper('TC_RESUME', data, 'tiếp tục', [
    article(2, `Thời hạn giải quyết tố cáo, ${suspended}, được tiếp tục tính kể từ ${longDate(data.resumedOn)}.`),
  ]);
}

type OrderKind = 'TC_SUSPEND' | 'TC_TERMINATE' | 'TC_RESUME';

function orderPaper(kind: OrderKind, data: DenunciationOrderData, act: string, second: Block[]): Paper {
  const bases = denunciationBasesOf(data, 34, null);
  return framePaper(kind, data, {
    title: 'Quyết định',
    abstract: `${capital(act)} giải quyết tố cáo`,
    authority: fill(data.authority),
    body: [
      ...bases.blocks,
      centre(bold('QUYẾT ĐỊNH:')),
      article(
        1,
        `${capital(act)} giải quyết tố cáo đối với ${everyoneCalled(data.denounced)} đã được thụ lý tại ${acceptanceText(data.acceptance)}.`,
      ),
      paragraph(`Lý do: ${clause(data.reason)}${has(data.ground) ? ` (${fill(data.ground)})` : ''}.`),
      ...second,
      ...(has(data.duties) ? prose(data.duties) : []),
      article(3, `${clause(data.executors)} chịu trách nhiệm thi hành Quyết định này./.`),
    ],
    recipients: recipientLines(
      ['Như Điều 3', 'Người tố cáo', ...data.denounced.map((who) => fill(who.name)), data.verifier],
      data.copies,
      'VT, hồ sơ',
    ),
    legalNote: bases.note,
  });
}

function denunciationBasesOf(data: DecisionData, lawArticle: number, decreeArticle: number | null, redoBasis?: Maybe) {
  return basesOf(
    data,
    [
      ...denunciationBases(lawDay(data), lawArticle, decreeArticle),
      ...named(redoBasis),
      ...named(data.functionsBasis),
      ...considered(data.proposedBy),
    ],
    'upright',
  );
}

/** "Quyết định số … ngày … của …"; without whoever decided where nobody is named. */
export function acceptanceText(decision: AcceptedDecision): string {
  const by = has(decision.issuedBy) ? ` của ${fill(decision.issuedBy)}` : '';
  return `Quyết định số ${fill(decision.number)} ${longDate(decision.on)}${by}`;
}

/** All denounced in one breath, as a form lists them after a colon; none yet → dots. */
function everyone(denounced: readonly DenouncedData[]): string {
  return denounced.length > 0 ? denounced.map(denouncedText).join('; ') : DOTS;
}

/** All denounced as a sentence speaks of them; none yet → dots. */
export function everyoneCalled(denounced: readonly DenouncedData[]): string {
  return denounced.length > 0 ? denounced.map(denouncedCalled).join('; ') : calledOr(null);
}

/** Who carries the decision out: "Các ông (bà) …" of people; an office among them stands by its name. */
const theDenounced = (denounced: readonly DenouncedData[]): string =>
  denounced.some(({ name, isBody }) => isBody || isOffice(name))
    ? capital(everyoneCalled(denounced))
    : `Các ông (bà) ${everyone(denounced.map((one) => ({ ...one, name: bareNames(one.name ?? '') })))}`;
