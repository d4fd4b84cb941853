// The form of an exercise a trainer writes. What it says is checked as an exercise is, with sentences of our own.
import { z } from 'zod';
import { formatDate, parseDate } from '../deadlines/dates.ts';
import { genders, idWarnings } from '../reception/id-papers.ts';
import type { FormValues } from '../web/forms.ts';
import type { Moment } from '../web/pages.ts';
import { Exercise } from './exercise.ts';
import { dayProblems, firstClassDay, isClassDay, lastClassDay } from './exercise-day.ts';
import { exerciseOf, mayChoose, otherNumbers, othersTyped, stepFields } from './exercise-fields.ts';
import { anyBlank, unknownBlank } from './fill-words.ts';
import { stepLabels } from './step-words.ts';

const sentences: Record<string, string> = {
  title: 'Nhập tên bài, nhiều nhất 120 ký tự',
  topic: 'Chọn chủ đề',
  minutes: 'Nhập số phút làm bài, từ 3 đến 120',
  task: 'Nhập việc học viên cần làm',
  dayFrom: 'Nhập ngày đầu làm được bài, ví dụ 20/02/2026',
  dayTo: 'Ngày cuối làm được bài không trước ngày đầu; để trống nếu không có ngày cuối',
  receivedOn: 'Ngày đơn đến không sau ngày đầu làm được bài; chỉ nhập khi bài gắn với ngày của lớp',
  receivedBack: 'Nhập số ngày làm việc từ khi đơn đến, từ 0 đến 60',
  paperTitle: 'Nhập tên đơn, ví dụ Đơn khiếu nại',
  paperTo: 'Nhập nơi gửi, ví dụ Chủ tịch Ủy ban nhân dân {ward}',
  writtenBack: 'Nhập số ngày từ khi viết đơn, để trống nếu đơn không ghi ngày',
  senderName: 'Nhập họ tên nhân vật, nhiều nhất 100 ký tự; để trống nếu đơn không ghi tên',
  senderAddress: 'Nhập địa chỉ của nhân vật',
  senderBirthYear: 'Nhập năm sinh bốn chữ số, ví dụ 1970',
  senderIdNumber: 'Số căn cước gồm 12 chữ số; sáu số cuối từ 000001 đến 000999 để không trùng người thật',
  senderPhone: 'Số điện thoại nhiều nhất 15 ký tự',
  paragraphs: 'Nhập nội dung đơn, mỗi dòng một đoạn',
  beforeSubject: 'Nhập nội dung chính của đơn đã có trong sổ',
  beforeSummary: 'Nhập tóm tắt của đơn đã có trong sổ',
  beforeName: 'Nhập họ tên người gửi đơn trước',
  beforeAddress: 'Nhập địa chỉ người gửi đơn trước',
  beforeBack: 'Nhập số ngày làm việc trước ngày làm bài, từ 1 đến 200',
};

/** Where a complaint of the exercise's schema belongs on the page. */
const fieldOf: Record<string, string> = {
  receivedWorkingDaysBack: 'receivedBack',
  'day.from': 'dayFrom',
  'day.to': 'dayTo',
  'paper.title': 'paperTitle',
  'paper.to': 'paperTo',
  'paper.writtenDaysBack': 'writtenBack',
  'paper.sender.name': 'senderName',
  'paper.sender.address': 'senderAddress',
  'paper.sender.birthYear': 'senderBirthYear',
  'paper.sender.idNumber': 'senderIdNumber',
  'paper.sender.phone': 'senderPhone',
  'paper.paragraphs': 'paragraphs',
  'before.0.subject': 'beforeSubject',
  'before.0.summary': 'beforeSummary',
  'before.0.sender.name': 'beforeName',
  'before.0.sender.address': 'beforeAddress',
  'before.0.workingDaysBack': 'beforeBack',
};

/** Where blanks are filled for each trainee; everywhere else words stand as they are typed. */
const filledFields = new Set(['task', 'paperTitle', 'paperTo', 'senderAddress', 'paragraphs', 'request', 'enclosures']);
const isFilled = (name: string) => filledFields.has(name) || /_why\d?$/.test(name);
const isWords = (name: string) =>
  isFilled(name) ||
  name === 'title' ||
  name === 'others' ||
  /^(sender|before)(Name|Address|Subject|Summary|Contested)$|_law\d?$/.test(name);

/** Blanks nobody fills, and an identity number that may be somebody's. */
function wordComplaints(values: FormValues): [name: string, sentence: string][] {
  const complaints = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    if (!isWords(name)) return [];
    const found = (isFilled(name) ? unknownBlank : anyBlank)(String(value));
    if (!found) return [];
    return [
      [
        name,
        isFilled(name)
          ? `“${found}” không phải chỗ trống phần mềm thay được: chỉ dùng {ward}, {department}, {leader}, {day}, {day-3}, {day+3}`
          : `Mục này in đúng như gõ, không thay chỗ trống: ghi hẳn chữ thay cho “${found}”`,
      ],
    ];
  });
  return [...complaints, ...idNumberComplaints(values)];
}

