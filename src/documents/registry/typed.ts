// Papers whose words the office types itself: which fields each kind asks for and where each stands in the composer's data. Pure.
import { parseDate } from '../../deadlines/dates.ts';
import type { FormValues } from '../../web/forms.ts';
import { type PaperKind, paperCatalogue } from '../papers/catalogue.ts';
import type { PersonData } from '../papers/frame.ts';

export interface TypedField {
  name: string;
  /** Where the value stands in the composer's data: 'complainant.name'. */
  path: string;
  label: string;
  type: 'text' | 'area' | 'lines' | 'date' | 'time' | 'number' | 'select';
  options?: readonly { value: string; label: string }[];
  /** Sentence when it is left empty; without it the field may stay empty (dots on the sheet). */
  ask?: string;
  /** Shown only for one answer of a select: "outcome=guided". */
  when?: string;
  hint?: string;
  width?: string;
  max?: number;
  /** Personal data of the sender: not asked on a denunciation, where the name joins at printing. */
  isPersonal?: boolean;
}

const fieldOf =
  (type: TypedField['type'], usual: Partial<TypedField> = {}) =>
  (name: string, path: string, label: string, more: Partial<TypedField> = {}): TypedField => ({
    name,
    path,
    label,
    type,
    ...usual,
    ...more,
  });
const text = fieldOf('text');
const date = fieldOf('date');
const area = fieldOf('area', { max: 5000 });
const select = fieldOf('select');
const person = (at: string, words: string): TypedField[] => [
  text('personName', `${at}.name`, `Họ và tên ${words}`, { isPersonal: true, width: 'c6' }),
  text('personAddress', `${at}.address`, 'Địa chỉ', { isPersonal: true, width: 'c6' }),
];
const summary = (path = 'summary') => area('summary', path, 'Tóm tắt nội dung đơn', { ask: 'Nhập tóm tắt nội dung đơn' });

