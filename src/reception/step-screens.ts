// Pages of the single steps after registration: outcome, reply, void, opening an identity, a session nobody came to.
import { calledHere, listColleagues } from '../accounts/queries.ts';
import { formatDate, formatTime } from '../deadlines/dates.ts';
import { NotAllowedNow } from '../errors.ts';
import { statusTags } from '../petitions/petition.ts';
import { type Revealed, revealedPeople } from '../petitions/revealed.ts';
import type { SealedPerson } from '../sealing/identities.ts';
import { type RevealPurpose, revealPurposeNames, revealPurposes } from '../sealing/policy.ts';
import { listOpenUnits } from '../units/queries.ts';
import { authorityName } from '../units/unit.ts';
import type { FormState, FormValues } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import { findAnsweringLetter } from './answering-letter.ts';
import { type EntryPage, entryScreen, isDeskAnswerAsked, isOffDayAsked, type Option } from './entry-screen.ts';
import { listOutcomeLetters } from './outcome-letter.ts';
import { findStandingConclusion, findTakenBackReply, hasLivePetition, loadVisitRecord, type VisitRecord } from './queries.ts';
import { grounds, groundsOn, noticeHint } from './refusal.ts';
import { assertReveals } from './reveal-right.ts';
import { mayActOnDay } from './schedule/day.ts';
import { listOpenDays } from './schedule/queries.ts';
import type { DayRow } from './schedule/records.ts';
import { conclusionRows } from './step-forms.ts';
import { taskRoles } from './tasks/task.ts';
import { letterLeap } from './typed-letter.ts';
import { askedWords, isAskedBelow } from './urging.ts';
import { chosenReplyKinds, replyKindNames, visitNumber } from './visit.ts';
import {
  awaitsOutcome,
  conclusionStands,
  hasLetterOutcome,
  type LetterOutcome,
  mayActOnVisit,
  outcomeFirst,
  owesRefusalNotice,
  replyContradiction,
} from './workflow.ts';

interface Step {
  title: string;
  heading: string;
  number: string;
  backHref: string;
  form: FormState;
  words: string;
}
export interface OutcomePage extends Step, Pick<EntryPage, 'asksDenounced' | 'asksHead' | 'denouncedOptions'> {
  choice: EntryPage['choice'];
  sealed: boolean;
  readable: boolean;
  asksOffDay: boolean;
  leapField: EntryPage['leapField'];
  asksDeskAnswer: boolean;
  asksNote: boolean;
}
export interface ReplyPage extends Step {
  owesNotice: boolean;
  /** The letter that was sent and answers the citizen; null while there is none. */
  letter: { words: string; href: string; label: string } | null;
  replyOptions: Option[];
  /** The state of the petition it brought, from which the answers follow; '' for none. */
  stateWords: string;
}
export interface ConclusionPage extends Step {
  rows: { prefix: string; heading: string; isFirst: boolean }[];
  draftUrl: string;
  savedText: string;
  units: string[];
  /** Officers of the unit who may see to a task. */
  holders: Option[];
}
export interface LetterPage extends Step {
  who: string;
  orgLabel: string;
}
export interface VoidPage extends Step {
  who: string;
}
export interface TakeBackPage extends Step {
  who: string;
  /** What was noted: kind and day. */
  noted: string;
}
export interface IdentityPage extends Step {
  purposeOptions: Option[];
  opened: boolean;
  seen: string;
  people: Revealed[];
}
export interface NoShowPage {
  title: string;
  heading: string;
  form: FormState;
  days: Option[];
  hosts: Option[];
  /** The day is unusual: asked, or answered. */
  asksLateDay: boolean;
  /** What was written down is put right, with a reason. */
  correcting: boolean;
  backHref: string;
  primaryLabel: string;
  after: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'reception/outcome': OutcomePage;
    'reception/reply': ReplyPage;
    'reception/conclusion': ConclusionPage;
    'reception/letter': LetterPage;
    'reception/void': VoidPage;
    'reception/take-back': TakeBackPage;
    'reception/identity': IdentityPage;
    'reception/no-show': NoShowPage;
  }
}

