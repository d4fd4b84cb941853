// Addresses of those who run classes, in production: /training. And /class, where one types the code of a class.

import { formatDate } from '../deadlines/dates.ts';
import { qrPath } from '../documents/papers/qr.ts';
import { FormInvalid, NotAllowedNow, NotFound } from '../errors.ts';
import { type Context, definePages } from '../web/pages.ts';
import { file, redirect, view } from '../web/reply.ts';
import {
  closeClass,
  exercisesFor,
  moveClock,
  openClass,
  openRealmOf,
  resetClass,
  resetRefusal,
  resetSeat,
  shutPlacesOf,
} from './actions.ts';
import { readBoard } from './board.ts';
import { seatScreen } from './board-screens.ts';
import { certificatePages } from './certificate-routes.ts';
import { firstDayOf, listExercises } from './class-queries.ts';
import { classDay } from './class-settings.ts';
import { dayNotes } from './exercise-day.ts';
import { authorPages } from './exercise-routes.ts';
import { ClassForm, ClockForm, CloseForm, ResetForm } from './forms.ts';
import { seatWords } from './parts.ts';
import { seatPeople, seatsWords, unknownUnitsRefusal } from './people.ts';
import { listClasses, loadClass, nearestUnits, unitsByName } from './queries.ts';
import type { ClassRow } from './records.ts';
import { type ClassState, classFormScreen, classScreen, confirmScreen, slipsScreen, trainingScreen } from './screens.ts';
import { wishesScreen } from './wish-screens.ts';
import { openWishPicture, readWishes, sendWishes } from './wishes.ts';

const classHref = (context: Context) => `/training/classes/${context.id}`;

/** What people type to come to the class. */
function addressOf({ services, req }: Context, code: string): string {
  const origin = services.config.web.publicUrl.replace(/\/$/, '') || `${req.protocol}://${req.get('host') ?? ''}`;
  return `${origin}/class/${code}`;
}

/** Today, or the next working day when nobody works today: most papers come on a working day. */
async function firstDay({ house, moment, services }: Context): Promise<string> {
  const { calendar } = await services.rules(house);
  return calendar.isWorkingDay(moment.today) ? moment.today : calendar.nextWorkingDay(moment.today);
}

/** The day a class began with, for beginning it anew; today where its database is gone. */
async function firstClassMorning(context: Context): Promise<string> {
  try {
    const realm = await openRealmOf(context, await loadClass(context.house, context.id));
    const day = await realm.services.database.inHouse(firstDayOf);
    if (day) return day;
  } catch (error) {
    // A class that does not open is mended by beginning it anew.
    if (!(error instanceof NotAllowedNow)) throw error;
  }
  return formatDate(await firstDay(context));
}

async function stateOf(context: Context, row: ClassRow): Promise<ClassState> {
  const shut = await shutPlacesOf(context, row);
  if (row.closedAt) return { day: '', board: undefined, trouble: '', shut };
  try {
    const realm = await openRealmOf(context, row);
    return { day: classDay(realm.services.now()), board: await readBoard(realm), trouble: '', shut };
  } catch (error) {
    // The page is where one mends it.
    if (error instanceof NotAllowedNow) return { day: '', board: undefined, trouble: error.message, shut };
    throw error;
  }
}