/** Kind → its fields, in the order of the sheet. */
const typedPapers: Partial<Record<PaperKind, readonly TypedField[]>> = {
  TCD01_2026: [
    ...person('person', 'công dân'),
    text('personIdNumber', 'person.idNumber', 'Số căn cước hoặc giấy tờ tùy thân', { isPersonal: true, width: 'c4' }),
    date('personIdIssuedOn', 'person.idIssuedOn', 'Ngày cấp', { isPersonal: true, width: 'c4' }),
    text('personIdIssuedBy', 'person.idIssuedBy', 'Nơi cấp', { isPersonal: true, width: 'c4' }),
    date('visitedOn', 'visitedOn', 'Ngày công dân đến', { ask: 'Nhập ngày công dân đến', width: 'c4' }),
    area('summary', 'summary', 'Nội dung công dân trình bày'),
    area('legalNote', 'legalNote', 'Căn cứ từ chối tiếp', {
      ask: 'Nhập căn cứ từ chối tiếp',
      hint: 'Đứng sau chữ “Căn cứ” trong thông báo',
      max: 1000,
    }),
    // A denunciation's notice goes to nobody else.
    {
      name: 'informedOrgs',
      path: 'informedOrgs',
      label: 'Gửi để biết',
      type: 'lines',
      hint: 'Mỗi dòng một cơ quan',
      isPersonal: true,
    },
    {
      name: 'coordinatingOrgs',
      path: 'coordinatingOrgs',
      label: 'Gửi để phối hợp',
      type: 'lines',
      hint: 'Mỗi dòng một cơ quan',
      isPersonal: true,
    },
  ],
  XLD02_2021: [
    ...person('complainant', 'người khiếu nại'),
    summary(),
    area('reason', 'reason', 'Lý do không thuộc thẩm quyền', { max: 2000 }),
    text('competentOrg', 'competentOrg', 'Cơ quan có thẩm quyền', { ask: 'Nhập cơ quan có thẩm quyền giải quyết' }),
  ],
  XLD03_2021: [
    text('toOrg', 'toOrg', 'Cơ quan nhận đơn tố cáo', { ask: 'Nhập cơ quan nhận đơn' }),
    select('purpose', 'purpose', 'Chuyển để', {
      ask: 'Chọn lý do chuyển',
      options: [
        { value: 'competence', label: 'Giải quyết theo thẩm quyền (khoản 2 Điều 24 Luật Tố cáo)' },
        { value: 'crime', label: 'Cơ quan điều tra xem xét dấu hiệu tội phạm (Điều 27)' },
        { value: 'information', label: 'Thanh tra, kiểm tra thông tin không rõ người tố cáo (khoản 2 Điều 25)' },
        { value: 'forwarded', label: 'Thanh tra, kiểm tra tố cáo được chuyển đến mà không thụ lý (điểm b khoản 1 Điều 26)' },
      ],
    }),
    area('content', 'content', 'Nội dung tố cáo', { ask: 'Nhập nội dung tố cáo', hint: 'Không ghi điều gì cho biết ai tố cáo' }),
    {
      name: 'reportWithinDays',
      path: 'reportWithinDays',
      label: 'Thời hạn thông báo kết quả (ngày)',
      type: 'number',
      width: 'c4',
    },
  ],
  XLD04_2021: [
    text('toOrg', 'toOrg', 'Cơ quan nhận đơn', { ask: 'Nhập cơ quan nhận đơn' }),
    ...person('sender', 'người gửi đơn'),
    area('content', 'content', 'Nội dung kiến nghị, phản ánh', { ask: 'Nhập nội dung đơn' }),
  ],
  HANDLING_LETTER: [
    text('toOrg', 'toOrg', 'Gửi cơ quan', { ask: 'Nhập cơ quan nhận văn bản' }),
    ...person('sender', 'công dân'),
    area('content', 'content', 'Nội dung vụ việc'),
    area('legalNote', 'legalNote', 'Căn cứ', { ask: 'Nhập căn cứ của văn bản', max: 1000 }),
  ],
  NOTICE_TO_SENDER: [
    ...person('recipient', 'người nhận'),
    summary(),
    select('outcome', 'outcome.result', 'Kết quả xử lý', {
      ask: 'Chọn kết quả xử lý',
      options: [
        { value: 'transferred', label: 'Đã chuyển đơn' },
        { value: 'urged', label: 'Đã yêu cầu cấp dưới quá thời hạn giải quyết tố cáo' },
        { value: 'guided', label: 'Hướng dẫn gửi đơn đến nơi có thẩm quyền' },
        { value: 'not_processed', label: 'Không đủ điều kiện xử lý' },
      ],
    }),
    text('transferredTo', 'outcome.toOrg', 'Cơ quan đã nhận đơn', { when: 'outcome=transferred' }),
    text('urgedOrg', 'outcome.urgedOrg', 'Cơ quan đã được yêu cầu', { when: 'outcome=urged' }),
    text('competentOrg', 'outcome.competentOrg', 'Cơ quan có thẩm quyền', { when: 'outcome=guided' }),
    area('reason', 'outcome.reason', 'Lý do không xử lý', { when: 'outcome=not_processed', max: 2000 }),
  ],
  SUPPLEMENT_REQUEST: [
    ...person('recipient', 'người nhận'),
    summary(),
    {
      name: 'items',
      path: 'items',
      label: 'Thông tin, tài liệu cần bổ sung',
      type: 'lines',
      ask: 'Nhập ít nhất một thông tin, tài liệu cần bổ sung',
      hint: 'Mỗi dòng một mục',
      max: 3000,
    },
    {
      name: 'withinDays',
      path: 'withinDays',
      label: 'Thời hạn bổ sung (ngày)',
      type: 'number',
      ask: 'Nhập thời hạn bổ sung, ví dụ 10',
      width: 'c4',
    },
    text('submitTo', 'submitTo', 'Nơi nhận bổ sung', { width: 'c8', hint: 'Để trống thì in tên cơ quan này' }),
  ],
  PHIEU_HEN: [
    ...person('person', 'người được hẹn'),
    area('summary', 'summary', 'Nội dung đề nghị tiếp', { ask: 'Nhập nội dung đề nghị tiếp' }),
    text('hostName', 'host.name', 'Người tiếp', { width: 'c6' }),
    text('hostTitle', 'host.title', 'Chức vụ', { width: 'c6' }),
    { name: 'meetOn', path: 'meetOn', label: 'Ngày hẹn', type: 'date', ask: 'Nhập ngày hẹn', width: 'c4' },
    { name: 'meetAtTime', path: 'meetAtTime', label: 'Giờ hẹn', type: 'time', hint: 'Ví dụ 08:30', width: 'c4' },
    text('meetAtPlace', 'meetAtPlace', 'Địa điểm', { width: 'c4' }),
    { name: 'bring', path: 'bring', label: 'Giấy tờ, tài liệu mang theo', type: 'lines', hint: 'Mỗi dòng một mục', max: 2000 },
  ],
  WITHDRAWAL_NOTICE: [
    {
      name: 'receivers',
      path: 'receivers',
      label: 'Nơi nhận',
      type: 'lines',
      ask: 'Nhập nơi đã nhận văn bản bị thu hồi',
      hint: 'Mỗi dòng một nơi, như sổ văn bản đi đã ghi',
      isPersonal: true,
    },
    area('reason', 'reason', 'Lý do thu hồi', { ask: 'Nhập lý do thu hồi', max: 2000 }),
    area('consequence', 'consequence', 'Đề nghị đối với nơi nhận', { hint: 'Để trống thì in câu chung', max: 2000 }),
  ],
};

