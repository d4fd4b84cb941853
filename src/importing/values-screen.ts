// Khớp giá trị: words of the file nobody has given a meaning yet, and those that were given one, to be changed until the rows are in.
import { createHash } from 'node:crypto';
import type { FormState } from '../web/forms.ts';
import type { ImportReport } from './import.ts';
import { suggest } from './nearest.ts';
import type { ListedImport } from './queries.ts';
import { importName, number } from './screens.ts';
import type { ImportSettings } from './settings.ts';
import { type ChoiceField, choiceFields, fieldNames, isOfAcceptance, meaningsOf } from './vocabulary.ts';

interface Option {
  value: string;
  label: string;
}
interface Asked {
  field: string;
  label: string;
  hint: string;
}
export interface ValuesPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  lists: { heading: string; sub: string; words: (Asked & { meanings: Option[] })[] }[];
  offices: Asked[];
  officesTaken: Asked[];
  /** Columns that hold too many different words to be such a list: chosen wrongly. */
  notLists: string[];
  /** Rows that may denounce and hold a word that is shown nowhere; null for none. */
  hidden: { text: string; link: { href: string; label: string } } | null;
  hasFields: boolean;
  /** What stands where nothing is asked: all is clear, or the columns come first. */
  none: { title: string; text: string; icon: string; action: { href: string; label: string } } | null;
}

declare module '../web/render.ts' {
  interface Pages {
    'importing/values': ValuesPage;
  }
}

const backTo = (one: ListedImport) => ({ href: `/imports/${one.id}`, label: importName(one) });

const mostOnPage = 60;

/** More different words than this are no list: perhaps a column of names, and not to be shown. */
const mostOfList = 40;
const countOf = (report: ImportReport | undefined, field: string) =>
  report?.unknown.filter((one) => one.field === field).length ?? 0;

/** Tells a word from every other, whatever its place in the list: a form sent late decides the words it showed. */
const fieldName = (kind: string, word: string) => `${kind}.${createHash('sha256').update(word).digest('hex').slice(0, 16)}`;

type Decided = Pick<ImportSettings, 'values' | 'units'>;

/** The words of a report with the field each is decided in: the unknown ones, and those an officer has decided. */
export function valueFields(report: ImportReport | undefined, settings: Decided | undefined) {
  const named = <T extends { field: string; key: string }>(one: T) => ({
    ...one,
    field: one.field as ChoiceField,
    name: fieldName('word', `${one.field}:${one.key}`),
  });
  const ofUnit = <T extends { key: string }>(one: T) => ({ ...one, name: fieldName('unit', one.key) });
  // A word for having been accepted is known and may mean either: it can be chosen otherwise.
  const isDecided = ({ field, key, meaning }: { field: string; key: string; meaning: string }) =>
    (field === 'state' && isOfAcceptance(meaning)) || Object.hasOwn(settings?.values[field as ChoiceField] ?? {}, key);
  return {
    words: (report?.unknown ?? [])
      .filter((one) => one.text !== '' && countOf(report, one.field) <= mostOfList)
      .slice(0, mostOnPage)
      .map(named),
    units: (report?.unknownUnits ?? []).slice(0, mostOnPage).map(ofUnit),
    decided: (report?.taken ?? []).filter(isDecided).map(named),
    decidedUnits: (report?.takenUnits ?? [])
      .filter(({ key }) => Object.hasOwn(settings?.units ?? {}, key))
      .map((one) => ({ ...ofUnit(one), unitId: settings?.units[one.key] ?? 0 })),
  };
}
export type ValueFields = ReturnType<typeof valueFields>;

const rowsWords = (count: number) => `${number(count)} dòng`;

/**
 * The words of lists nobody has a meaning for yet, the most likely one proposed, and those decided before. Words that stand in denunciations alone
 * are not shown.
 */
