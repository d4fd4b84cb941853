// Whether the units of a plan can still do what it says of them: other acts may have ended, filled or named them since, are at it, or are planned
// for the same units.
import type { HouseTx } from '../../database/tx.ts';
import { addDays, formatDate } from '../../deadlines/dates.ts';
import { type Finding, nameSome } from './dry-run.ts';
import { nameSinceOf } from './house-records.ts';
import type { ReorganisationAct } from './reorganisation.ts';

/** Another act, carried out, by which a unit ended: `$1` the act that asks. An undone one ended nobody. */
const endingAct = (unit: string) =>
  `select o.number from reorganisations o join reorganisation_routes e on e.reorganisation_id = o.id and e.from_unit_id = ${unit} and e.kind <> 'function'
    where o.id <> $1 and o.state in ('running','done','undoing') order by o.started_at limit 1`;

/** That no carried out act has ended a unit, as a condition of a query. `$1` the act that asks. */
export const endedByNoAct = (unit: string): string => `not exists (${endingAct(unit)})`;

/** Of these units those an act carried out has ended, and its number. */
export function listEnded(
  house: HouseTx,
  actId: number,
  unitIds: readonly number[],
): Promise<{ id: number; name: string; act: string }[]> {
  return house.rows<{ id: number; name: string; act: string }>(
    `select u.id, u.name, e.number as act from units u cross join lateral (${endingAct('u.id')}) e where u.id = any ($2::int[]) order by u.sort_key, u.id`,
    [actId, unitIds],
  );
}

/**
 * A unit of the plan that cannot do its part, or that another plan has as well. `by`: the number of the other act, where one is the reason;
 * `issuedOn`, `effectiveOn`: its days, where it is still to be carried out or being so.
 */
interface Hindrance {
  why: 'giver_ended' | 'giver_gone' | 'giver_filling' | 'giving_elsewhere' | 'receiver_ended' | 'name_gone' | 'planned_elsewhere';
  name: string;
  by: string;
  issuedOn: string | null;
  effectiveOn: string | null;
}

/** @param today a receiver stands on the day somebody carries the act out, too */
export function listHindrances(house: HouseTx, act: ReorganisationAct, today: string): Promise<Hindrance[]> {
  return house.rows<Hindrance>(
    `with mine as (select from_unit_id as id, true as gives from reorganisation_routes where reorganisation_id = $1
         union select to_unit_id, false from reorganisation_routes where reorganisation_id = $1
         union select renamed_unit_id, true from reorganisation_names where reorganisation_id = $1),
       others as (select from_unit_id as id, true as gives, reorganisation_id as act_id from reorganisation_routes
         union select to_unit_id, false, reorganisation_id from reorganisation_routes
         union select renamed_unit_id, true, reorganisation_id from reorganisation_names),
       givers as (select from_unit_id as id, bool_and(kind = 'function') as stays from reorganisation_routes where reorganisation_id = $1 group by 1),
       found as (
         select 'giver_ended' as why, g.id, e.number as by, null::date as issued_on, null::date as effective_on from givers g cross join lateral (${endingAct('g.id')}) e
         union all
         select 'giver_gone', g.id, '', null, null from givers g join units u on u.id = g.id
          where not (u.during @> ($2::date - 1) and (not g.stays or u.during @> greatest($2::date, $3::date))) and ${endedByNoAct('g.id')}
         union all
         select distinct 'giver_filling', g.id, o.number, o.issued_on, o.effective_on from givers g join reorganisation_routes e on e.to_unit_id = g.id
           join reorganisations o on o.id = e.reorganisation_id and o.id <> $1 and o.state in ('running','undoing')
         union all
         select distinct 'giving_elsewhere', m.id, o.number, o.issued_on, o.effective_on from mine m join reorganisation_routes e on e.from_unit_id = m.id and e.kind = 'function'
           join reorganisations o on o.id = e.reorganisation_id and o.id <> $1 and o.state in ('running','undoing')
         union all
         select distinct 'planned_elsewhere', m.id, o.number, o.issued_on, o.effective_on from mine m join others t on t.id = m.id and (t.gives or m.gives)
           join reorganisations o on o.id = t.act_id and o.id <> $1 and o.state in ('draft','undone')
         union all
         select distinct 'receiver_ended', r.to_unit_id, e.number, null::date, null::date from reorganisation_routes r cross join lateral (${endingAct('r.to_unit_id')}) e where r.reorganisation_id = $1
         union all
         select 'name_gone', u.id, '', null, null from reorganisation_names n join units u on u.id = n.renamed_unit_id
          where n.reorganisation_id = $1 and (not u.during @> greatest($2::date, $3::date) or ${nameSinceOf('u')} > $2::date))
     select f.why, u.name, f.by, f.issued_on, f.effective_on from found f join units u on u.id = f.id order by f.why, f.effective_on, f.by, u.sort_key, u.id`,
    [act.id, act.effectiveOn, today],
  );
}