/** Made by an act alone: their words can be changed, nobody begins one on a petition. */
const ofAct: readonly PaperKind[] = ['TCD01_2026', 'HANDLING_LETTER', 'WITHDRAWAL_NOTICE'];

/** The kinds that can be typed on a petition of this type today; a denunciation has no papers of other procedures. */
export function typedKindsFor(petition: { petitionType: string; sealed: boolean }): PaperKind[] {
  const not: Record<string, readonly PaperKind[]> = {
    KN: ['XLD03_2021', 'XLD04_2021'],
    TC: ['XLD02_2021', 'XLD04_2021'],
    KNPA: ['XLD02_2021', 'XLD03_2021'],
    MIXED: ['XLD02_2021', 'XLD03_2021', 'XLD04_2021'],
  };
  return (Object.keys(typedPapers) as PaperKind[]).filter(
    (kind) => !ofAct.includes(kind) && !not[petition.petitionType]?.includes(kind),
  );
}

/** Is this kind typed by an officer, and not drafted by an act alone? */
export const isTyped = (kind: PaperKind) => typedPapers[kind] !== undefined;
/** What the kind is called at the head of the paper; of a form that serves two rulings without saying which (see `paperTitle`). */
export const kindTitle = (kind: PaperKind) => paperCatalogue[kind].title;

/** Fields as the form asks them: on a sealed record nothing personal. */
export function fieldsAsked(kind: PaperKind, sealed: boolean): TypedField[] {
  return (typedPapers[kind] ?? []).filter((field) => !(sealed && field.isPersonal));
}

function put(into: Record<string, unknown>, path: string, value: unknown): void {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    into[head] = value;
    return;
  }
  const inner = typeof into[head] === 'object' && into[head] !== null ? { ...(into[head] as Record<string, unknown>) } : {};
  put(inner, rest.join('.'), value);
  into[head] = inner;
}

function take(from: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined),
      from,
    );
}

