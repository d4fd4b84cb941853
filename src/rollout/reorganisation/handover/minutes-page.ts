// Gathers the two papers of one handover, the units as they were called then and now: the minutes, which say the same whoever prints them, and
// the sheet of what this officer keeps apart from them.
import type { Actor } from '../../../accounts/actor.ts';
import { may } from '../../../accounts/permissions.ts';
import type { HouseTx } from '../../../database/tx.ts';
import { addDays } from '../../../deadlines/dates.ts';
import { findUndatedRows } from '../../../deadlines/undated.ts';
import { withoutDay } from '../../../deadlines/without-day.ts';
import type { Sheet } from '../../../documents/papers/paper.ts';
import { NotFound } from '../../../errors.ts';
import { thenName } from '../../../units/administration-queries.ts';
import { nowWords } from '../../../units/became.ts';
import { becameIn, listSuccessors, unitAt, unitNameOn, unitProfile } from '../../../units/queries.ts';
import type { Context } from '../../../web/pages.ts';
import { findHead, loadAct } from '../queries.ts';
import { composeApart } from './apart.ts';
import { composeMinutes, isOneHead, type MinutesData, type MinutesUnit } from './minutes.ts';
import { asHandedOver, clocksOf, countArchive, fieldsGiven, findLastHandover, listItems, type Told } from './queries.ts';

/** More than any ward held on the day of 2025; the list itself goes on beyond. */
const mostItems = 3000;

export interface Minutes {
  paper: Sheet;
  /** One person headed both sides: who stands for each is written by hand. */
  namesByHand: boolean;
}

/**
 * The minutes with what came from one unit, by the last act that brought something from it: state and day of each item are those of the
 * handover, and only what is hidden from nobody stands on them, so that two copies agree. @throws NotFound
 */
export async function minutesOf(context: Context, fromUnitId: number): Promise<Minutes> {
  const { act, ...told } = await toldOf(context, fromUnitId, 'everybody');
  const fields = await fieldsGiven(context.tx, context.actor.unitId, fromUnitId, act.id);
  return { paper: composeMinutes({ act, ...told, fields }), namesByHand: isOneHead(told.giver, told.receiver) };
}

/** The sheet of what the actor keeps apart from the minutes. @throws NotFound when there is nothing of the kind for him */
export async function apartOf(context: Context, fromUnitId: number): Promise<Sheet> {
  const told = await toldOf(context, fromUnitId, 'apart');
  if (told.items.length + (told.archive?.length ?? 0) === 0) throw new NotFound();
  return composeApart({ ...told, keeper: context.actor.name });
}

/** Whoever has no right to the list of a handover finds there what he keeps himself. */
export const keptOnly = (actor: Actor) => !may(actor, 'handover:read');
const keeperOf = (actor: Actor) => (keptOnly(actor) ? actor.accountId : null);

/** Whether the actor keeps anything apart from the minutes with that unit. */
export async function keepsApart({ tx, actor }: Context, fromUnitId: number): Promise<boolean> {
  const last = await findLastHandover(tx, actor.unitId, fromUnitId);
  if (!last) return false;
  const { reorganisationId } = last;
  const filter = { fromUnitId, reorganisationId, show: 'all', after: 0, told: 'apart', keptOnly: keptOnly(actor) } as const;
  const [item] = await listItems(tx, actor.unitId, filter, 1);
  if (item) return true;
  return ((await countArchive(tx, actor.unitId, fromUnitId, reorganisationId, 'apart', keeperOf(actor))) ?? []).length > 0;
}

/** What either paper tells. @throws NotFound */
async function toldOf(context: Context, fromUnitId: number, told: Told): Promise<Omit<MinutesData, 'fields'>> {
  const { tx, house, actor, moment, services } = context;
  const last = await findLastHandover(tx, actor.unitId, fromUnitId);
  if (!last) throw new NotFound();
  const act = await loadAct(house, last.reorganisationId);
  const isOwn = told === 'apart';
  const filter = {
    fromUnitId,
    reorganisationId: act.id,
    show: 'all' as const,
    after: 0,
    told,
    keptOnly: isOwn && keptOnly(actor),
  };
  const items = (await listItems(tx, actor.unitId, filter, mostItems)).map(asHandedOver);
  const rules = await services.rules(house);
  const undated = await findUndatedRows(tx, clocksOf(actor.unitId, items), rules);
  const profile = await unitProfile(house, actor.unitId);
  const unit = async (id: number, on: string): Promise<MinutesUnit> => {
    const then = (await thenName(house, id, on)) ?? (await unitNameOn(house, id, on));
    return { thenName: then, nowWords: await sinceThen(house, id, then, moment.today), head: await findHead(house, id, on) };
  };
  return {
    act,
    giver: await unit(fromUnitId, addDays(act.effectiveOn, -1)),
    receiver: await unit(actor.unitId, act.effectiveOn),
    items,
    withoutDay: ({ clockId, fromYear }) => {
      const due = withoutDay(undated.get(clockId ?? 0), moment.today, rules.calendar, fromYear ? `${fromYear}-12-31` : '');
      return due.state === 'none' && due.dateText !== '' ? `${due.words}, ${due.dateText}` : due.words;
    },
    archive: await countArchive(tx, actor.unitId, fromUnitId, act.id, told, isOwn ? keeperOf(actor) : null),
    frame: {
      superiorOrg: profile.superiorOrg,
      issuingOrg: profile.issuingOrg,
      officeCode: profile.symbol,
      place: profile.place,
      training: services.realm !== undefined,
    },
    today: moment.today,
  };
}

/** What became of a unit since it bore that name: another name, or who took over when it ended. */
async function sinceThen(house: HouseTx, id: number, then: string, today: string): Promise<string> {
  const unit = await unitAt(house, id, today);
  if (unit.stands) return unit.name === then ? '' : nowWords('succeeded', unit.name);
  const successors = await listSuccessors(house, id, today);
  const [likely] = successors;
  if (!likely) return '';
  const became = await becameIn(house, id, likely.id);
  // All it was divided among are named here: together they are where it was.
  return nowWords(became === 'divided' ? 'succeeded' : became, successors.map(({ name }) => name).join(', '), 'nay thuộc');
}
