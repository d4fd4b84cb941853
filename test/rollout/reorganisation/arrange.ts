// What every act asks before it is carried out.
import { addRoute, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import type { RouteValues } from '../../../src/rollout/reorganisation/forms.ts';
import { nameHeads } from '../../../src/rollout/reorganisation/heads/actions.ts';
import { proposedHeadTitle, receiversToName } from '../../../src/rollout/reorganisation/heads/heads.ts';
import { headsFrom, listLeadingPosts } from '../../../src/rollout/reorganisation/heads/queries.ts';
import { loadAct } from '../../../src/rollout/reorganisation/queries.ts';
import type { Context } from '../../../src/web/pages.ts';
import type { TestApp } from '../../support/app.ts';

/** In each receiver that would have two heads its own stays it, and every other becomes a deputy of his. */
export async function keepHeads(context: Context, actId: number): Promise<void> {
  const { house, moment } = context;
  const act = await loadAct(house, actId);
  const open = async () => {
    const { receivers } = receiversToName(await listLeadingPosts(house, act, moment.today), headsFrom(act, moment.today));
    return receivers.filter(({ isSaid }) => !isSaid);
  };
  for (let receivers = await open(); receivers.length > 0; receivers = await open())
    await nameHeads(
      context,
      actId,
      Object.fromEntries(
        receivers.flatMap(({ unitId, candidates }) => {
          const [head, ...others] = candidates;
          const title = `Phó ${head?.headTitle.toLocaleLowerCase('vi')}`;
          return [
            [`head-${unitId}`, String(head?.assignmentId)],
            [`headTitle-${unitId}`, proposedHeadTitle(candidates)],
            ...others.flatMap(({ assignmentId }) => [
              [`as-${assignmentId}`, 'deputy'],
              [`title-${assignmentId}`, title],
            ]),
          ];
        }),
      ),
    );
}

/** The same by the address of the act's page. */
export const keepHeadsAt = (app: TestApp, address: string): Promise<void> =>
  adminOf(app)((context) => keepHeads(context, Number(address.split('/').at(-1))));

/** Work done as the administrator, with what a page of his gives it. */
export const adminOf =
  (app: TestApp) =>
  <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    app.as('quantri', (act) => work({ ...act, services: app.services } as unknown as Context));

/** The wards these tests rearrange, by the names they call them. */
export async function wardsOf(app: TestApp): Promise<Record<'baDinh' | 'ngocHa' | 'hongHa' | 'other', number>> {
  const { unitId } = app.database;
  const [baDinh, ngocHa] = [await unitId('00004'), await unitId('00008')];
  return { baDinh, ngocHa, hongHa: await unitId('00097'), other: await unitId('00025') };
}

/** An act in preparation, issued on 20/11/2026. Its id. */
export const prepareNumbered = (context: Context, number: string, effectiveOn: string, subject = 'sắp xếp phường') =>
  prepareAct(context, { number, issuedOn: '2026-11-20', issuer: 'Hội đồng nhân dân', subject, effectiveOn });

/** A way on which everything of a unit goes along, but for these changes. */
export const addWholeWay = (
  context: Context,
  actId: number,
  fromUnitId: number,
  toUnitId: number,
  changes: Partial<RouteValues> = {},
) =>
  addRoute(context, actId, {
    fromUnitId,
    toUnitId,
    kind: 'merge',
    isDefault: false,
    fields: [],
    takesPetitions: true,
    takesArchive: true,
    takesAccounts: true,
    takesSchedule: true,
    ...changes,
  });

/** The act that brings one ward wholly into another on 25/11/2026, in preparation. Its id. */
export async function prepareMerger(context: Context, fromUnitId: number, toUnitId: number): Promise<number> {
  const actId = await prepareNumbered(context, '9/NQ-HĐND', '2026-11-25', 'nhập phường Ba Đình vào phường Ngọc Hà');
  await addWholeWay(context, actId, fromUnitId, toUnitId, { isDefault: true });
  return actId;
}

/** An officer, and a leader who approves, in a receiver nobody comes along to. */
export async function staffOffice(app: TestApp, unitId: number): Promise<void> {
  await addOfficer(app, unitId, 'processor');
  await addOfficer(app, unitId, 'leader');
}

/** An officer who is there already. */
export const addOfficer = (app: TestApp, unitId: number, role: 'processor' | 'leader'): Promise<unknown> =>
  app.database.owner(
    `with made as (insert into accounts (login, name, name_ascii, created_at, password_hash)
       select $2 || '.' || $1::text, 'Đỗ Thị Nhận', fold('Đỗ Thị Nhận'), created_at, password_hash from accounts where login = 'thang.badinh' returning id)
     insert into assignments (account_id, unit_id, role, title, during)
     select id, $1::int, $2, case $2 when 'leader' then 'Chủ tịch UBND phường' else 'Chuyên viên' end, daterange('2025-07-01', null) from made`,
    [unitId, role],
  );

/** A new unit made of parts alone takes in nobody's people: it has its own before the act (id) is begun. */
export async function staffEmptyReceivers(app: TestApp, id: number): Promise<void> {
  const empty = await app.database.owner<{ id: number }>(
    `select distinct r.to_unit_id as id from reorganisation_routes r where r.reorganisation_id = $1
        and not exists (select 1 from reorganisation_routes o where o.reorganisation_id = $1 and o.to_unit_id = r.to_unit_id and o.takes_accounts)
        and not exists (select 1 from assignments a where a.unit_id = r.to_unit_id and upper_inf(a.during))`,
    [id],
  );
  for (const one of empty) await staffOffice(app, one.id);
}