const one = (values: FormValues, name: string) => {
  const value = values[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

/** What the officer typed, as the composer's data or as one sentence per wrong field. */
export function typedFields(
  kind: PaperKind,
  sealed: boolean,
  values: FormValues,
  today: string,
): { ok: true; fields: Record<string, unknown> } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const fields: Record<string, unknown> = {};
  for (const field of fieldsAsked(kind, sealed)) {
    if (field.when && !isShown(field.when, values)) continue;
    const typed = one(values, field.name);
    const read = readField(field, typed, today);
    if (typeof read === 'object' && read !== null && 'error' in read) errors[field.name] = String(read.error);
    else put(fields, field.path, read);
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, fields };
}

function isShown(when: string, values: FormValues): boolean {
  const [name = '', answer] = when.split('=');
  return one(values, name) === answer;
}

function readField(field: TypedField, typed: string, today: string): unknown {
  if (typed === '') return field.ask ? { error: field.ask } : field.type === 'lines' ? [] : null;
  const most = field.max ?? 300;
  if (typed.length > most) return { error: `Nội dung dài quá ${most.toLocaleString('vi-VN')} ký tự, cần rút gọn` };
  switch (field.type) {
    case 'date':
      return (
        parseDate(typed, today) ?? { error: `“${typed.slice(0, 20)}” không phải là một ngày có thật. Nhập dạng ngày/tháng/năm` }
      );
    case 'time': {
      const hour = /^([01]?\d|2[0-3])[:hg. ]([0-5]\d)$/i.exec(typed);
      return hour ? `${hour[1]?.padStart(2, '0')}:${hour[2]}` : { error: 'Nhập giờ và phút, ví dụ 08:30' };
    }
    case 'number':
      return /^\d{1,4}$/.test(typed) && Number(typed) > 0 ? Number(typed) : { error: 'Nhập số ngày, ví dụ 10' };
    case 'lines':
      return typed
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'select':
      return field.options?.some((option) => option.value === typed)
        ? typed
        : { error: field.ask ?? 'Chọn một mục trong danh sách' };
    default:
      return typed;
  }
}

/** Stored fields back into the form. */
export function typedValues(kind: PaperKind, fields: object): FormValues {
  const values: FormValues = {};
  for (const field of typedPapers[kind] ?? []) {
    const value = take(fields, field.path);
    if (value === undefined || value === null) continue;
    if (Array.isArray(value)) values[field.name] = value.join('\n');
    else values[field.name] = field.type === 'date' ? String(value).split('-').reverse().join('/') : String(value);
  }
  return values;
}

/** What each typed field is called, by its name; where two papers share a name, as the first calls it. */
const typedLabels = new Map(
  Object.values(typedPapers)
    .flat()
    .reverse()
    .map(({ name, label }) => [name, label]),
);

/** What a typed field is called on its form; '' for a name no paper has. */
export function typedLabel(name: string): string {
  if (name === 'recipients') return 'Nơi nhận thêm';
  return typedLabels.get(name) ?? '';
}

/** What a part of a paper's data is called on the form of its kind. */
export function partLabel(kind: PaperKind, part: string): string {
  if (part === 'recipients') return 'Nơi nhận';
  return typedPapers[kind]?.find((field) => field.path.split('.')[0] === part)?.label ?? 'Nội dung';
}

/** What the petition itself brings to a paper: dates, type, who sent it. */
export interface PetitionWords {
  petitionType: string;
  receivedOn: string;
  writtenOn: string | null;
  summary: string;
  sender: PersonData | null;
}

/** Fields nobody types: taken from the petition. */
export function givenFields(kind: PaperKind, petition: PetitionWords): Record<string, unknown> {
  const petitionType = petition.petitionType === 'TC' || petition.petitionType === 'KN' ? petition.petitionType : 'KNPA';
  const place = typedPapers[kind]?.find((field) => field.isPersonal)?.path.split('.')[0];
  return {
    receivedOn: petition.receivedOn,
    writtenOn: petition.writtenOn,
    petitionType,
    ...(place && petition.sender ? { [place]: petition.sender } : {}),
  };
}

/** Typed fields over given ones, a person's parts joined. */
export function joinFields(given: Record<string, unknown>, typed: Record<string, unknown>): Record<string, unknown> {
  const joined: Record<string, unknown> = { ...given };
  for (const [name, value] of Object.entries(typed)) {
    const before = joined[name];
    const both = isPlain(before) && isPlain(value) && name !== 'outcome';
    joined[name] = both ? { ...before, ...value } : value;
  }
  return joined;
}
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