const sayings: Record<
  Hindrance['why'],
  { level?: Finding['level']; words: (names: string, by: string, on: string) => string; remedy: string }
> = {
  giver_ended: {
    words: (names, by) => `${names} đã kết thúc và bàn giao theo ${by}.`,
    remedy: 'Bỏ tuyến của đơn vị ấy; việc còn phải chuyển thì lập tuyến từ đơn vị kế tiếp.',
  },
  giver_gone: {
    words: (names, _by, on) => `${names} không hoạt động vào ngày ${formatDate(addDays(on, -1))}, ngày trước khi chuyển.`,
    remedy: 'Bỏ tuyến của đơn vị ấy, hoặc lập phương án khác theo ngày đúng.',
  },
  giver_filling: {
    words: (names, by) => `${names} đang nhận hoặc đang trả bàn giao theo ${by}.`,
    remedy: 'Chờ quyết định ấy xong rồi mở lại trang này.',
  },
  giving_elsewhere: {
    words: (names, by) => `${names} đang chuyển giao chức năng theo ${by}.`,
    remedy: 'Chờ quyết định ấy xong rồi mở lại trang này.',
  },
  planned_elsewhere: {
    level: 'look',
    words: (names, by) => `${names} cũng nằm trong phương án chưa thực hiện theo ${by}.`,
    remedy:
      'Đối chiếu hai phương án. Quyết định có hiệu lực trước thì thực hiện trước, xong rồi mới thực hiện quyết định kia; đơn vị kết thúc theo một quyết định thì bỏ khỏi phương án kia, lập lại từ đơn vị kế tiếp.',
  },
  receiver_ended: {
    words: (names, by) => `${names} là nơi nhận nhưng đã kết thúc theo ${by}.`,
    remedy: 'Bỏ các tuyến ấy, chọn đơn vị đã kế tiếp.',
  },
  name_gone: {
    words: (names, _by, on) =>
      `${names} đã kết thúc hoặc đã đổi tên sau ngày ${formatDate(on)}, không ghi tên mới từ ngày ấy được.`,
    remedy: 'Lập phương án khác không có đơn vị ấy.',
  },
};

/** '32/NQ-HĐND ngày 20/11/2026, hiệu lực từ 01/12/2026' */
const actWords = ({ by, issuedOn, effectiveOn }: Hindrance): string =>
  issuedOn && effectiveOn ? `${by} ngày ${formatDate(issuedOn)}, hiệu lực từ ${formatDate(effectiveOn)}` : by;

/** What other acts say against the switch, or of the same units, each with the act to look at. Pure. */
export function standingFindings(act: Pick<ReorganisationAct, 'effectiveOn'>, hindrances: readonly Hindrance[]): Finding[] {
  const groups = new Map<string, Hindrance[]>();
  for (const one of hindrances) groups.set(`${one.why} ${one.by}`, [...(groups.get(`${one.why} ${one.by}`) ?? []), one]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { level = 'stop', words, remedy } = sayings[first.why];
    const finding: Finding = {
      code: first.why,
      level,
      count: group.length,
      words: words(nameSome(group), actWords(first), act.effectiveOn),
      isSentence: true,
      remedy,
    };
    return [finding];
  });
}

/** Acts carried out later whose units gave, or were named, by what this act made: they are taken back first. Latest first. */
export function listResting(house: HouseTx, actId: number): Promise<{ number: string }[]> {
  return house.rows<{ number: string }>(
    `with mine as (select from_unit_id as id from reorganisation_routes where reorganisation_id = $1 union select to_unit_id from reorganisation_routes where reorganisation_id = $1)
     select o.number from reorganisations r join reorganisations o on o.id <> r.id and o.state in ('running','done','undoing') and o.started_at >= r.started_at
      where r.id = $1 and (exists (select 1 from reorganisation_routes x where x.reorganisation_id = o.id and x.from_unit_id in (select id from mine))
        or exists (select 1 from reorganisation_names n join reorganisation_names a on a.renamed_unit_id = n.renamed_unit_id and a.reorganisation_id = $1 where n.reorganisation_id = o.id))
      order by o.started_at desc, o.id desc`,
    [actId],
  );
}