/** The letter of a visit's outcome, where it was drafted. */
const letterOf = async ({ tx }: Context, visit: VisitRecord) =>
  (await listOutcomeLetters(tx, visit.unitId, { visitId: visit.id })).of(visit);

/** The form with the stored version, and a sentence when a colleague was faster (the typed words stay). */
function current(form: FormState, version: number): FormState {
  return { ...form, values: { ...form.values, version: String(version) } };
}

async function stepOf(context: Context, form: FormState, heading: string, words: string) {
  const visit = await loadVisitRecord(context.tx, context.id);
  const number = visitNumber(visit);
  return {
    visit,
    step: {
      title: `${heading}, ${number}`,
      heading,
      number,
      backHref: `/visits/${visit.id}`,
      form: current(form, visit.version),
      words,
    },
  };
}

/**
 * The page that notes the outcome, asking what the registration asks; grounds of refusal are those in force on the day of the visit. Of a sealed
 * visit no name, and no words to whoever may not read it. @throws NotFound
 */
export async function outcomeScreen(context: Context, form: FormState): Promise<OutcomePage> {
  const { visit, step } = await stepOf(context, form, 'Ghi kết quả tiếp', '');
  const { choice, asksDenounced, asksHead, denouncedOptions } = await entryScreen(
    context,
    { ...form, values: { ...form.values, denunciation: visit.sealed ? 'yes' : 'no' } },
    { correcting: true, isAskedBelow: await isAskedBelow(context, visit, await letterOf(context, visit)) },
  );
  const onDay = groundsOn(visit.receivedOn).map((value) => ({
    value,
    label: `${grounds[value].words} (${grounds[value].basis})`,
  }));
  return {
    ...step,
    words: `${visit.content?.senderLabel ?? 'Người tố cáo (được bảo mật)'}, tiếp ngày ${formatDate(visit.receivedOn)}`,
    choice: { ...choice, grounds: onDay, noticeHint: noticeHint(visit.receivedOn) },
    sealed: visit.sealed,
    readable: visit.content !== null,
    asksOffDay: isOffDayAsked(form),
    leapField: letterLeap(form),
    asksDeskAnswer: isDeskAnswerAsked(form),
    asksNote: false,
    asksDenounced,
    asksHead,
    denouncedOptions,
  };
}

/**
 * The page that notes the answer, or the notice of a refusal (khoản 3 Điều 4 NĐ 154/2026); offered are the answers the state of the petition
 * bears out. @throws NotFound; NotAllowedNow while there is no outcome to answer
 */
export async function replyScreen(context: Context, form: FormState): Promise<ReplyPage> {
  const { visit, step } = await stepOf(context, form, 'Ghi việc trả lời công dân', '');
  // Said before anything is typed: without an outcome there is nothing to answer yet.
  if (awaitsOutcome(visit) && visit.status === 'recorded') throw new NotAllowedNow(outcomeFirst, `/visits/${visit.id}/outcome`);
  const owesNotice = owesRefusalNotice(visit);
  const letter = await findAnsweringLetter(context.tx, visit);
  const before = letter ? undefined : await findTakenBackReply(context.tx, visit);
  return {
    ...step,
    heading: owesNotice ? 'Ghi đã ban hành thông báo từ chối' : step.heading,
    words: owesNotice
      ? 'Thông báo từ chối tiếp công dân (Mẫu 01/TCD) phải ban hành trong 3 ngày làm việc kể từ ngày có đủ căn cứ (khoản 3 Điều 4 Nghị định 154/2026/NĐ-CP).'
      : `Trong 10 ngày làm việc, trả lời trực tiếp hoặc thông báo bằng văn bản cho công dân (khoản 1 Điều 28 Luật Tiếp công dân).${
          before ? ` Lần ghi đã bỏ là ngày ${formatDate(before.on)}: ngày ấy hiện sẵn, ghi nhầm ngày thì sửa.` : ''
        }`,
    owesNotice,
    letter: letter
      ? {
          words: `Đã gửi công dân: ${letter.words}. Ngày và nội dung trả lời lấy theo văn bản này.`,
          href: letter.href,
          label: 'Xem văn bản',
        }
      : null,
    // Those the state of the petition bears out, and the one that was chosen, beside its sentence.
    replyOptions: chosenReplyKinds
      .filter((kind) => replyContradiction(kind, visit.petitionStatus, visit.outcome) === '' || form.values.replyKind === kind)
      .map((value) => ({ value, label: replyKindNames[value] })),
    stateWords: owesNotice
      ? ''
      : visit.petitionStatus === null
        ? 'Lượt tiếp này chưa có đơn trong sổ: thông báo đã thụ lý, từ chối thụ lý chỉ ghi khi có đơn; thông báo đã chuyển chỉ ghi khi kết quả tiếp là chuyển đơn.'
        : `Đơn của lượt tiếp này: ${statusTags[visit.petitionStatus].words}. Chỉ chọn được nội dung trả lời đúng với tình trạng ấy.`,
  };
}

