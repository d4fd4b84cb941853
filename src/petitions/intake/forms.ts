// The intake form: one paper, its senders, whom it is against, what it says (legal.md §4.2). Our own sentences for every mistake.
import { z } from 'zod';
import { perDay } from '../../deadlines/per-day.ts';
import { openWordsAnswers } from '../../sealing/open-words.ts';
import {
  choice,
  optionalChoice,
  optionalDate,
  optionalEmail,
  optionalId,
  optionalText,
  readable,
  requiredDate,
  requiredText,
  tick,
  wholeNumber,
} from '../../web/fields.ts';
import type { FormValues } from '../../web/forms.ts';
import type { Moment } from '../../web/pages.ts';
import { birthYearWords, isBirthYear } from '../birth-year.ts';
import { actingCapacity, capacities, capacityWords } from '../capacity.ts';
import { maxSenders } from '../groups.ts';
import { longestIdNumber, tidyIdNumber } from '../id-numbers.ts';
import { idTypes } from '../id-types.ts';
import { fieldLeaves, senderKinds, sources } from '../petition.ts';
import { intakeObjections } from './rules.ts';

/** Places of the form: first those it is against, then, on a complaint, those whose rights or duties it touches. */
export const respondentPlaces = ['respondents.0.', 'respondents.1.'] as const;
export const relatedPlaces = ['respondents.2.', 'respondents.3.', 'respondents.4.'] as const;
export const maxRespondents = respondentPlaces.length + relatedPlaces.length;

/** Rows "senders.0.name" … → a list; blank rows at the end fall away, one in between stays so that errors keep their place. */
export function rowsOf(values: FormValues, list: string, most: number): Record<string, string>[] {
  const rows: Record<string, string>[] = [];
  const pattern = new RegExp(`^${list}\\.(\\d{1,2})\\.([A-Za-z]+)$`);
  for (const [name, value] of Object.entries(values)) {
    const match = pattern.exec(name);
    const index = Number(match?.[1] ?? -1);
    if (!match?.[2] || index < 0 || index >= most) continue;
    while (rows.length <= index) rows.push({});
    const row = rows[index];
    if (row) row[match[2]] = Array.isArray(value) ? (value[0] ?? '') : value;
  }
  while (rows.length > 0 && isBlank(rows[rows.length - 1])) rows.pop();
  return rows;
}

const defaults = new Set(['kind', 'standing', 'idType', 'capacity', 'isRepresentative', 'hasSigned', 'gender']);
/** Nothing is said of a person in it; what the form itself presets says nothing. */
export const isBlank = (row: Record<string, string> | undefined) =>
  !row || Object.entries(row).every(([name, value]) => defaults.has(name) || value === '');

const senderFields = (today: () => string) =>
  z.object({
    kind: z.enum(['individual', 'organization']).catch('individual'),
    name: optionalText(200).default(''),
    birthYear: z.preprocess(
      (v) => v ?? '',
      z
        .string()
        .regex(/^(\d{4})?$/, birthYearWords(today()))
        .transform((text) => (text ? Number(text) : null))
        .refine((n) => n === null || isBirthYear(n, today()), birthYearWords(today())),
    ),
    gender: z.enum(['', 'male', 'female', 'other']).catch(''),
    idType: optionalChoice(idTypes).default(null),
    idNumber: optionalText(longestIdNumber).default(''),
    idIssuedOn: optionalDate(today).default(null),
    idIssuedBy: optionalText(200).default(''),
    phone: z.preprocess(
      (v) => v ?? '',
      z.string().regex(/^[\d\s.+()-]{0,20}$/, 'Số điện thoại chỉ gồm chữ số, ví dụ 0900 000 123'),
    ),
    email: optionalEmail,
    wardUnitId: optionalId.default(null),
    wardText: optionalText(200).default(''),
    address: optionalText(300).default(''),
    contact: optionalText(300).default(''),
    organization: optionalText(300).default(''),
    nationality: optionalText(60).default(''),
    ethnicity: optionalText(60).default(''),
    isRepresentative: tick.default(false),
    hasSigned: z.preprocess((v) => v !== 'no', z.boolean()),
    proof: optionalText(300).default(''),
    capacity: optionalChoice(capacities).default(null),
  });

const tidySender = (sender: z.infer<ReturnType<typeof senderFields>>) => ({
  ...sender,
  idNumber: sender.idType ? tidyIdNumber(sender.idType, sender.idNumber) : sender.idNumber,
  note: actingCapacity(sender.capacity) ? capacityWords(sender.capacity, sender.proof) : '',
  gender: sender.gender,
  idType: sender.idNumber ? (sender.idType ?? '') : '',
});

export const respondentFields = z.object({
  kind: z.enum(['individual', 'organization']).catch('individual'),
  name: optionalText(300).default(''),
  position: optionalText(200).default(''),
  organization: optionalText(300).default(''),
  accountId: optionalId.default(null),
  standing: z.enum(['against', 'related']).catch('against'),
  address: optionalText(300).default(''),
});

const tidyRespondent = ({ standing, ...rest }: z.infer<typeof respondentFields>) => ({
  ...rest,
  isRelated: standing === 'related',
});

