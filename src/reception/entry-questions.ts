// What a visit still asks once its fields can be read: numbers of identity papers that look wrong, words that name who denounces, whether
// the denounced is an officer. All of it in one round.
import { formatDate } from '../deadlines/dates.ts';
import { FormInvalid, together } from '../errors.ts';
import { actingCapacity } from '../petitions/capacity.ts';
import { isMinor } from '../petitions/classification/gaps.ts';
import { accusationQuestion, accusingWords } from '../petitions/denunciation-words.ts';
import { unusualDay } from '../petitions/intake/questions.ts';
import { denouncedField } from '../petitions/named/question.ts';
import type { Act } from '../web/act.ts';
import { assertDayAndPlace } from './day-and-place.ts';
import { assertDenouncedSettled } from './denounced.ts';
import type { VisitEntry } from './entry-form.ts';
import { entryWarnings, respondentsOf } from './entry-rules.ts';
import { idRequiredFrom } from './id-papers.ts';
import { settleEntry } from './open-words.ts';
import type { VisitRow } from './records.ts';
import { loadDay } from './schedule/records.ts';
import { capacityLabels } from './standing.ts';
import { type ContentType, isSealedVisit, visitOutcomeNames } from './visit.ts';

/** @throws FormInvalid when a number of an identity paper looks wrong and the officer has not confirmed it */
export function assertNumbersSeen(entry: VisitEntry): void {
  const warnings = entryWarnings(entry);
  if (warnings.length === 0 || entry.idConfirmed) return;
  throw new FormInvalid({
    idConfirmed: `${warnings.map((one) => one.message).join('. ')}. Xem lại giấy tờ; đúng như trên giấy tờ thì đánh dấu xác nhận rồi lưu lại`,
  });
}

/** @throws FormInvalid when a minor came, nobody is written down as his representative, and the officer has not said he saw it */
function assertMinorSeen(entry: VisitEntry): void {
  const index = entry.people.findIndex((one) => !actingCapacity(one.capacity) && isMinor(one.birthYear, entry.receivedOn));
  const isRepresented = entry.people.some((one) => one.capacity === 'representative');
  if (index < 0 || isRepresented || entry.minorConfirmed || entry.outcome === 'refused') return;
  const law =
    entry.receivedOn >= idRequiredFrom
      ? 'điểm đ khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP'
      : 'khoản 3 Điều 11, Điều 12 Luật Khiếu nại, Điều 29 Luật Tố cáo';
  throw new FormInvalid({
    [`p${index + 1}_birthYear`]: 'Người chưa thành niên',
    minorConfirmed: `Người chưa thành niên thì người đại diện hợp pháp trình bày thay (${law}). Bấm Thêm người, ghi người ấy với tư cách “${capacityLabels(false).representative}”; không có ai đi cùng thì đánh dấu ở đây rồi lưu lại, đơn chưa thụ lý được cho đến khi có`,
  });
}

/** Every question of a new visit at once. @throws FormInvalid */
export async function assertEntryAnswered(act: Act, entry: VisitEntry): Promise<void> {
  const sealed = isSealedVisit(entry.denunciation === 'yes', entry.contents);
  await together([
    () => assertNumbersSeen(entry),
    () => assertMinorSeen(entry),
    () => settleEntry(entry, sealed),
    () => assertDenouncedSettled(act, entry, sealed),
    () => assertSaidOfNobody(entry, sealed),
    () => assertDayAndPlace(act, entry),
    () => assertDayMeant(act, entry),
    () => assertDayOfSchedule(act, entry),
    () => assertDeskMayAnswer(entry),
    () => assertAccusesNobody(entry, sealed),
  ]);
}

/** The first question once more, where what was said in the open accuses somebody (decisions 10). @throws FormInvalid with the question */
function assertAccusesNobody(entry: VisitEntry, sealed: boolean): void {
  if (sealed || entry.noAccusation) return;
  const found = accusingWords([...entry.contents.map(({ summary }) => summary), entry.request].join('\n'));
  if (found === undefined) return;
  throw new FormInvalid({
    noAccusation: accusationQuestion(found),
  });
}

type DeskAnswer = Pick<VisitEntry, 'host' | 'outcome' | 'inJurisdiction' | 'previousResolver' | 'deskAnswer'> & {
  contents: readonly { type: ContentType }[];
};

