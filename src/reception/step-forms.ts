// The forms after registration: outcome, reply, void, a session nobody came to, opening a sealed identity.
import { z } from 'zod';
import { revealPurposes } from '../sealing/policy.ts';
import {
  choice,
  optionalChoice,
  optionalDate,
  optionalId,
  optionalText,
  requiredDate,
  requiredText,
  tick,
  wholeNumber,
} from '../web/fields.ts';
import type { Moment } from '../web/pages.ts';
import { requiredTime, timeOfDay, type VisitEntry } from './entry-form.ts';
import { hourObjection } from './entry-rules.ts';
import { refusalGrounds } from './refusal.ts';
import { chosenReplyKinds, citizenOutcomes, type ReplyKind, type VisitOutcome } from './visit.ts';

const outcomeCodes = citizenOutcomes as unknown as readonly [VisitOutcome, ...VisitOutcome[]];
const replyCodes = chosenReplyKinds as unknown as readonly [ReplyKind, ...ReplyKind[]];
const versionField = wholeNumber('Tải lại trang rồi nhập lại', 1, 999_999_999);

/** What came of a visit. Which of these fields belong together is the act's to say, by the outcome and the day of the visit. */
export const outcomeForm = (moment: Moment) =>
  z.object({
    version: versionField,
    outcome: choice(outcomeCodes, 'Chọn kết quả tiếp'),
    inJurisdiction: optionalChoice(['yes', 'no']),
    refusalGround: optionalChoice(refusalGrounds),
    guidedTo: optionalText(500),
    guidanceNumber: optionalText(100),
    transferredTo: optionalText(500),
    transferNumber: optionalText(100),
    leap: optionalText(100).default(''),
    urgedOrg: optionalText(500),
    deskAnswer: tick,
    appointmentOn: optionalDate(() => moment.today),
    appointmentTime: timeOfDay,
    appointmentOffDay: tick,
    explained: optionalText(8000),
    conclusion: optionalText(8000),
    field: optionalText(20),
    writtenOn: optionalDate(() => moment.today),
    respondentName: optionalText(300),
    respondentPost: optionalText(300),
    respondentAccount: optionalId,
    pastHead: tick,
    denouncedIs: optionalText(20),
  });
type OutcomeValues = z.infer<ReturnType<typeof outcomeForm>>;
export type OutcomeInput = Omit<OutcomeValues, 'appointmentTime' | 'appointmentOffDay' | 'urgedOrg' | 'deskAnswer' | 'leap'> &
  Pick<VisitEntry, 'appointmentTime' | 'urgedOrg' | 'leap'>;

/** How and when the citizen was answered (khoản 1 Điều 28 LTCD); no kind where the notice of a refusal was issued. */
export const replyForm = (moment: Moment) =>
  z.object({
    version: versionField,
    replyKind: optionalChoice(replyCodes),
    repliedOn: requiredDate('Nhập ngày trả lời, thông báo', () => moment.today),
    resultTracking: optionalText(2000),
  });
export type ReplyInput = z.infer<ReturnType<typeof replyForm>>;

/** A reply noted by mistake is struck with its reason. */
export const takeBackForm = () =>
  z.object({ version: versionField, reason: requiredText('Nhập lý do ghi lại việc trả lời', 500) });
export type TakeBackInput = z.infer<ReturnType<typeof takeBackForm>>;

const taskRows = [1, 2, 3, 4, 5] as const;
/** The rows of the form: who does what by when. */
export const conclusionRows = taskRows.map((nth) => `t${nth}_`);