/** Serials under 001000 stand for nobody in the exercises. */
const invented = /^\d{6}000(?!000)\d{3}$/;

/** A number that may be somebody's, or that the desk would ask about: no province, another sex, another year of birth. */
function idNumberComplaints(values: FormValues): [name: string, sentence: string][] {
  const number = textOf(values.senderIdNumber).trim();
  if (number === '') return [];
  if (!invented.test(number)) return [['senderIdNumber', sentences.senderIdNumber ?? '']];
  const year = textOf(values.senderBirthYear).trim();
  const holder = {
    birthYear: /^\d{4}$/.test(year) ? Number(year) : null,
    gender: genders.find((one) => one === values.senderGender) ?? null,
  };
  return idWarnings('can_cuoc', number, holder, lastClassDay).map((sentence) => ['senderIdNumber', sentence]);
}

const textOf = (value: unknown) => String((Array.isArray(value) ? value[0] : value) ?? '');

/** What is wrong with the days the exercise is bound to, where they can be read as dates. */
function dayComplaints(values: FormValues, today: string): [name: string, sentence: string][] {
  const read = (name: string) => parseDate(String(values[name] ?? ''), today) ?? null;
  const [from, to] = [read('dayFrom'), read('dayTo')];
  const beyond = `Ngày của lớp nằm trong khoảng ${formatDate(firstClassDay)} đến ${formatDate(lastClassDay)}: ngoài khoảng ấy không lớp nào làm được bài`;
  const isBeyond = (day: string | null) => day !== null && !isClassDay(day);
  return [
    ...(isBeyond(from) ? [['dayFrom', beyond] as [string, string]] : []),
    ...(isBeyond(to) ? [['dayTo', beyond] as [string, string]] : []),
    ...dayProblems({ day: from ? { from, to } : null, receivedOn: read('receivedOn') }).map((name): [string, string] => [
      name,
      sentences[name] ?? '',
    ]),
  ];
}

/** Typed fields → a whole exercise and whether it is shared. Its code is given when it is saved. */
export const ExerciseForm = ({ today }: Moment) =>
  z.record(z.string(), z.unknown()).transform((typed, context) => {
    const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, textOf(value)])) as FormValues;
    const parsed = Exercise.safeParse(exerciseOf('gv-moi', values, today));
    const said = new Set<string>();
    const complain = (name: string, message: string) => {
      if (!said.has(name)) context.addIssue({ code: 'custom', path: [name], message });
      said.add(name);
    };
    // Told in the same round as what the schema refuses, which looks at dates last.
    for (const [name, sentence] of [...dayComplaints(values, today), ...wordComplaints(values)]) complain(name, sentence);
    for (const field of stepFields.filter(mayChoose)) {
      const typedOf = (part: string) => String(values[`${field.step}_${part}`] ?? '').trim();
      if (typedOf('value') === '' && othersTyped(values, field).length > 0)
        complain(`${field.step}_value`, `Chọn kết quả thứ nhất của bước “${stepLabels[field.step]}” trước`);
      // Words without an answer would be lost.
      for (const nth of otherNumbers)
        if (typedOf(`value${nth}`) === '' && (typedOf(`law${nth}`) !== '' || typedOf(`why${nth}`) !== ''))
          complain(
            `${field.step}_value${nth}`,
            `Chọn kết quả khác của bước “${stepLabels[field.step]}”, hoặc xóa điều luật và lý do`,
          );
    }
    if (parsed.success)
      return said.size > 0 ? z.NEVER : { exercise: parsed.data, isShared: values.shared !== undefined && values.shared !== '' };
    const chosen = stepFields.filter(({ step }) => values[`${step}_value`]);
    for (const issue of parsed.error.issues) {
      const path = issue.path.map(String);
      if (path[0] === 'expect') {
        const field = chosen[Number(path[1] ?? Number.NaN)];
        const step = field?.step;
        const other = field && path[2] === 'also' ? (othersTyped(values, field)[Number(path[3])] ?? '2') : '';
        const part = other ? path[4] : path[2];
        if (!step) complain('type_value', 'Chọn ít nhất hai bước cần chấm');
        else if (part === 'law') complain(`${step}_law${other}`, `Nhập điều luật của bước “${stepLabels[step]}”`);
        else if (part === 'why')
          complain(`${step}_why${other}`, `Nhập lý do của bước “${stepLabels[step]}”, học viên đọc khi làm sai`);
        else if (other && part === 'value' && issue.code === 'custom')
          complain(`${step}_value${other}`, `Chọn kết quả khác với các kết quả trên của bước “${stepLabels[step]}”`);
        else complain(`${step}_value${other}`, `Chọn lại kết quả của bước “${stepLabels[step]}”`);
        continue;
      }
      const name = fieldOf[path.join('.')] ?? fieldOf[path.slice(0, 2).join('.')] ?? path[0] ?? 'title';
      complain(name, sentences[name] ?? 'Kiểm tra lại nội dung của mục này');
    }
    return z.NEVER;
  });