export function valuesScreen(
  one: ListedImport,
  report: ImportReport | undefined,
  settings: Decided | undefined,
  form: FormState,
): ValuesPage {
  const { words, units, decided, decidedUnits } = valueFields(report, settings);
  const hasFields = words.length + units.length + decided.length + decidedUnits.length > 0;
  const notLists = choiceFields
    .filter((field) => countOf(report, field) > mostOfList)
    .map(
      (field) =>
        `Cột chọn là “${fieldNames[field]}” có quá ${mostOfList} giá trị khác nhau chưa rõ nghĩa, không giống một danh mục. Kiểm tra lại bước khớp cột.`,
    );
  const hidden = hiddenPart(one, report);
  const asked = (one: { name: string; text: string; count: number }, proposal = '') => ({
    field: one.name,
    label: `“${one.text}”`,
    hint: rowsWords(one.count) + proposal,
  });
  const proposalFor = ({ field, text }: (typeof words)[number]) => {
    const meaning = suggest(field, one.book, text);
    const found = meaningsOf(field, one.book).find(({ value }) => value === meaning);
    return found ? `. Có thể là “${found.label}”` : '';
  };
  const listOf = (sub: string, of: (field: ChoiceField) => Asked[]) =>
    choiceFields.flatMap((field) => {
      const meanings = meaningsOf(field, one.book);
      const list = of(field).map((word) => ({ ...word, meanings }));
      return list.length > 0 ? [{ heading: fieldNames[field], sub, words: list }] : [];
    });
  return {
    title: 'Khớp giá trị',
    back: backTo(one),
    form,
    lists: [
      ...listOf('Mục “có thể là” chỉ là gợi ý theo chữ, chưa chọn sẵn', (field) =>
        words.filter((word) => word.field === field).map((word) => asked(word, proposalFor(word))),
      ),
      ...listOf('Đã khớp trước đây; đổi được tới khi các dòng vào sổ, chọn lại thì lần sau cũng nhớ theo', (field) =>
        decided.filter((word) => word.field === field).map((word) => asked(word)),
      ),
    ],
    offices: units.map((unit) => asked(unit)),
    officesTaken: decidedUnits.map((unit) => asked(unit)),
    notLists,
    hidden: hasFields ? hidden : null,
    hasFields,
    none: hasFields || notLists.length > 0 ? null : report ? (hidden ? onlyHidden(hidden) : allClear(one)) : columnsFirst(one),
  };
}

function hiddenPart(one: ListedImport, report: ImportReport | undefined): ValuesPage['hidden'] {
  const rows = report?.hiddenUnknown ?? 0;
  if (rows === 0) return null;
  return {
    text: `${rowsWords(rows)} được bảo mật còn chữ chưa rõ nghĩa. Chữ ấy không hiện ở đây, chỉ sửa được trong tệp.`,
    link: { href: `/imports/${one.id}/problems`, label: 'Xem “Dòng chưa nhập được”' },
  };
}

const onlyHidden = ({ text, link }: NonNullable<ValuesPage['hidden']>) => ({
  title: 'Còn chữ chưa rõ nghĩa ở dòng được bảo mật',
  text,
  icon: 'lock',
  action: link,
});
const allClear = (one: ListedImport) => ({
  title: 'Mọi giá trị đều đã rõ',
  text: 'Không còn giá trị nào cần khớp.',
  icon: 'circle-check',
  action: backTo(one),
});
const columnsFirst = (one: ListedImport) => ({
  title: 'Khớp cột trước',
  text: 'Chọn mỗi cột của tệp là mục nào trong sổ. Phần mềm chạy thử xong thì các giá trị chưa rõ nghĩa hiện ở đây.',
  icon: 'list-check',
  action: { href: `/imports/${one.id}/columns`, label: 'Khớp cột và chạy thử' },
});

/** How an office kept as it is written is typed. */
export const keptAsWritten = '-';

/** What each decided word was taken for; an unknown one stands unchosen, whatever it looks like. */
export function valuesInitial(fields: ValueFields, unitNames: ReadonlyMap<number, string>): Record<string, string> {
  return Object.fromEntries([
    ...fields.decided.map(({ name, meaning }) => [name, meaning]),
    ...fields.decidedUnits.map(({ name, unitId }) => [name, unitNames.get(unitId) ?? keptAsWritten]),
  ]);
}