/** The page that strikes a reply. @throws NotFound; NotAllowedNow where the visit is in no state for it */
export async function takeBackScreen(context: Context, form: FormState): Promise<TakeBackPage> {
  const { visit, step } = await stepOf(
    context,
    form,
    'Ghi lại việc trả lời đã ghi nhầm',
    'Việc trả lời đã ghi được bỏ; lý do và nội dung đã ghi còn trên dòng thời gian. Thời hạn trả lời chạy tiếp từ ngày tiếp như chưa dừng. Khi ghi lại việc trả lời, ngày đã ghi hiện sẵn.',
  );
  const answer = mayActOnVisit(context.actor, 'take_back', { ...visit, hasLivePetition: false });
  if (!answer.ok && answer.why !== 'role') throw new NotAllowedNow(answer.because, step.backHref);
  return {
    ...step,
    who: visit.content?.senderLabel ?? 'Người tố cáo (được bảo mật)',
    noted: visit.replyKind
      ? `Đã ghi: ${replyKindNames[visit.replyKind]}, ngày ${visit.repliedOn ? formatDate(visit.repliedOn) : ''}.`
      : '',
  };
}

/**
 * The page of the head's conclusion and of whom he charges by when (khoản 2 Điều 25 NĐ 154/2026).
 * @throws NotFound; NotAllowedNow where it may not be drawn up, or one stands already
 */
