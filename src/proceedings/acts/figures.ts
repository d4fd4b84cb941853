// The money, land and people of a decision or conclusion (legal.md §6.5): the same fields wherever they are asked.
import { amount, count } from '../fields.ts';
import type { Outcomes } from '../records.ts';

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
