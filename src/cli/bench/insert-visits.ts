// The register of receptions: visits with their words, contents and people, and the days on which the head receives.
import type { Tx } from '../../database/tx.ts';
import { visitorLabel } from '../../reception/visit.ts';
import { addDays } from './days.ts';
import { type Row, takeIds } from './rows.ts';
import { hourOf, recordsOf } from './sql.ts';
import { type BenchVisit, deskWords } from './visits.ts';

/** The visits of a batch, each with the petition it brought, if any; days of the head are made as they are needed. */
export async function insertVisits(tx: Tx, rows: readonly Row[]): Promise<void> {
  const dayOf = await insertDays(tx, rows);
  const visits = rows.flatMap((row) => row.visits.map((visit) => recordOf(row, visit, dayOf.get(row) ?? null)));
  if (visits.length === 0) return;
  await tx.run(
    `with x as materialized (select *, ${hourOf('"on"')} as at from ${recordsOf(
      `"unitId" int, id bigint, year int, number int, "on" date, hour time, kind text, host text, "hostId" int, "hostName" text, "hostTitle" text, "dayId" bigint, type text, "senderKind" text, people int, "isLarge" boolean,
       occurrence text, own boolean, outcome text, "petitionId" bigint, "guidedTo" text, status text, "dueOn" date, "repliedOn" date, "replyKind" text, "by" int, label text, summary text, request text, explained text,
       name text, "birthYear" int, "idNumber" text, phone text, address text`,
    )}),
       made as (insert into visits (unit_id, id, year, number, received_on, received_at, kind, mode, host, host_account_id, host_name, host_title, reception_day_id, petition_type, sender_kind, person_count, same_content_count,
           is_large_group, occurrence, in_jurisdiction, outcome, petition_id, guided_to, status, due_on, replied_on, reply_kind, matter_count, registered_at, registered_by) overriding system value
         select "unitId", id, year, number, "on", ("on" + hour) at time zone 'Asia/Ho_Chi_Minh', kind, 'in_person', host, "hostId", "hostName", "hostTitle", "dayId", type, "senderKind", people, people,
           "isLarge", occurrence, own, outcome, "petitionId", "guidedTo", status, "dueOn", "repliedOn", "replyKind", 0, at, "by" from x),
       said as (insert into visit_contents (unit_id, visit_id, petition_id, sealed, sender_label, summary, request, explained) select "unitId", id, "petitionId", false, label, summary, request, explained from x)
     insert into parties (unit_id, visit_id, ordinal, role, kind, sealed, name, name_key, given_key, birth_year, id_type, id_number, phone, address)
     select "unitId", id, 1, case type when 'KN' then 'complainant' else 'petitioner' end, 'individual', false, name, fold(name), split_part(fold(name), ' ', -1), "birthYear", 'can_cuoc', "idNumber", phone, address from x`,
    [JSON.stringify(visits)],
  );
  // Their number is counted on the visit itself, which stands by now.
  await tx.run(
    `insert into visit_matters (unit_id, visit_id, petition_id, sealed, ordinal, petition_type, summary) select "unitId", id, "petitionId", false, 1, type, summary
       from ${recordsOf('"unitId" int, id bigint, "petitionId" bigint, type text, summary text')}`,
    [JSON.stringify(visits.map(({ unitId, id, petitionId, type, summary }) => ({ unitId, id, petitionId, type, summary })))],
  );
}

function recordOf(row: Row, visit: BenchVisit, dayId: number | null) {
  const { unit, unitId, placed, receivedOn } = row;
  const { kind, host, hour, type, people, isLarge, isRepeated, outcome, brings, replied, clocks, request, summary } = visit;
  const { name, birthYear, idNumber, phone, address } = visit;
  const isOfficers = host === 'officer';
  const post = isOfficers ? unit.posts.receiver : unit.posts.leader;
  const senderKind = people > 1 ? ('group' as const) : ('individual' as const);
  return {
    ...{
      unitId,
      id: visit.placed?.id ?? 0,
      year: placed.year,
      number: visit.placed?.number ?? 0,
      on: receivedOn,
      hour,
      kind,
      host,
    },
    ...{
      hostId: isOfficers ? unit.receiver : null,
      hostName: post.name,
      hostTitle: post.title,
      dayId: isOfficers ? null : dayId,
    },
    ...{ type, senderKind, people, isLarge, occurrence: isRepeated ? 'repeated' : 'first', own: outcome !== 'guided', outcome },
    petitionId: brings ? placed.id : null,
    guidedTo: outcome === 'guided' ? deskWords.guidedTo : '',
    status: replied ? 'replied' : 'outcome_set',
    dueOn: replied ? null : (clocks[0]?.dueOn ?? null),
    ...{ repliedOn: replied?.on ?? null, replyKind: replied?.kind ?? null, by: unit.receiver },
    label: visitorLabel({ sealed: false, senderKind, names: [name], organization: '', personCount: people }),
    ...{ summary, request, explained: brings ? '' : deskWords.explained, name, birthYear, idNumber, phone, address },
  };
}

/** The days of the head, posted ten days before, by the petition that came with them. */
async function insertDays(tx: Tx, rows: readonly Row[]): Promise<Map<Row, number>> {
  const held = rows.filter((row) => row.visits.some((one) => one.host !== 'officer'));
  let id = await takeIds(tx, 'reception_days', held.length);
  const days = held.map((row) => {
    const host = row.visits.find((one) => one.host !== 'officer')?.host;
    const { name, title } = row.unit.posts.leader;
    const postedOn = addDays(row.receivedOn, -10);
    return {
      id: id++,
      unitId: row.unitId,
      on: row.receivedOn,
      postedOn,
      host,
      name,
      title,
      place: deskWords.place,
      by: row.unit.receiver,
    };
  });
  if (days.length === 0) return new Map();
  await tx.run(
    `insert into reception_days (unit_id, id, kind, on_date, starts_at, ends_at, place, host, host_name, host_title, posted_on, state, created_at, created_by) overriding system value
     select "unitId", id, 'periodic', "on", '08:00', '11:30', place, host, name, title, "postedOn", 'held', ${hourOf('"postedOn"')}, "by"
       from ${recordsOf('"unitId" int, id bigint, "on" date, "postedOn" date, host text, name text, title text, place text, "by" int')}`,
    [JSON.stringify(days)],
  );
  return new Map(held.map((row, index) => [row, days[index]?.id ?? 0]));
}
