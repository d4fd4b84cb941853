// Handing the file of a denunciation with signs of a crime to the police (Điều 27 LTC), and how many persons it was for: known later, often.
import { formatDate } from '../../deadlines/dates.ts';
import { defineAct } from '../effect.ts';
import { area, count, day, line, pick, today } from '../fields.ts';
import type { Outcomes, StandingFigures } from '../records.ts';
import { clearedErrors, clearedTick, figureChanges, noFigures, sentOn, typedFigures } from './figures.ts';
import { keepingLimit } from './late.ts';
import { inOwnBook, numberError } from './paper-number.ts';

const personFields = (hint = '') => ({
  policePersons: count('Số đối tượng chuyển điều tra', {
    section: 'Số liệu thống kê (biểu 04/GQTC, cột 23 đến 25)',
    width: 'c6',
    hint,
  }),
  policeOfficials: count('Trong đó cán bộ, công chức, viên chức', { width: 'c6' }),
});
interface Persons {
  policePersons: number;
  policeOfficials: number;
}
const personErrors = ({ policePersons, policeOfficials }: Persons): Record<string, string> =>
  policeOfficials > policePersons ? { policeOfficials: 'Không lớn hơn số đối tượng chuyển điều tra' } : {};
const oneCase = ({ policePersons, policeOfficials }: Persons) => ({
  ...noFigures,
  policeCases: 1,
  policePersons,
  policeOfficials,
});

export const police = keepingLimit(
  defineAct('police', {
    fields: {
      on: day('Ngày chuyển', 'Nhập ngày chuyển'),
      scope: pick(
        'Phạm vi chuyển',
        ['whole', 'part'],
        { whole: 'Toàn bộ vụ việc', part: 'Một phần; phần còn lại tiếp tục giải quyết' },
        'Chọn phạm vi chuyển',
      ),
      number: line('Số, ký hiệu văn bản chuyển hồ sơ', 'Nhập số, ký hiệu văn bản chuyển hồ sơ', { width: 'c8' }),
      paperOn: day('Ngày văn bản', 'Nhập ngày văn bản'),
      agency: line('Chuyển đến', 'Nhập cơ quan điều tra hoặc Viện kiểm sát nhận hồ sơ'),
      reason: area('Dấu hiệu tội phạm', 'Nêu dấu hiệu tội phạm đã phát hiện'),
      ...personFields('Chưa rõ thì để trống, bổ sung ở việc “Sửa số liệu chuyển cơ quan điều tra”'),
    },
    initial: (form) => ({ ...today(form), paperOn: today(form).on }),
    check: (values, { facts }): Record<string, string> => ({
      ...numberError(values),
      ...personErrors(values),
      ...(values.paperOn > values.on ? { paperOn: 'Ngày văn bản không sau ngày chuyển' } : {}),
      ...(values.scope === 'whole' && facts.decidedOn !== null
        ? {
            scope:
              'Đã có kết luận thì vẫn phải gửi, xử lý và công khai kết luận (khoản 3 Điều 35, Điều 36, Điều 40 Luật Tố cáo). Chọn Một phần',
          }
        : {}),
    }),
    effect: (values) => ({
      on: values.on,
      said: `Chuyển ${values.scope === 'whole' ? 'toàn bộ vụ việc' : 'một phần vụ việc'} đến ${values.agency}, Văn bản số ${values.number} ngày ${formatDate(values.paperOn)}.`,
      details: {
        scope: values.scope,
        agency: values.agency,
        reason: values.reason,
        number: values.number,
        paperOn: values.paperOn,
        ...inOwnBook(values.number, values.paperOn),
      },
      outcomes: { phase: 'sent', figures: oneCase(values), note: '' },
      changes: values.scope === 'whole' ? { stateBeforeSuspension: null, suspensionGround: null } : {},
      clocks:
        values.scope === 'whole'
          ? [
              {
                do: 'stop',
                rules: ['TC_RES', 'TC_NOTICE'],
                on: values.on,
                reason: 'Chuyển cơ quan điều tra',
              },
            ]
          : [],
    }),
  }),
  { byHand: true },
);

const wasBefore = (standing: Outcomes | undefined, figures: Outcomes): string =>
  standing && figureChanges(standing, figures)
    ? ` (trước đây ${standing.policePersons} đối tượng, ${standing.policeOfficials} cán bộ, công chức, viên chức)`
    : '';

/** The form opens on the last sending; whoever corrects another one sees what stands of it. */
function severalSendings(days: readonly string[], figures: readonly StandingFigures[]): string {
  const known = [...new Set(days)].flatMap((day) => sentOn(figures, day) ?? []);
  if (known.length < 2) return '';
  const one = ({ onDate, policePersons, policeOfficials }: StandingFigures) =>
    `ngày ${formatDate(onDate)}: ${policePersons} đối tượng, ${policeOfficials} cán bộ, công chức, viên chức`;
  return `Số đang ghi của từng lần chuyển: ${known.map(one).join('; ')}. Dưới đây điền sẵn số của lần cuối.`;
}

/** The figures of a sending, said or corrected after it. */
export const policeFigures = defineAct('police-figures', {
  fields: {
    of: day('Ngày chuyển', 'Nhập ngày đã chuyển hồ sơ', { hint: 'Ngày của lần chuyển cần sửa số liệu' }),
    ...personFields(),
    note: line('Căn cứ sửa', 'Nhập căn cứ, ví dụ văn bản của cơ quan điều tra'),
    cleared: clearedTick(),
  },
  initial: ({ facts, figures }) => {
    const last = facts.sentToPolice.at(-1) ?? facts.today;
    const standing = sentOn(figures, last);
    return { of: formatDate(last), ...(standing ? typedFigures(standing, ['policePersons', 'policeOfficials']) : {}) };
  },
  intro: ({ facts, figures }) => severalSendings(facts.sentToPolice, figures),
  check: (values, { facts, figures }): Record<string, string> => ({
    ...personErrors(values),
    ...clearedErrors(sentOn(figures, values.of), oneCase(values), values.cleared),
    ...(facts.sentToPolice.includes(values.of)
      ? {}
      : { of: `Không có lần chuyển nào ngày này. Đã chuyển ngày ${facts.sentToPolice.map(formatDate).join(', ')}` }),
  }),
  effect: (values, { today: on, figures }) => ({
    on,
    said: `Số liệu của lần chuyển cơ quan điều tra ngày ${formatDate(values.of)}: ${values.policePersons} đối tượng, trong đó ${values.policeOfficials} cán bộ, công chức, viên chức${wasBefore(sentOn(figures, values.of), oneCase(values))}. Căn cứ: ${values.note}`,
    details: { of: values.of },
    outcomes: { phase: 'sent', figures: oneCase(values), note: values.note, of: values.of },
  }),
});
