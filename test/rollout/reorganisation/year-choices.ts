// The officers of some divided wards say where each petition goes, by the product's own acts: by its address or one by one. And, worked out
// beside the product, where everything is to go by what they said.
import { addRule, chooseDestinations } from '../../../src/rollout/reorganisation/handover/actions.ts';
import { listPlanned, listPlannedVisits } from '../../../src/rollout/reorganisation/handover/queries.ts';
import type { Context } from '../../../src/web/pages.ts';
import type { TestApp } from '../../support/app.ts';

/** What was said in one ward. */
interface Said {
  rules: { words: string; toUnitId: number }[];
  petitions: Map<number, number>;
  visits: Map<number, number>;
}
export type Choices = ReadonlyMap<number, Said>;

const asOfficer = <T>(app: TestApp, login: string, work: (context: Context) => Promise<T>): Promise<T> =>
  app.as(login, (act) => work({ ...act, services: app.services } as unknown as Context));

/** The divided wards in which most is open, each with its ways, the default last. */
export const busiestDivided = (app: TestApp, actId: number, count: number) =>
  app.database.owner<{ id: number; ways: number[]; open: number }>(
    `select r.from_unit_id as id, array_agg(r.to_unit_id order by r.is_default, r.to_unit_id) as ways,
            (select count(*)::int from handover_plan($1, r.from_unit_id)) as open
       from reorganisation_routes r where r.reorganisation_id = $1 group by 1 having count(*) > 1 order by open desc, 1 limit $2`,
    [actId, count],
  );

/** Two quarters go by their address; every third petition and every second visit is chosen by itself, wherever its address lies. */
export async function chooseAsOfficers(
  app: TestApp,
  actId: number,
  wards: readonly { id: number; ways: number[] }[],
): Promise<Choices> {
  const choices = new Map<number, Said>();
  for (const { id, ways } of wards) {
    const [first = 0, second = 0] = ways;
    const rules = [
      { words: 'Tổ dân phố 3', toUnitId: first },
      { words: 'tổ dân phố 7', toUnitId: second },
    ];
    const said = await asOfficer(app, `cu.${id}.clerk`, async (context) => {
      for (const rule of rules) await addRule(context, rule);
      const all = { openOnly: false, after: 0 };
      const petitions = (await listPlanned(context.tx, id, actId, all, 10_000)).filter((_, index) => index % 3 === 0);
      const visits = (await listPlannedVisits(context.tx, id, actId, all, 10_000)).filter((_, index) => index % 2 === 0);
      const way = (index: number) => ways[index % ways.length] ?? 0;
      const chosen = {
        petitions: petitions.map(({ petitionId: id }, index) => ({ id, toUnitId: way(index) })),
        visits: visits.map(({ visitId: id }, index) => ({ id, toUnitId: way(index) })),
      };
      await chooseDestinations(context, chosen);
      return {
        rules,
        petitions: new Map(chosen.petitions.map(({ id, toUnitId }) => [id, toUnitId])),
        visits: new Map(chosen.visits.map(({ id, toUnitId }) => [id, toUnitId])),
      };
    });
    choices.set(id, said);
  }
  return choices;
}

/** Where each open petition and each visit that still owes something is to go, by its id; counted from the tables alone. */
export async function expectedWays(app: TestApp, actId: number, choices: Choices) {
  const { owner } = app.database;
  const defaults = new Map(
    (
      await owner<{ id: number; to: number }>(
        'select from_unit_id as id, to_unit_id as "to" from reorganisation_routes where reorganisation_id = $1 and is_default',
        [actId],
      )
    ).map(({ id, to }) => [id, to]),
  );
  const petitions = await owner<{ unit: number; id: string; quarter: string | null }>(
    `select p.unit_id as unit, p.id, (select min(a.ward_text) from parties a where a.unit_id = p.unit_id and a.petition_id = p.id and not a.sealed and a.role <> 'denounced') as quarter
       from petitions p join reorganisation_givers g on g.reorganisation_id = $1 and g.from_unit_id = p.unit_id
      where p.closed_on is null and p.status <> 'void' or exists (select 1 from proceedings o where o.unit_id = p.unit_id and o.petition_id = p.id and o.closed_on is null)
         or exists (select 1 from clocks k where k.unit_id = p.unit_id and k.petition_id = p.id and k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null)`,
    [actId],
  );
  const visits = await owner<{ unit: number; id: string; quarter: string | null }>(
    `select v.unit_id as unit, v.id, (select min(a.ward_text) from parties a where a.unit_id = v.unit_id and a.visit_id = v.id) as quarter
       from visits v join reorganisation_givers g on g.reorganisation_id = $1 and g.from_unit_id = v.unit_id where v.replied_on is null and v.due_on is not null`,
    [actId],
  );
  const wayOf = (unit: number, id: number, quarter: string | null, kind: 'petitions' | 'visits') => {
    const said = choices.get(unit);
    const byAddress = said?.rules.find(({ words }) => words.toLocaleLowerCase('vi') === quarter?.toLocaleLowerCase('vi'));
    return said?.[kind].get(id) ?? byAddress?.toUnitId ?? defaults.get(unit) ?? 0;
  };
  const ways = (rows: typeof petitions, kind: 'petitions' | 'visits') =>
    new Map(rows.map(({ unit, id, quarter }) => [Number(id), wayOf(unit, Number(id), quarter, kind)]));
  return { petitions: ways(petitions, 'petitions'), visits: ways(visits, 'visits') };
}

/** Where they went, by the id they had. */
export async function takenWays(app: TestApp, kind: 'petition' | 'visit'): Promise<Map<number, number>> {
  const rows = await app.database.owner<{ id: string; unit: number }>(
    kind === 'petition'
      ? "select from_petition_id as id, unit_id as unit from handovers where kind = 'petition'"
      : "select v.origin_visit_id as id, h.unit_id as unit from handovers h join visits v on v.unit_id = h.unit_id and v.id = h.visit_id where h.kind = 'visit'",
  );
  return new Map(rows.map(({ id, unit }) => [Number(id), unit]));
}
