// The pages about units: the tree on a day, one unit on a day with its history, its profile. changes/ makes, renames, moves, closes.
import { may } from '../accounts/permissions.ts';
import { formatDate, parseDate } from '../deadlines/dates.ts';
import { NotAllowedNow } from '../errors.ts';
import { type Context, definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { changeProfile } from './actions.ts';
import {
  hasProfile,
  listChanges,
  listOfficers,
  listSuccession,
  listTree,
  listUnitEvents,
  thenName,
} from './administration-queries.ts';
import { ProfileForm } from './forms.ts';
import { findUnitsByText, listUnitsOn, nameUsedSince, unitAt, unitProfile } from './queries.ts';
import { profileScreen, unitScreen, unitSearchScreen, unitsScreen } from './screens.ts';
import { ownDay } from './unit.ts';

const searchLimit = 50;

export const unitPages = definePages((page) => {
  page.get('/admin/units', {
    permission: 'unit:read',
    handler: async ({ house, query, moment, actor }) => {
      const typedDate = query.get('on') ?? '';
      const on = typedDate ? parseDate(typedDate, moment.today) : moment.today;
      const typed = (query.get('q') ?? '').trim();
      const problem = on
        ? ''
        : `“${typedDate.slice(0, 20)}” không phải là một ngày có thật, ví dụ ${formatDate(moment.today)}. Danh mục dưới đây là của hôm nay.`;
      if (typed) {
        const day = { on: on ?? moment.today, today: moment.today, problem };
        return view('units/tree', unitSearchScreen(await findUnitsByText(house, typed, day.on, searchLimit), typed, day));
      }
      return view(
        'units/tree',
        unitsScreen(await listTree(house, on ?? moment.today), {
          on: on ?? moment.today,
          today: moment.today,
          problem,
          mayChange: may(actor, 'unit:admin'),
        }),
      );
    },
  });

  page.get('/admin/units/:id', {
    permission: 'unit:read',
    handler: async ({ house, id, actor, moment, query }) => {
      const on = parseDate(query.get('on') ?? '', moment.today) ?? moment.today;
      const asked = await unitAt(house, id, on);
      // A unit that begins later, or has ended, is shown as it was on the nearest day of its own.
      const shownOn = ownDay(asked, on);
      const unit = asked.stands ? asked : { ...(await unitAt(house, id, shownOn)), stands: false };
      return view(
        'units/unit',
        unitScreen({
          unit,
          on,
          shownOn,
          today: moment.today,
          thenName: await thenName(house, id, shownOn),
          profile: (await hasProfile(house, id)) ? await unitProfile(house, id) : undefined,
          succession: await listSuccession(house, id),
          officers: await listOfficers(house, id, shownOn),
          changes: await listChanges(house, id),
          events: await listUnitEvents(house, id),
          mayChange: may(actor, 'unit:admin'),
          nameUsedSince: await nameUsedSince(house, id),
          standing: await listUnitsOn(house, moment.today),
        }),
      );
    },
  });

  page.form('/admin/units/:id/profile', {
    permission: 'unit:admin',
    schema: ProfileForm,
    initial: async ({ house, id }) => {
      const { unitId: _, isRemoteArea, acceptsTransfersOnDelivery, ...words } = await unitProfile(house, id);
      return {
        ...words,
        ...(isRemoteArea ? { isRemoteArea: '1' } : {}),
        ...(acceptsTransfersOnDelivery ? { acceptsTransfersOnDelivery: '1' } : {}),
      };
    },
    show: async (context: Context, form) => {
      await unitProfile(context.house, context.id);
      const unit = await unitAt(context.house, context.id, context.moment.today);
      if (unit.endedOn !== null && unit.endedOn <= context.moment.today)
        throw new NotAllowedNow(
          `${unit.name} đã kết thúc hoạt động từ ngày ${formatDate(unit.endedOn)}.`,
          `/admin/units/${unit.id}`,
        );
      return view('units/profile', profileScreen(unit, form));
    },
    act: async (context, form) => {
      await changeProfile(context, context.id, form);
      return redirect(`/admin/units/${context.id}`, 'Đã lưu. Văn bản lập từ nay theo thể thức mới; văn bản đã có số giữ nguyên.');
    },
  });
});
