// What trainees left in their books, for marking: all attempts in two statements, however many sit in the class.
import type { Actor } from '../accounts/actor.ts';
import { systemActor } from '../accounts/actor.ts';
import type { UnitTx } from '../database/tx.ts';
import { petitionNumber } from '../petitions/petition.ts';
import type { Attempt } from './class-queries.ts';
import type { PetitionWork, VisitWork } from './marking.ts';

/** Who marks: nobody's account, reading the offices of the class, sealed contents too. It exists in a class only. */
export function markerOf(unitIds: readonly number[]): Actor {
  const [first = 0] = unitIds;
  const actor = systemActor(first);
  return { ...actor, reach: { all: false, units: unitIds, sealed: 'reach', assignedOnly: false } };
}

export interface AttemptAt {
  attempt: Attempt;
  /** The office whose book is looked at. */
  unitId: number;
}

export interface Left {
  petition: PetitionWork | null;
  visit: VisitWork | null;
}

type PetitionRow = Omit<PetitionWork, 'number'> & {
  attemptId: number;
  year: number;
  number: number;
};

/** Attempt id → the last petition and visit entered for it that stand in the book; what was put there for an exercise is not among them. */
export async function loadWork(tx: UnitTx, attempts: readonly AttemptAt[]): Promise<Map<number, Left>> {
  if (attempts.length === 0) return new Map();
  const windows = JSON.stringify(
    attempts.map(({ attempt, unitId }) => ({
      id: attempt.id,
      unit: unitId,
      after: attempt.afterPetition,
      until: attempt.untilPetition,
      afterVisit: attempt.afterVisit,
      untilVisit: attempt.untilVisit,
    })),
  );
  const petitions = await tx.rows<PetitionRow>(
    `with w as materialized (select * from json_to_recordset($1) as i(id int, unit int, after bigint, until bigint)),
     given as materialized (select g.value::bigint as id from training_attempts a cross join lateral jsonb_each_text(a.given) g),
     latest as materialized (
       select w.id as attempt_id, p.* from w cross join lateral (
         select p.* from petitions p where p.unit_id = w.unit and p.id > w.after and (w.until is null or p.id <= w.until)
            and p.status <> 'void' and p.parent_petition_id is null and not exists (select 1 from given g where g.id = p.id)
          order by p.id desc limit 1) p),
     against as (select y.* from parties y join latest l on l.unit_id = y.unit_id and l.id = y.petition_id where y.role in ('respondent','denounced'))
     select l.attempt_id, l.id, l.unit_id, l.year, l.number, l.received_on, l.source, l.sender_kind, l.sender_count, l.declared_type, l.petition_type,
            l.past_head, l.field, l.eligibility, l.ineligible_reason, l.jurisdiction, l.competent_branch, l.instance, l.denunciation_round,
            l.object_kind, l.denunciation_kind, l.classified_at is not null as is_classified, l.status,
            (select e.data->'answers'->>'ground' from events e where e.unit_id = l.unit_id and e.petition_id = l.id and e.kind = 'petition.classified'
              order by e.id desc limit 1) as ground,
            array_remove(array[l.paper_number, c.subject, c.summary, c.request, c.contested_number, c.contested_by, c.previous_org, c.previous_number,
              c.previous_result, c.source_org, c.source_number, c.secret_file_no], '')
              || array(select o.words from against a cross join lateral unnest(array[a.position, a.organization, a.address]) as o(words)
                        where a.unit_id = l.unit_id and a.petition_id = l.id and o.words <> '') as words,
            array(select a.name from against a where a.unit_id = l.unit_id and a.petition_id = l.id and a.name <> '') as others,
            l.sealed and l.declared_type = 'TC' as sealed_at_once,
            coalesce((select json_agg(json_build_object('kind', k.kind, 'otherId', case when k.petition_id = l.id then k.other_petition_id else k.petition_id end))
                        from petition_links k where k.unit_id = l.unit_id and l.id in (k.petition_id, k.other_petition_id)), '[]') as links,
            coalesce((select json_agg(o.petition_type) from petition_points o where o.unit_id = l.unit_id and o.petition_id = l.id and o.removed_at is null), '[]') as points,
            (select json_build_object('outcome', r.outcome, 'destination', r.destination, 'destinationUnitId', r.destination_unit_id, 'state', r.state)
               from proposals r where r.unit_id = l.unit_id and r.petition_id = l.id order by r.id desc limit 1) as proposal,
            coalesce((select json_agg(a.kind) from papers a where a.unit_id = l.unit_id and a.petition_id = l.id and a.number is not null), '[]') as papers,
            coalesce((select json_agg(json_build_object('toUnitId', t.to_unit_id)) from transfers t where t.unit_id = l.unit_id and t.petition_id = l.id), '[]') as transfers,
            (select k.due_on from clocks k where k.unit_id = l.unit_id and k.petition_id = l.id and k.proceeding_id is null and k.is_main order by k.id desc limit 1) as due_on,
            exists (select 1 from proceedings g where g.unit_id = l.unit_id and g.petition_id = l.id) as has_proceeding
       from latest l left join petition_contents c on c.unit_id = l.unit_id and c.petition_id = l.id`,
    [windows],
  );
  const visits = await tx.rows<VisitWork & { attemptId: number }>(
    `select w.id as attempt_id, v.id, v.outcome, v.petition_type, v.sealed
       from json_to_recordset($1) as w(id int, unit int, "afterVisit" bigint, "untilVisit" bigint) cross join lateral (
         select v.* from visits v where v.unit_id = w.unit and v.id > w."afterVisit" and (w."untilVisit" is null or v.id <= w."untilVisit")
            and v.status <> 'void' order by v.id desc limit 1) v`,
    [windows],
  );
  const left = new Map<number, Left>(attempts.map(({ attempt }) => [attempt.id, { petition: null, visit: null }]));
  for (const { attemptId, year, number, ...row } of petitions) {
    const one = left.get(attemptId);
    if (one) one.petition = { ...row, number: petitionNumber({ year, number }), words: row.words.filter(Boolean) };
  }
  for (const { attemptId, ...row } of visits) {
    const one = left.get(attemptId);
    if (one) one.visit = row;
  }
  return left;
}
