// Changing the calendar. Every change that can move a due date queues the recomputing of every unit, in the same transaction.
import { recordHouseEvent } from '../audit/events.ts';
import { enqueue } from '../database/outbox.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import type { Context } from '../web/pages.ts';
import { dayProblem, type HolidayKind, isConfirmed, unknownYear, worksOn } from './holidays.ts';
import {
  confirmHolidays,
  findHoliday,
  insertHoliday,
  listHolidays,
  lockHoliday,
  lockHolidays,
  removeHoliday,
  saveHoliday,
  unitsWithRunningClocks,
} from './holidays-records.ts';

export interface HolidayForm {
  on: string;
  kind: HolidayKind;
  name: string;
  source: string;
  note: string;
}

/** @throws FormInvalid when such a day makes no sense, is there already, or its year is unknown */
export async function checkNewHoliday(context: Context, form: HolidayForm): Promise<void> {
  const { house } = context;
  const problem = dayProblem(form) ?? unknownYear(form.on, await listHolidays(house));
  if (problem) throw new FormInvalid({ on: problem });
  if (await findHoliday(house, form.on)) throw new FormInvalid({ on: 'Ngày này đã có trong lịch, mở ngày ấy để sửa' });
}

/** Adds a day the administrator has read in a notice of the state: it is confirmed. @throws FormInvalid */
export async function addHoliday(context: Context, form: HolidayForm): Promise<void> {
  await checkNewHoliday(context, form);
  const { house, actor, moment } = context;
  await insertHoliday(house, { ...form, isWorkingDay: worksOn(form.kind) }, actor.accountId, moment.at);
  await record(context, 'holiday.added', { on: form.on, kind: form.kind, name: form.name });
  await recomputeEverywhere(context);
}

/** @throws FormInvalid, NotFound */
export async function changeHoliday(context: Context, on: string, form: Omit<HolidayForm, 'on'>): Promise<void> {
  const { house, actor, moment } = context;
  const was = await lockHoliday(house, on);
  const problem = dayProblem({ on, kind: form.kind });
  if (problem) throw new FormInvalid({ kind: problem });
  await saveHoliday(house, was, { ...form, on, isWorkingDay: worksOn(form.kind) }, actor.accountId, moment.at);
  await record(context, 'holiday.changed', { on, from: was.kind, to: form.kind, name: form.name });
  if (was.isWorkingDay !== worksOn(form.kind)) await recomputeEverywhere(context);
}

/** The day is an ordinary one again. @throws NotAllowedNow when it is the year's last statutory day, NotFound */
export async function dropHoliday(context: Context, on: string): Promise<void> {
  const was = await lockHoliday(context.house, on);
  const others = (await listHolidays(context.house)).filter((day) => day.on !== on);
  if (unknownYear(on, others))
    throw new NotAllowedNow('Không bỏ ngày nghỉ lễ cuối cùng của một năm: năm ấy sẽ không còn lịch.', `/admin/holidays/${on}`);
  await removeHoliday(context.house, was);
  await record(context, 'holiday.removed', { on, kind: was.kind, name: was.name });
  await recomputeEverywhere(context);
}

/** Marks days as checked against the state's notice. Dates do not move. @returns how many were not confirmed before */
export async function confirmDays(context: Context, on: readonly string[]): Promise<number> {
  const { house, actor, moment } = context;
  const days = (await lockHolidays(house, on)).filter((day) => !isConfirmed(day.status));
  if (days.length === 0) return 0;
  await confirmHolidays(house, days, actor.accountId, moment.at);
  await record(context, 'holiday.confirmed', { days: days.map((day) => day.on) });
  return days.length;
}

/** Every running limit is counted anew: the calendar, or what the installation chose of a rule, is another. */
export async function recomputeEverywhere(context: Context): Promise<void> {
  context.services.forgetRules();
  for (const unitId of await unitsWithRunningClocks(context.house))
    await enqueue(context.house, 'recompute_clocks', { unitId }, { key: `recompute-${unitId}` });
}

function record(context: Context, kind: string, data: Record<string, unknown>): Promise<void> {
  const { house, moment, actor, requestId } = context;
  return recordHouseEvent(house, { at: moment.at, accountId: actor.accountId, kind, data, requestId });
}