const intakeShape = perDay(({ today: day }) => {
  const today = () => day;
  return z.object({
    mode: choice(['open', 'sealed'], 'Trả lời câu hỏi “Có nội dung tố cáo không?”'),
    declaredType: choice(['KN', 'TC', 'KNPA', 'MIXED'], 'Chọn loại đơn'),
    knpaKind: optionalChoice(['kien_nghi', 'phan_anh']).default(null),
    source: choice([...sources, 'not_recorded'], 'Chọn đơn đến bằng cách nào'),
    receivedOn: requiredDate('Nhập ngày tiếp nhận', today),
    postmarkedOn: optionalDate(today).default(null),
    writtenOn: optionalDate(today).default(null),
    paperNumber: optionalText(40).default(''),
    isLateEntry: tick.default(false),
    senderKind: choice(senderKinds, 'Chọn đơn của một người, nhiều người hay cơ quan, tổ chức'),
    senderCount: wholeNumber('Số người ký đơn là số từ 1 đến 100.000', 1, 100_000).default(1),
    isAnonymous: tick.default(false),
    senders: z.array(senderFields(today).transform(tidySender)),
    respondents: z.array(respondentFields.transform(tidyRespondent)),
    subject: requiredText('Nhập trích yếu: đơn về việc gì, của cơ quan nào', 300),
    summary: requiredText('Nhập tóm tắt nội dung đơn', 10_000),
    request: optionalText(3000).default(''),
    field: choice(fieldLeaves.map((leaf) => leaf.code) as [string, ...string[]], 'Chọn lĩnh vực'),
    contestedNumber: optionalText(100).default(''),
    contestedOn: optionalDate(today).default(null),
    contestedBy: optionalText(300).default(''),
    previousOrg: optionalText(300).default(''),
    previousNumber: optionalText(100).default(''),
    previousOn: optionalDate(today).default(null),
    previousResult: optionalText(1000).default(''),
    sourceOrg: optionalText(300).default(''),
    sourceNumber: optionalText(100).default(''),
    sourceOn: optionalDate(today).default(null),
    hasOriginals: tick.default(false),
    hasStateSecret: tick.default(false),
    secretFileNo: optionalText(60).default(''),
    againstOwnHead: tick.default(false),
    denouncedIs: optionalText(20).default(''),
    /** The officer was asked about words that name who denounces. */
    openWords: optionalChoice(openWordsAnswers).default(null),
    /** The officer was asked about a day or a number and says it is right. */
    confirmed: tick.default(false),
    /** Words that accuse stand in an open paper, and nobody is denounced by them. */
    noAccusation: tick.default(false),
    /** The words say that it is against the head of the unit, and the officer has read what follows. */
    goesAbove: tick.default(false),
    reason: optionalText(500).default(''),
  });
});
export type IntakeValue = z.infer<ReturnType<typeof intakeShape>>;

/** The whole form. Gives a Registration but for what the server decides (past head, visit, thread): which visit brought it no form says. */
export const IntakeForm = (moment: Moment) => intakeForm(moment, false);
/** The same form over a registration that stands: sealed people are not in it, nor asked for. */
export const CorrectionForm = (moment: Moment) => intakeForm(moment, true);

function givenOf(values: FormValues) {
  const senders = rowsOf(values, 'senders', maxSenders);
  // Of a group whose number is not said, those named have signed.
  const named = senders.filter((row) => row.name && !actingCapacity(String(row.capacity ?? ''))).length;
  return {
    ...values,
    senderCount: values.senderCount || (values.senderKind === 'group' && named > 0 ? String(named) : undefined),
    senders,
    respondents: rowsOf(values, 'respondents', maxRespondents),
  };
}

/** Every mistake in one round: what a field says of itself, and what the fields say of each other as far as they can be read. */
function intakeForm(moment: Moment, correcting: boolean) {
  const shape = intakeShape(moment);
  return z.record(z.string(), z.unknown()).transform((raw, context): IntakeValue => {
    const values = raw as FormValues;
    const read = shape.safeParse(givenOf(values));
    const found = new Map<string, string>();
    const say = (path: string, message: string) => {
      if (!found.has(path)) found.set(path, message);
    };
    for (const issue of read.error?.issues ?? []) say(issue.path.map(String).join('.'), issue.message);
    intakeObjections(read.success ? read.data : readableIntake(values, moment), { today: moment.today, correcting }, say);
    for (const [path, message] of found) context.addIssue({ code: 'custom', path: path.split('.'), message });
    return read.success && found.size === 0 ? { ...read.data, senders: ofTheirKind(read.data) } : z.NEVER;
  });
}

/** The first block is the organisation itself where the petition is an organisation's, and a person where it is one person's. */
function ofTheirKind({ senderKind, senders }: IntakeValue): IntakeValue['senders'] {
  return senders.map((sender, index) => (index === 0 && senderKind !== 'group' ? { ...sender, kind: senderKind } : sender));
}

/** What can be read of a form with mistakes in it: a field that cannot is left empty, in the rows of people too. */
export function readableIntake(values: FormValues, moment: Moment): IntakeValue {
  const given = givenOf(values);
  const shape = intakeShape(moment);
  const today = () => moment.today;
  const nothing = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, null]));
  return {
    ...readable(shape, given, {
      ...nothing,
      ...{ receivedOn: '', senderCount: 1, subject: '', summary: '', request: '', previousResult: '', denouncedIs: '' },
      ...{ senders: [], respondents: [] },
    }),
    senders: given.senders.map((row) => tidySender(readable(senderFields(today), row, blankSender))),
    respondents: given.respondents.map((row) => tidyRespondent(readable(respondentFields, row, { accountId: null }))),
  };
}

const blankSender = {
  birthYear: null,
  idType: null,
  idIssuedOn: null,
  wardUnitId: null,
  isRepresentative: false,
  hasSigned: true,
  capacity: null,
};