export async function conclusionScreen(context: Context, form: FormState): Promise<ConclusionPage> {
  const { tx, house, moment, actor } = context;
  const { visit, step } = await stepOf(
    context,
    form,
    'Soạn thông báo kết luận tiếp công dân',
    'Ý kiến chỉ đạo sau khi thủ trưởng tiếp công dân được thông báo bằng văn bản, ghi rõ cơ quan chịu trách nhiệm và thời hạn (khoản 2 Điều 25 Nghị định 154/2026/NĐ-CP).',
  );
  const answer = mayActOnVisit(actor, 'conclude', { ...visit, hasLivePetition: false });
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/visits/${visit.id}`);
  const standing = await findStandingConclusion(tx, actor, visit);
  if (standing) throw new NotAllowedNow(conclusionStands(standing.isReadable), standing.href);
  return {
    ...step,
    rows: conclusionRows.map((prefix, index) => ({ prefix, heading: `Nhiệm vụ ${index + 1}`, isFirst: index === 0 })),
    draftUrl: `/drafts/visit-conclusion?subject=${visit.id}`,
    savedText: form.draftSavedAt ? `Đã lưu nháp lúc ${form.draftSavedAt}` : 'Chưa có bản nháp',
    units: (await listOpenUnits(house, moment.today)).map((unit) => authorityName(unit)),
    holders: (await listColleagues(house, actor.unitId, [...taskRoles], moment.today)).map((one) => ({
      value: String(one.accountId),
      label: calledHere(one),
    })),
  };
}

const letterWords: Readonly<Record<LetterOutcome, { heading: string; words: string; orgLabel: string }>> = {
  guided: {
    heading: 'Soạn phiếu hướng dẫn',
    words: 'Hướng dẫn công dân đến cơ quan có thẩm quyền bằng văn bản (điểm b khoản 1 Điều 26 Luật Tiếp công dân).',
    orgLabel: 'Cơ quan có thẩm quyền',
  },
  transferred: {
    heading: 'Soạn phiếu chuyển',
    words: 'Chuyển nội dung công dân trình bày đến cơ quan có thẩm quyền (Điều 26 Luật Tiếp công dân).',
    orgLabel: 'Chuyển đến cơ quan',
  },
  urge_subordinate: {
    heading: 'Soạn văn bản yêu cầu giải quyết',
    words: 'Yêu cầu cơ quan cấp dưới giải quyết vụ việc thuộc thẩm quyền đã quá thời hạn mà chưa giải quyết.',
    orgLabel: 'Cơ quan cấp dưới được yêu cầu',
  },
};

/** A matter asked of whom does not stand below, before that was refused: nothing is drafted of it (assertUrgesBelow). */
const notBelow = {
  heading: letterWords.urge_subordinate.heading,
  words:
    'Văn bản yêu cầu chỉ gửi cơ quan cấp dưới (khoản 3 Điều 15 Nghị định 154/2026/NĐ-CP). Cơ quan ghi ở lượt tiếp không phải cấp dưới: ghi lại kết quả tiếp là Hướng dẫn hoặc Chuyển đơn, rồi soạn văn bản của kết quả ấy.',
  orgLabel: askedWords(false).label,
};

/**
 * The page that drafts the letter of the outcome; of a sealed visit nobody's name goes on it. @throws NotFound; NotAllowedNow, leading to the
 * petition where there is one
 */
export async function letterScreen(context: Context, form: FormState): Promise<LetterPage> {
  const { visit, step } = await stepOf(context, form, '', '');
  const hasLetter = (await letterOf(context, visit)) !== undefined;
  const answer = mayActOnVisit(context.actor, 'letter', { ...visit, hasLivePetition: false, hasLetter });
  if (!answer.ok || !hasLetterOutcome(visit.outcome))
    throw new NotAllowedNow(answer.ok ? '' : answer.because, visit.petitionId ? `/petitions/${visit.petitionId}` : step.backHref);
  const { heading, words, orgLabel } = (await isAskedBelow(context, visit, undefined)) ? letterWords[visit.outcome] : notBelow;
  const secret = visit.sealed ? ' Họ tên và nội dung tố cáo không in trong dự thảo.' : '';
  return {
    ...step,
    title: `${heading}, ${step.number}`,
    heading,
    words: `${words}${secret}`,
    orgLabel,
    who: visit.content?.senderLabel ?? 'Người tố cáo (được bảo mật)',
  };
}

/** The page that strikes a number. @throws NotFound; NotAllowedNow while a petition hangs on the visit, leading to that */
export async function voidScreen(context: Context, form: FormState): Promise<VoidPage> {
  const { visit, step } = await stepOf(
    context,
    form,
    'Hủy số',
    'Số vẫn giữ trong sổ, gạch ngang, kèm lý do và người hủy. Không cấp lại số này cho lượt tiếp khác. Thời hạn đang chạy dừng lại.',
  );
  // Said before a reason is typed, not after.
  const answer = mayActOnVisit(context.actor, 'void', { ...visit, hasLivePetition: await hasLivePetition(context.tx, visit) });
  if (!answer.ok && answer.why !== 'role')
    throw new NotAllowedNow(answer.because, visit.petitionId ? `/petitions/${visit.petitionId}` : `/visits/${visit.id}`);
  return { ...step, who: visit.content?.senderLabel ?? 'Người tố cáo (được bảo mật)' };
}

/**
 * First the page that asks the purpose, then, of the same record, the one that shows. The caller reads `people` and writes the reading down
 * before he gives them here.
 * @throws NotFound; NotPermitted, NotAllowedNow where this officer may not open it
 */
export async function identityScreen(
  context: Context,
  form: FormState,
  people?: readonly SealedPerson[],
  purpose?: RevealPurpose,
): Promise<IdentityPage> {
  const { visit, step } = await stepOf(
    context,
    form,
    'Xem thông tin người tố cáo',
    'Mỗi lần xem được ghi vào nhật ký cùng lý do, họ tên người xem và giờ xem, trước khi thông tin hiện ra.',
  );
  // Said before a purpose is chosen, not after.
  await assertReveals(context.tx, context.actor, visit);
  return {
    ...step,
    purposeOptions: revealPurposes.map((value) => ({ value, label: revealPurposeNames[value] })),
    opened: people !== undefined,
    seen: purpose
      ? `${context.actor.name} xem lúc ${formatTime(context.moment.at)} ngày ${formatDate(context.moment.today)}. Lý do: ${revealPurposeNames[purpose]}. Không chép ra ngoài hồ sơ được bảo mật.`
      : '',
    people: revealedPeople(people ?? []),
  };
}

/** Sessions of the schedule that can still be written down as one nobody came to, the latest first. */
async function noShowDays({ tx, actor, moment }: Context): Promise<DayRow[]> {
  const days = await listOpenDays(tx, actor.unitId, moment.today, 30);
  return days.filter((day) => mayActOnDay(actor, 'no_show', day, moment.today).ok);
}

/** What the schedule knows of the session chosen, as the form asks it; {} where none is. */
export async function scheduledSession(context: Context, chosen: string): Promise<FormValues> {
  const day = (await noShowDays(context)).find((one) => String(one.id) === chosen);
  if (!day) return {};
  return {
    receptionDay: chosen,
    receivedOn: formatDate(day.onDate),
    fromTime: day.startsAt.slice(0, 5),
    toTime: day.endsAt.slice(0, 5),
    place: day.place,
    host: day.host,
    hostName: day.hostName,
    hostTitle: day.hostTitle,
    companions: day.participants,
  };
}

/** The page for a session nobody came to; offered are the days of the schedule this officer may close. */
export async function noShowScreen(context: Context, form: FormState): Promise<NoShowPage> {
  const days = await noShowDays(context);
  return {
    title: 'Buổi tiếp không có công dân đến',
    heading: 'Buổi tiếp không có công dân đến',
    form,
    correcting: false,
    backHref: '/visits',
    primaryLabel: 'Lưu vào sổ và lập biên bản',
    after: 'Sau bước này: in biên bản, ký.',
    asksLateDay: form.errors.lateDay !== undefined || form.values.lateDay === '1',
    days: days.map((day) => ({ value: String(day.id), label: `${formatDate(day.onDate)}, ${day.hostTitle} ${day.hostName}` })),
    hosts: [
      { value: 'head', label: 'Thủ trưởng tiếp' },
      { value: 'delegated', label: 'Ủy quyền tiếp' },
    ],
  };
}

/** The session as it stands, to be put right; the day of the schedule it belongs to stays. */
export async function sessionScreen(context: Context, form: FormState): Promise<NoShowPage> {
  const { visit, step } = await stepOf(context, form, 'Sửa buổi tiếp đã ghi', '');
  const answer = mayActOnVisit(context.actor, 'correct_session', { ...visit, hasLivePetition: false });
  if (!answer.ok) throw new NotAllowedNow(answer.because, step.backHref);
  return {
    ...(await noShowScreen(context, step.form)),
    title: step.title,
    heading: step.title,
    days: [],
    correcting: true,
    backHref: step.backHref,
    primaryLabel: 'Lưu thông tin đã sửa',
    after: 'Sau bước này: số giữ nguyên, biên bản chưa ký được sửa theo; mục đã sửa được ghi vào dòng thời gian.',
  };
}