/** The head's conclusion and the units he charges; a row begun must be whole. */
export const conclusionForm = (moment: Moment) =>
  z
    .object({
      version: versionField,
      conclusion: requiredText('Nhập nội dung kết luận của người chủ trì', 8000),
      ...Object.fromEntries(
        conclusionRows.flatMap((row) => [
          [`${row}unit`, optionalText(300)],
          [`${row}work`, optionalText(2000)],
          [`${row}due`, optionalDate(() => moment.today)],
          [`${row}holder`, optionalId],
        ]),
      ),
    })
    .transform((form, context) => {
      const { version, conclusion } = form as unknown as { version: number; conclusion: string };
      const values = form as unknown as Record<string, string | null>;
      const holders = form as unknown as Record<string, number | null>;
      const tasks = conclusionRows.flatMap((row) => {
        const [unit, work, dueOn] = [values[`${row}unit`] ?? '', values[`${row}work`] ?? '', values[`${row}due`] ?? null];
        if (!unit && !work && !dueOn) return [];
        const say = (name: string, message: string) => context.addIssue({ code: 'custom', path: [`${row}${name}`], message });
        if (!unit) say('unit', 'Nhập cơ quan, đơn vị chịu trách nhiệm');
        if (!work) say('work', 'Nhập việc được giao');
        if (!dueOn) say('due', 'Nhập thời hạn thực hiện');
        return [{ unit, work, dueOn: dueOn ?? '', holder: holders[`${row}holder`] ?? null }];
      });
      if (tasks.length === 0)
        context.addIssue({
          code: 'custom',
          path: ['t1_unit'],
          message: 'Nhập ít nhất một cơ quan, đơn vị chịu trách nhiệm và thời hạn (khoản 2 Điều 25 Nghị định 154/2026/NĐ-CP)',
        });
      return { version, conclusion, tasks };
    });
export type ConclusionInput = z.infer<ReturnType<typeof conclusionForm>>;

/** Whom the letter of the outcome is addressed to, as it stands on it. */
export const letterForm = () => z.object({ version: versionField, org: requiredText('Nhập tên cơ quan ghi trong văn bản', 500) });
export type LetterInput = z.infer<ReturnType<typeof letterForm>>;

/** A number is struck with its reason; it stays in the book. */
export const voidForm = () => z.object({ version: versionField, reason: requiredText('Nhập lý do hủy số', 500) });
export type VoidInput = z.infer<ReturnType<typeof voidForm>>;

/**
 * A session of the head nobody came to: a day not after today, begun by now, its hours 'HH:MM' in order.
 * @param moment its day reads years left out, its minute tells whether the session has begun
 */
export const noShowForm = (moment: Moment) =>
  z
    .object({
      receptionDay: optionalId,
      receivedOn: requiredDate('Nhập ngày của buổi tiếp', () => moment.today),
      lateDay: tick,
      fromTime: requiredTime('Nhập giờ bắt đầu, ví dụ 08:00'),
      toTime: requiredTime('Nhập giờ kết thúc, ví dụ 11:30'),
      place: requiredText('Nhập địa điểm tiếp công dân', 300),
      host: choice(['head', 'delegated'], 'Chọn người chủ trì buổi tiếp'),
      hostName: requiredText('Nhập họ và tên người chủ trì', 200),
      hostTitle: requiredText('Nhập chức vụ người chủ trì', 200),
      companions: optionalText(2000),
      note: optionalText(2000),
    })
    .refine((form) => form.receivedOn <= moment.today, {
      path: ['receivedOn'],
      message: 'Ngày của buổi tiếp không được sau hôm nay',
    })
    .refine((form) => hourObjection(form.receivedOn, form.fromTime, moment) === null, {
      path: ['fromTime'],
      message: 'Buổi tiếp hôm nay chưa đến giờ bắt đầu. Sửa giờ, hoặc ghi khi buổi tiếp đã diễn ra',
    })
    .refine((form) => form.fromTime < form.toTime, { path: ['toTime'], message: 'Giờ kết thúc phải sau giờ bắt đầu' });
export type NoShowInput = Omit<z.infer<ReturnType<typeof noShowForm>>, 'lateDay'>;

/** What the form of a session calls its fields, where they are said back. */
export const sessionLabels: Readonly<Record<string, string>> = {
  receivedOn: 'Ngày',
  fromTime: 'Từ giờ',
  toTime: 'Đến giờ',
  place: 'Địa điểm',
  hostName: 'Họ và tên người chủ trì',
  hostTitle: 'Chức vụ',
  companions: 'Thành phần tham dự',
  note: 'Ghi chú',
  reason: 'Lý do sửa',
};

/** The same put right, with the reason and the version seen. */
export const sessionForm = (moment: Moment) =>
  noShowForm(moment).and(z.object({ version: versionField, reason: requiredText('Nhập lý do sửa', 500) }));

/** For what purpose a sealed identity is opened; asked every time. */
export const revealForm = () => z.object({ purpose: choice(revealPurposes, 'Chọn lý do cần xem') });
