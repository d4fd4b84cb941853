// The schedule of the head's reception days, and the calendar anyone may read.
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { cancelDay, planDay, postDay, postponeDay } from './actions.ts';
import { dayForm, postponeForm } from './forms.ts';
import { holdDayOf } from './hold.ts';
import { calendarScreen, dayFormScreen, dayScreen, dayValues, postponeScreen, scheduleScreen } from './screens.ts';

const late = 'Niêm yết chậm hơn 5 ngày làm việc trước ngày tiếp; việc chậm đã ghi vào nhật ký.';

export const schedulePages = definePages((page) => {
  page.open('get', '/calendar', {
    session: false,
    handler: async (context) => view('reception/calendar', await calendarScreen(context), { layout: 'public' }),
  });

  page.get('/schedule', {
    permission: 'schedule:read',
    handler: async (context) => view('reception/schedule/index', await scheduleScreen(context)),
  });

  page.form('/schedule/new', {
    permission: 'schedule:write',
    draft: 'of-schedule',
    schema: dayForm,
    initial: dayValues,
    show: async (context, form) => view('reception/schedule/new', await dayFormScreen(context, form)),
    act: async (context, value) => {
      const { id, isLate } = await planDay(await actOf(context), value);
      return redirect(
        `/schedule/${id}`,
        isLate ? `Đã niêm yết. ${late}` : value.post ? 'Đã niêm yết lịch.' : 'Đã thêm vào lịch, chưa niêm yết.',
        isLate ? 'amber' : 'green',
      );
    },
  });

  page.get('/schedule/:id', {
    permission: 'schedule:read',
    handler: async (context) => view('reception/schedule/day', await dayScreen(context)),
  });

  page.post('/schedule/:id/posting', {
    permission: 'schedule:write',
    handler: async (context) => {
      const { isLate } = await postDay(await actOf(context), context.id);
      return redirect(
        `/schedule/${context.id}`,
        isLate ? `Đã niêm yết. ${late}` : 'Đã niêm yết lịch.',
        isLate ? 'amber' : 'green',
      );
    },
  });

  page.post('/schedule/:id/holding', {
    permission: 'schedule:write',
    handler: async (context) => {
      await holdDayOf(await actOf(context), context.id, 'held');
      return redirect(`/schedule/${context.id}`, 'Đã ghi buổi tiếp diễn ra. Ghi từng lượt tiếp vào sổ.');
    },
  });

  page.form('/schedule/:id/postponement', {
    permission: 'schedule:write',
    draft: 'of-schedule-postponement',
    schema: postponeForm,
    show: async (context, form) => view('reception/schedule/postpone', await postponeScreen(context, form)),
    act: async (context, value) => {
      const newId = await postponeDay(await actOf(context), context.id, value);
      return redirect(`/schedule/${newId}`, 'Đã hoãn và niêm yết ngày mới.');
    },
  });

  page.post('/schedule/:id/cancellation', {
    permission: 'schedule:write',
    handler: async (context) => {
      await cancelDay(await actOf(context), context.id);
      return redirect(`/schedule/${context.id}`, 'Đã bỏ khỏi lịch.');
    },
  });
});
