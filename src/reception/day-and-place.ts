// What only the calendar and the book of units can ask of an outcome: an appointment on a day nobody works, a paper sent to this office itself.
import { formatDate } from '../deadlines/dates.ts';
import { restDayName } from '../deadlines/rest-days.ts';
import { FormInvalid } from '../errors.ts';
import { unitAt } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import type { VisitEntry } from './entry-form.ts';
import { namesOwnOffice } from './own-office.ts';

type Words = Pick<VisitEntry, 'outcome' | 'appointmentOn' | 'appointmentOffDay' | 'transferredTo'>;

/** @throws FormInvalid with the question, or with what to choose instead */
export async function assertDayAndPlace({ house, actor, moment, rules }: Act, words: Words): Promise<void> {
  if (words.outcome === 'appointment' && words.appointmentOn !== null && !words.appointmentOffDay) {
    const rest = restDayName(rules.calendar, words.appointmentOn);
    if (rest)
      throw new FormInvalid({
        appointmentOffDay: `Ngày ${formatDate(words.appointmentOn)} là ngày nghỉ (${rest}). Chọn ngày làm việc, hoặc đánh dấu ở đây để giữ ngày này`,
      });
  }
  if (words.outcome === 'transferred' && namesOwnOffice(words.transferredTo, await unitAt(house, actor.unitId, moment.today)))
    throw new FormInvalid({
      transferredTo:
        'Đây là chính cơ quan này, không phải chuyển. Nội dung thuộc thẩm quyền thì chọn Tiếp nhận đơn; không thuộc thì nhập cơ quan có thẩm quyền',
    });
}
