// The page on which officers read what old books say of denunciations, and let it into the open.
import { formatDate } from '../../deadlines/dates.ts';
import { denouncedField } from '../../petitions/named/question.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { visitNumber } from '../../reception/visit.ts';
import { unreadInArchive } from '../../sealing/withheld.ts';
import { emptyForm, type FormState, type FormValues } from '../../web/forms.ts';
import { perReading, tickedIn } from './actions.ts';
import { oldWordsPath, oldWordsTitle } from './place.ts';
import type { listInArchive, WaitingRecord } from './queries.ts';
import { fieldsOf, inputOf, keyOf, type OpenedRecord } from './reading.ts';

interface Option {
  value: string;
  label: string;
  hint?: string;
}

export interface OldWordsPage {
  title: string;
  sub: string;
  form: FormState;
  records: {
    key: string;
    heading: string;
    meta: string;
    href: string;
    fields: { name: string; label: string; original: string; originalLabel: string; rows: number }[];
    /** "Người bị tố cáo có phải là cán bộ …": asked once mended words may mean somebody the book did not. */
    question: { name: string; options: Option[] } | null;
  }[];
  /** What was typed of records that do not wait any more. */
  gone: { label: string; value: string }[];
  waiting: { href: string; number: string; received: string; old: string; state: string }[];
  waitingWords: string;
  /** Of archives the unit keeps, where nothing is let out any more. */
  archive: { words: string; records: { href: string; number: string; received: string; old: string }[] };
  /** One record was asked for from its own page: it stands first. */
  asksOne: boolean;
  openForm: FormState;
  openLabel: string;
  openFields: { name: string; value: string }[];
  note: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'importing/old-words': OldWordsPage;
  }
}

/** "Đơn ĐT-2020-000012", "Lượt tiếp 12/2020". */
export const calledOf = (record: Pick<WaitingRecord, 'kind' | 'year' | 'number'>): string =>
  record.kind === 'petition' ? `Đơn ${petitionNumber(record)}` : `Lượt tiếp ${visitNumber(record)}`;
const hrefOf = ({ kind, recordId }: Pick<WaitingRecord, 'kind' | 'recordId'>) => `/${kind}s/${recordId}`;

/** The values of the form: what was typed, else what is proposed. */
function valuesOf(opened: readonly OpenedRecord[], typed: FormValues): FormValues {
  const proposed = opened.flatMap((one) => fieldsOf(one).map(({ name, proposed }) => [inputOf(one.record, name), proposed]));
  return { ...Object.fromEntries(proposed), ...typed };
}

/** What was typed of records this page does not hold any more; nothing of one that has become hidden. */
function goneOf(opened: readonly OpenedRecord[], typed: FormValues, visible: readonly WaitingRecord[]): OldWordsPage['gone'] {
  const here = new Set(opened.map(({ record }) => keyOf(record)));
  return visible
    .filter((record) => !here.has(keyOf(record)))
    .flatMap((record) =>
      Object.entries(typed).flatMap(([name, value]) =>
        name.startsWith(`${keyOf(record)}.`) && name !== inputOf(record, denouncedField) && value !== ''
          ? [{ label: calledOf(record), value: [value].flat().join('\n') }]
          : [],
      ),
    );
}

/**
 * The page on which words of old denunciations are read, cleared and put in the open: those opened, those that wait (without a word of them), how
 * many more may be opened at once.
 */
export function oldWordsScreen(
  form: FormState,
  found: {
    opened: readonly OpenedRecord[];
    waiting: readonly WaitingRecord[];
    /** The answers to choose from, by the record's key, where it is asked whom the words mean. */
    questions: ReadonlyMap<string, Option[]>;
    count: number;
    visible: readonly WaitingRecord[];
    archive: Awaited<ReturnType<typeof listInArchive>>;
    only: { name: string; value: string } | undefined;
    note: string;
  },
): OldWordsPage {
  const { opened, waiting, count } = found;
  const room = Math.min(found.only ? 1 : perReading - opened.length, waiting.length);
  return {
    title: oldWordsTitle,
    sub: 'Trước khi có người đọc, sổ và trang đơn chỉ hiện “chờ đọc lại”. Bỏ hết chỗ cho biết người tố cáo là ai rồi mới đưa ra',
    form: { ...form, values: valuesOf(opened, form.values) },
    records: opened.map((one) => ({
      key: keyOf(one.record),
      heading: calledOf(one.record),
      meta: metaOf(one.record),
      href: hrefOf(one.record),
      question: questionOf(one.record, found.questions),
      fields: fieldsOf(one).map(({ name, label, original, isGuess }) => ({
        name: inputOf(one.record, name),
        label,
        original,
        originalLabel: isGuess
          ? original
            ? `${label}, phần mềm đoán từ nội dung (niêm phong)`
            : `${label}: sổ cũ không ghi riêng, phần mềm không đoán được từ nội dung`
          : original
            ? `${label}, theo sổ cũ (niêm phong)`
            : `${label}: niêm phong không giữ nguyên văn của mục này`,
        rows: Math.min(8, Math.max(2, Math.ceil(original.length / 70))),
      })),
    })),
    gone: tickedIn(form.values).length > 0 ? goneOf(opened, form.values, found.visible) : [],
    waiting: waiting.map((record) => ({
      href: hrefOf(record),
      number: calledOf(record),
      received: formatDate(record.receivedOn),
      old: record.paperNumber,
      state: record.isOpen ? 'Đang xử lý' : 'Đã kết thúc',
    })),
    waitingWords:
      count === 0
        ? ''
        : `Còn ${count.toLocaleString('vi-VN')} đơn, lượt tiếp chưa mở. Mỗi lần mở được ghi vào nhật ký của từng đơn.`,
    archive: {
      words:
        found.archive.count === 0
          ? ''
          : `${found.archive.count.toLocaleString('vi-VN')} đơn, lượt tiếp${found.archive.count > found.archive.records.length ? `, dưới đây ${found.archive.records.length} hồ sơ đầu` : ''}. ${unreadInArchive}`,
      records: found.archive.records.map((record) => ({
        href: hrefOf(record),
        number: calledOf(record),
        received: formatDate(record.receivedOn),
        old: record.paperNumber,
      })),
    },
    asksOne: found.only !== undefined,
    openForm: emptyForm(form.csrf, `${oldWordsPath}/opening`),
    openLabel: room > 0 ? `Mở niêm phong để đọc ${room} đơn` : '',
    openFields: found.only ? [found.only] : [],
    note: found.note,
  };
}

function questionOf(record: WaitingRecord, questions: ReadonlyMap<string, Option[]>) {
  const options = questions.get(keyOf(record));
  return options ? { name: inputOf(record, denouncedField), options } : null;
}

const metaOf = ({ receivedOn, paperNumber, isOpen }: WaitingRecord): string =>
  [`tiếp nhận ${formatDate(receivedOn)}`, paperNumber && `số trên sổ cũ ${paperNumber}`, isOpen ? 'đang xử lý' : '']
    .filter(Boolean)
    .join(' · ');