const classPages = definePages((page) => {
  page.open('get', '/class', {
    session: false,
    handler: async ({ query }) => {
      const code = (query.get('code') ?? '').trim().toLowerCase();
      if (/^[a-z0-9]{5,12}$/.test(code)) return redirect(`/class/${code}`);
      return view(
        'training/door',
        { title: 'Vào lớp tập huấn', typed: code, hasError: code !== '' },
        { layout: 'public', status: code === '' ? 200 : 422 },
      );
    },
  });

  page.get('/training', {
    permission: 'training:teach',
    handler: async ({ house, services }) => {
      const refusal = services.realms ? await services.realms.refusal() : 'Bản cài đặt này không mở lớp tập huấn.';
      return view('training/index', trainingScreen(await listClasses(house), refusal));
    },
  });

  page.form('/training/classes/new', {
    permission: 'training:teach',
    draft: 'of-class',
    schema: ClassForm,
    initial: async (context) => {
      const workday = formatDate(await firstDay(context));
      return { heldOn: workday, day: workday, seats: '30' };
    },
    show: async ({ house, actor }, form) =>
      view('training/class-form', classFormScreen(form, await exercisesFor(house, actor.accountId))),
    act: async (context, form) => {
      const typed = form.people;
      const { today } = context.moment;
      const named = typed.map(({ homeUnit }) => homeUnit).filter(Boolean);
      const units = await unitsByName(context.house, named, today);
      const unknown = named.filter((name) => !units.has(name));
      const refusal = unknownUnitsRefusal(typed, await nearestUnits(context.house, unknown, today));
      if (refusal) throw new FormInvalid({ people: refusal });
      const people = seatPeople(Math.max(form.seats, typed.length), typed, units);
      const id = await openClass(context, { ...form, people });
      return redirect(
        `/training/classes/${id}`,
        `Đã mở lớp ${seatsWords(form.seats, typed.length)}. In phiếu đăng nhập rồi phát cho học viên.`,
      );
    },
  });

  page.get('/training/classes/:id', {
    permission: 'training:teach',
    handler: async (context) => {
      const row = await loadClass(context.house, context.id);
      return view(
        'training/class',
        classScreen(row, await stateOf(context, row), addressOf(context, row.realmCode), context.moment.at),
      );
    },
  });

  page.get('/training/classes/:id/seats/:seatId', {
    permission: 'training:teach',
    handler: async (context) => {
      const row = await loadClass(context.house, context.id);
      if (row.closedAt) throw new NotFound();
      const { rows } = await readBoard(await openRealmOf(context, row));
      const one = rows.find(({ trainee }) => trainee.seat === Number(context.params.seatId));
      if (!one) throw new NotFound();
      return view('training/seat', seatScreen(row, one, (await resetRefusal(context, row, one.trainee.seat)) ?? ''));
    },
  });

  page.get('/training/classes/:id/wishes', {
    permission: 'training:teach',
    handler: async (context) => {
      const row = await loadClass(context.house, context.id);
      if (row.closedAt) throw new NotFound();
      return view('training/wishes', wishesScreen(row, await readWishes(context, row), context.csrf));
    },
  });

  page.get('/training/classes/:id/wishes/:wishId/picture', {
    permission: 'training:teach',
    handler: async (context) => {
      const row = await loadClass(context.house, context.id);
      if (row.closedAt) throw new NotFound();
      const { content, mediaType } = await openWishPicture(context, row, Number(context.params.wishId));
      return file(content, mediaType, `gop-y-${context.params.wishId}`, true);
    },
  });

  page.post('/training/classes/:id/wishes', {
    permission: 'training:teach',
    handler: async (context) => {
      const sent = await sendWishes(context);
      return redirect(`${classHref(context)}/wishes`, `Đã chuyển ${sent} góp ý cho Thanh tra Thành phố.`);
    },
  });

  page.get('/training/classes/:id/slips', {
    permission: 'training:teach',
    observes: 'print',
    handler: async (context) => {
      const row = await loadClass(context.house, context.id);
      if (row.closedAt) throw new NotFound();
      const address = addressOf(context, row.realmCode);
      // The slips carry passwords: who printed them stays on record.
      context.observe({ kind: 'class.slips_printed', unitId: context.actor.unitId, data: { class: row.name } });
      return view('training/slips', slipsScreen(row, address, qrPath(address), context.services.config), { layout: 'print' });
    },
  });

  page.form('/training/classes/:id/clock', {
    permission: 'training:teach',
    schema: ClockForm,
    initial: async (context) => {
      const realm = await openRealmOf(context, await loadClass(context.house, context.id));
      return { day: classDay(realm.services.now()) };
    },
    show: async (context, form) => {
      const row = await loadClass(context.house, context.id);
      const realm = await openRealmOf(context, row);
      return view(
        'training/confirm',
        confirmScreen(row, form, {
          title: 'Chuyển ngày của lớp',
          words:
            'Từ lúc lưu, mọi màn hình của lớp coi ngày này là hôm nay: hạn xử lý, ngày nghỉ, nhắc hạn tính theo. Ngày của lớp chỉ tiến, không lùi; muốn lùi thì làm mới lớp.',
          dayNotes: dayNotes(await realm.services.database.inHouse(listExercises)),
          tickLabel: '',
          submitLabel: 'Chuyển ngày',
        }),
      );
    },
    act: async (context, { day }) => {
      await moveClock(context, context.id, day);
      return redirect(classHref(context), `Hôm nay của lớp là ${formatDate(day)}.`);
    },
  });

  page.form('/training/classes/:id/reset', {
    permission: 'training:teach',
    schema: ResetForm,
    initial: async (context) => ({ day: await firstClassMorning(context) }),
    show: async (context, form) => {
      const row = await loadClass(context.house, context.id);
      const refusal = await resetRefusal(context, row);
      if (refusal) throw new NotAllowedNow(refusal, classHref(context));
      return view(
        'training/confirm',
        confirmScreen(row, form, {
          title: 'Làm mới cả lớp',
          words:
            'Bài làm của mọi học viên bị xóa, lớp trở lại như buổi đầu: cùng danh sách, cùng phiếu đăng nhập. Góp ý chưa chuyển cũng bị xóa. Chứng nhận đã cấp vẫn còn.',
          dayNotes: dayNotes(await exercisesFor(context.house, row.trainerId)),
          tickLabel: 'Xóa bài làm của cả lớp',
          submitLabel: 'Làm mới lớp',
        }),
      );
    },
    act: async (context, { day }) => {
      await resetClass(context, context.id, day);
      return redirect(classHref(context), 'Lớp đã làm mới. Học viên đăng nhập lại bằng phiếu cũ.');
    },
  });

  page.form('/training/classes/:id/seats/:seatId/reset', {
    permission: 'training:teach',
    schema: CloseForm,
    show: async (context, form) => {
      const row = await loadClass(context.house, context.id);
      const person = row.people.find(({ seat }) => seat === Number(context.params.seatId));
      if (!person) throw new NotFound();
      const refusal = await resetRefusal(context, row, person.seat);
      if (refusal) throw new NotAllowedNow(refusal, `${classHref(context)}/seats/${person.seat}`);
      return view(
        'training/confirm',
        confirmScreen(row, form, {
          title: `Cho học viên ${seatWords(person.seat)} làm lại`,
          words: `Bài làm của ${person.name || 'học viên này'} bị bỏ, người đó có phường, sở mới và đăng nhập bằng phiếu cũ. Các học viên khác không bị ảnh hưởng.`,
          tickLabel: 'Bỏ bài làm của học viên này',
          submitLabel: 'Cho làm lại',
        }),
      );
    },
    act: async (context) => {
      const seat = Number(context.params.seatId);
      await resetSeat(context, context.id, seat);
      return redirect(classHref(context), `Học viên ${seatWords(seat)} bắt đầu lại từ đầu.`);
    },
  });

  page.form('/training/classes/:id/closing', {
    permission: 'training:teach',
    schema: CloseForm,
    show: async (context, form) => {
      const row = await loadClass(context.house, context.id);
      return view(
        'training/confirm',
        confirmScreen(row, form, {
          title: 'Đóng lớp',
          words:
            'Cơ sở dữ liệu và tệp của lớp bị xóa hẳn, học viên không vào được nữa. Cấp chứng nhận và chuyển góp ý của lớp trước khi đóng: sau khi đóng không còn bài làm để tính, góp ý chưa chuyển cũng mất.',
          tickLabel: 'Xóa dữ liệu của lớp',
          submitLabel: 'Đóng lớp',
        }),
      );
    },
    act: async (context) => {
      await closeClass(context, context.id);
      return redirect('/training', 'Đã đóng lớp và xóa dữ liệu của lớp.');
    },
  });
});

export const trainerPages = [...classPages, ...certificatePages, ...authorPages];
