// The calendar of state offices: days off, days worked instead, and whether somebody has checked them.
import { z } from 'zod';
import { may } from '../accounts/permissions.ts';
import { NotFound } from '../errors.ts';
import { choice, optionalText, requiredDate, requiredText, tick } from '../web/fields.ts';
import { type Context, definePages, type Moment } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { isDate, yearOf } from './dates.ts';
import { holidayKinds } from './holidays.ts';
import { addHoliday, changeHoliday, checkNewHoliday, confirmDays, dropHoliday } from './holidays-actions.ts';
import { findHoliday, type HolidayRow, impactOf, listHolidays } from './holidays-records.ts';
import { holidayFormScreen, holidaysScreen } from './holidays-screens.ts';

const described = {
  kind: choice(holidayKinds, 'Chọn loại ngày'),
  name: requiredText('Nhập tên ngày, ví dụ Nghỉ bù Tết Dương lịch', 120),
  source: requiredText('Nhập văn bản, thông báo làm căn cứ', 200),
  note: optionalText(200),
};
const NewHoliday = ({ today }: Moment) => z.object({ on: requiredDate('Nhập ngày', () => today), ...described, seen: tick });
const HolidayChange = () => z.object({ ...described, removal: tick });

async function dayOf(context: Context): Promise<HolidayRow> {
  const on = context.params.on ?? '';
  const day = isDate(on) ? await findHoliday(context.house, on) : undefined;
  if (!day) throw new NotFound();
  return day;
}

export const holidayPages = definePages((page) => {
  page.get('/admin/holidays', {
    permission: 'holiday:read',
    handler: async ({ house, query, moment, actor, csrf }) => {
      const asked = query.get('year') ?? '';
      const year = /^20\d\d$/.test(asked) ? Number(asked) : yearOf(moment.today);
      const years = new Set([...(await listHolidays(house)).map((day) => yearOf(day.on)), year]);
      const days = await listHolidays(house, year);
      return view('admin/holidays', holidaysScreen(year, [...years].sort(), days, may(actor, 'holiday:admin'), csrf));
    },
  });

  page.form('/admin/holidays/new', {
    permission: 'holiday:admin',
    schema: NewHoliday,
    show: async (_context, form) => view('admin/holiday-form', holidayFormScreen(form, undefined, undefined)),
    act: async (context, { seen, ...form }, values) => {
      if (!seen) {
        // First what it would move; nothing is kept until the administrator has seen that.
        await checkNewHoliday(context, form);
        const state = {
          values: { ...values, seen: '1' },
          errors: {},
          csrf: context.csrf,
          key: String(values._key ?? ''),
          action: '/admin/holidays/new',
          note: '',
          draftSavedAt: '',
        };
        return view('admin/holiday-form', holidayFormScreen(state, undefined, await impactOf(context.house, [form.on]), true));
      }
      await addHoliday(context, form);
      return redirect(
        `/admin/holidays?year=${form.on.slice(0, 4)}`,
        'Đã thêm ngày vào lịch. Các thời hạn đang chạy được tính lại trong ít phút.',
      );
    },
  });

  page.post('/admin/holidays/confirmation', {
    permission: 'holiday:admin',
    handler: async (context, values) => {
      const days = [values.on ?? []].flat().filter(isDate);
      const [first] = days;
      const count = await confirmDays(context, days);
      return redirect(
        `/admin/holidays${first ? `?year=${first.slice(0, 4)}` : ''}`,
        count > 0 ? `Đã xác nhận ${count} ngày.` : 'Chọn ngày cần xác nhận trước.',
        count > 0 ? 'green' : 'amber',
      );
    },
  });

  page.form('/admin/holidays/:on', {
    permission: 'holiday:admin',
    schema: HolidayChange,
    initial: async (context) => {
      const { kind, name, source, note, confirmedAt } = await dayOf(context);
      return { kind, name, source, note: confirmedAt ? note : '' };
    },
    show: async (context, form) => {
      const day = await dayOf(context);
      return view('admin/holiday-form', holidayFormScreen(form, day, await impactOf(context.house, [day.on])));
    },
    act: async (context, { removal, ...form }) => {
      const { on } = await dayOf(context);
      const back = `/admin/holidays?year=${on.slice(0, 4)}`;
      if (removal) {
        await dropHoliday(context, on);
        return redirect(back, 'Đã bỏ ngày khỏi lịch. Các thời hạn đang chạy được tính lại trong ít phút.', 'amber');
      }
      await changeHoliday(context, on, form);
      return redirect(back, 'Đã lưu và xác nhận ngày.');
    },
  });
});
