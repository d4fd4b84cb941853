// The money, land and people of a decision or conclusion (legal.md §6.5): the same fields wherever they are asked.
import { formatDate } from '../../deadlines/dates.ts';
import { amount, count, labelsOf, tick } from '../fields.ts';
import type { Outcomes, StandingFigures } from '../records.ts';

/** Money in millions of đồng, land in m², people and bodies by number. @param section the heading they stand under */
export const figureFields = (section: string) => ({
  stateMoney: amount('Thu hồi cho Nhà nước, triệu đồng', { section }),
  stateLand: amount('Thu hồi cho Nhà nước, m² đất'),
  returnMoney: amount('Trả lại cho tổ chức, cá nhân, triệu đồng'),
  returnLand: amount('Trả lại cho tổ chức, cá nhân, m² đất'),
  returnedOrgs: count('Số tổ chức được trả lại quyền lợi'),
  returnedPersons: count('Số cá nhân được trả lại quyền lợi'),
  disciplineOrgs: count('Số tổ chức bị xử lý'),
  disciplinePersons: count('Số người bị xử lý hành chính'),
  disciplineOfficials: count('Trong đó cán bộ, công chức, viên chức'),
  policeCases: count('Số vụ chuyển cơ quan điều tra'),
  policePersons: count('Số đối tượng chuyển cơ quan điều tra'),
  policeOfficials: count('Trong đó cán bộ, công chức, viên chức (chuyển điều tra)'),
});

const figureNames = Object.keys(figureFields('')) as (keyof Outcomes)[];

export const noFigures = Object.fromEntries(figureNames.map((name) => [name, 0])) as unknown as Outcomes;

/** The figures out of a form's values. */
export const figuresOf = (values: Outcomes): Outcomes =>
  Object.fromEntries(figureNames.map((name) => [name, values[name]])) as unknown as Outcomes;

/** "Of which" is never larger than the whole. */
export function figureErrors(values: Outcomes): Record<string, string> {
  const errors: Record<string, string> = {};
  if (values.disciplineOfficials > values.disciplinePersons)
    errors.disciplineOfficials = 'Không lớn hơn số người bị xử lý hành chính';
  if (values.policeOfficials > values.policePersons) errors.policeOfficials = 'Không lớn hơn số đối tượng chuyển điều tra';
  return errors;
}

/** The recommended figures that stand; undefined while none do. */
export const recommendedOf = (figures: readonly StandingFigures[]): StandingFigures | undefined =>
  figures.find(({ phase }) => phase === 'recommended');

/** Those of the sending of a day, the last of that day. */
export const sentOn = (figures: readonly StandingFigures[], day: string): StandingFigures | undefined =>
  figures.filter(({ phase, onDate }) => phase === 'sent' && onDate === day).at(-1);

const policeNames = ['policeCases', 'policePersons', 'policeOfficials'] as const;

/** What was sent to the investigators before a day (null: at any time), added up; undefined where nothing was. */
function sentBefore(figures: readonly StandingFigures[], day: string | null): (Outcomes & { days: string[] }) | undefined {
  const sendings = figures.filter(({ phase, onDate }) => phase === 'sent' && (day === null || onDate < day));
  if (sendings.length === 0) return undefined;
  const sum = (name: keyof Outcomes) => sendings.reduce((all, one) => all + one[name], 0);
  return {
    ...noFigures,
    ...Object.fromEntries(policeNames.map((name) => [name, sum(name)])),
    days: [...new Set(sendings.map(({ onDate }) => onDate))],
  };
}

/** What of the figures the tables have counted already, by the day it was sent; '' where nothing was sent before the result. */
export function sentWords(figures: readonly StandingFigures[], day: string | null): string {
  const sent = sentBefore(figures, day);
  if (!sent) return '';
  return `Đã chuyển cơ quan điều tra ngày ${sent.days.map(formatDate).join(', ')}: ${sent.policeCases} vụ, ${sent.policePersons} đối tượng, trong đó ${sent.policeOfficials} cán bộ, công chức, viên chức; biểu 04/GQTC đã tính vào ngày chuyển. Ba ô về chuyển cơ quan điều tra ghi tổng số của vụ việc, kể cả số này: biểu chỉ cộng thêm phần nhiều hơn.`;
}

/** The figures of those boxes as they were sent: the form opens with them. */
export const sentTyped = (figures: readonly StandingFigures[]): Record<string, string> => {
  const sent = sentBefore(figures, null);
  return sent ? typedFigures(sent, policeNames) : {};
};

/** More officials among the persons sent before are put right where they were counted. */
export function sentErrors(figures: readonly StandingFigures[], day: string | null, is: Outcomes): Record<string, string> {
  const sent = sentBefore(figures, day);
  if (!sent) return {};
  const more = is.policeOfficials - sent.policeOfficials;
  if (more <= 0 || more <= Math.max(is.policePersons - sent.policePersons, 0)) return {};
  return {
    policeOfficials: `Đã chuyển ${sent.policePersons} đối tượng, trong đó ${sent.policeOfficials} cán bộ, công chức, viên chức. Trong số ấy có thêm cán bộ thì sửa ở việc “Sửa số liệu chuyển cơ quan điều tra”`,
  };
}

/** Figures as a form shows them again; a figure of nought is left empty. */
export const typedFigures = (standing: Outcomes, names: readonly (keyof Outcomes)[] = figureNames): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, standing[name] === 0 ? '' : String(standing[name]).replace('.', ',')]));

const labels = labelsOf(figureFields(''));
const words = (figure: number) => figure.toLocaleString('vi-VN', { maximumFractionDigits: 3 });

/** "Số người bị xử lý hành chính: từ 2 thành 3; …": each figure that is another one now; '' where none is. */
export const figureChanges = (was: Outcomes, is: Outcomes): string =>
  figureNames
    .filter((name) => was[name] !== is[name])
    .map((name) => `${labels[name]}: từ ${words(was[name])} thành ${words(is[name])}`)
    .join('; ');

/** Asked only where a form leaves a figure empty that stands. */
export const clearedTick = () => tick('Đúng, xóa số đang ghi', { whenAsked: true });

/** A figure left empty is nought: whoever empties one that stands says that he means it. */
export function clearedErrors(was: Outcomes | undefined, is: Outcomes, isMeant: boolean): Record<string, string> {
  const gone = was && !isMeant ? figureNames.filter((name) => was[name] > 0 && is[name] === 0) : [];
  if (!was || gone.length === 0) return {};
  const list = gone.map((name) => `${labels[name]}: ${words(was[name])}`).join('; ');
  return { cleared: `Số đang ghi bị để trống: ${list}. Nhập lại, hoặc đánh dấu ở đây để xóa` };
}