/** What a visit that was written down and its outcome typed now say together. */
export function toldAt(
  visit: Pick<VisitRow, 'host' | 'inJurisdiction' | 'previousResolver'>,
  matters: readonly { petitionType: ContentType }[],
  typed: Pick<DeskAnswer, 'outcome' | 'inJurisdiction' | 'deskAnswer'>,
): DeskAnswer {
  const stored = visit.inJurisdiction === null ? null : visit.inJurisdiction ? ('yes' as const) : ('no' as const);
  return {
    ...typed,
    host: visit.host,
    previousResolver: visit.previousResolver,
    inJurisdiction: typed.inJurisdiction ?? stored,
    contents: matters.map((matter) => ({ type: matter.petitionType })),
  };
}

/**
 * A complaint of one's own is answered by the head who receives, or explained once it was lawfully resolved (§3.6, khoản 3 Điều 25 NĐ
 * 154/2026): said by the officer at the desk it would end unheard, without a petition and without a duty. @throws FormInvalid with the question
 */
export function assertDeskMayAnswer(told: DeskAnswer): void {
  const isAnswer = told.outcome === 'answered_on_spot' || (told.outcome === 'explained_settled' && told.previousResolver === '');
  const isComplaint = told.contents.some((content) => content.type === 'KN');
  if (!isAnswer || !isComplaint || told.host !== 'officer' || told.inJurisdiction === 'no' || told.deskAnswer) return;
  throw new FormInvalid({
    deskAnswer:
      told.outcome === 'answered_on_spot'
        ? `Trả lời ngay khiếu nại thuộc thẩm quyền là việc của Thủ trưởng khi tiếp (khoản 3 Điều 25 Nghị định 154/2026/NĐ-CP). Chọn kết quả “${visitOutcomeNames.accepted_for_processing}”; công dân đã rõ và không đề nghị giải quyết thì đánh dấu ở đây`
        : `Giải thích, chấm dứt khiếu nại chỉ khi vụ việc đã giải quyết đúng pháp luật: ghi Cơ quan đã giải quyết. Chưa giải quyết thì chọn kết quả “${visitOutcomeNames.accepted_for_processing}”; công dân đã rõ và không đề nghị giải quyết thì đánh dấu ở đây`,
  });
}

/** A visit of a scheduled session bears the day of that session. @throws FormInvalid, NotFound */
async function assertDayOfSchedule({ tx }: Act, entry: VisitEntry): Promise<void> {
  if (entry.receptionDay === null || entry.host === 'officer') return;
  const { onDate } = await loadDay(tx, entry.receptionDay);
  if (onDate !== entry.receivedOn)
    throw new FormInvalid({
      receptionDay: `Buổi tiếp đã chọn là ngày ${formatDate(onDate)}, ngày tiếp đang ghi ${formatDate(entry.receivedOn)}. Chọn buổi cùng ngày, hoặc sửa ngày tiếp`,
    });
}

/** A slip in the year would number the visit in another year's book and make its answer long overdue. @throws FormInvalid with the question */
export async function assertDayMeant(act: Act, entry: Pick<VisitEntry, 'receivedOn' | 'lateDay'>, more = ''): Promise<void> {
  if (entry.lateDay) return;
  const why = await unusualDay(act, entry.receivedOn);
  if (why)
    throw new FormInvalid({
      lateDay: `Ngày tiếp ${formatDate(entry.receivedOn)} ${why}. Ghi nhầm thì sửa ngày; đúng là ngày này thì đánh dấu ở đây rồi lưu lại${more}`,
    });
}

/** Another day in a correction is asked about as that of a new visit. @throws FormInvalid with the question */
export async function assertCorrectedDay(
  act: Act,
  visit: Pick<VisitRow, 'receivedOn' | 'dueOn'>,
  entry: VisitEntry,
): Promise<void> {
  if (entry.receivedOn === visit.receivedOn) return;
  await assertDayMeant(act, entry, visit.dueOn ? `. Hạn đang chạy, ${formatDate(visit.dueOn)}, được tính lại từ ngày này` : '');
}

/** Where nobody is written down as denounced yet, whether he is an officer is asked along with his name. */
function assertSaidOfNobody(entry: VisitEntry, sealed: boolean): void {
  const isOwed = sealed && !entry.pastHead && entry.outcome !== 'refused' && respondentsOf(entry).length === 0;
  if (isOwed && entry.denouncedIs === '')
    throw new FormInvalid({ [denouncedField]: 'Trả lời người bị tố cáo có phải là cán bộ trong hệ thống này không' });
}
