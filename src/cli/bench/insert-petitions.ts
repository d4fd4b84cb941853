// The petition itself: matter, facts, words, people, and the citizen's slip.
import type { Tx } from '../../database/tx.ts';
import { sealedPartyName, sealedSenderLabel } from '../../petitions/petition.ts';
import type { PlacedClocks } from './insert-clocks.ts';
import { orgOf } from './petitions.ts';
import { broughtBy, matterOf, type Row, registrarOf, sourceOf } from './rows.ts';
import { hourOf, recordsOf } from './sql.ts';

/** Matters, petitions and slips of a batch. @param clocks numbered before: a petition shows its main clock */
export async function insertFacts(tx: Tx, rows: readonly Row[], clocks: PlacedClocks): Promise<void> {
  const facts = rows.map((row) => {
    const { placed } = row;
    const main = clocks.mainOf.get(row);
    const stood = matterOf(row);
    return {
      unitId: row.unitId,
      id: placed.id,
      year: placed.year,
      number: placed.number,
      publicCode: placed.publicCode,
      ownMatter: placed.matterId,
      ownThread: placed.thread,
      matterId: stood.matterId,
      thread: stood.thread,
      source: sourceOf(row),
      visitId: broughtBy(row),
      receivedOn: row.receivedOn,
      type: row.petitionType,
      knpaKind: row.knpaKind,
      sealed: row.sealed,
      field: row.field,
      eligibility: row.eligibility,
      reason: row.ineligibleReason,
      jurisdiction: row.jurisdiction,
      branch: row.competentBranch,
      instance: row.instance,
      round: row.denunciationRound,
      objectKind: row.objectKind,
      denunciationKind: row.denunciationKind,
      status: row.status,
      outcome: row.outcome,
      assignedTo: row.assignedTo,
      holderId: row.holderId,
      nextRole: row.nextRole,
      nextAct: row.nextAct,
      clockId: main?.id ?? null,
      dueOn: main?.dueOn ?? null,
      dueRule: main?.rule ?? null,
      red45: row.clocks.find((one) => one.rule === 'PROC_RED45')?.dueOn ?? null,
      classifiedBy: row.isClassified ? row.assignedTo : null,
      closedOn: row.closedOn,
      approvedOn: row.way === 'accept' ? row.closedOn : null,
      clerk: registrarOf(row),
    };
  });
  await tx.run(
    `with x as materialized (select *, ${hourOf('"receivedOn"')} as at from ${recordsOf(
      `"unitId" int, id bigint, year int, number int, "publicCode" text, "ownMatter" bigint, "ownThread" uuid, "matterId" bigint, thread uuid, source text, "visitId" bigint, "receivedOn" date, type text, "knpaKind" text,
       sealed boolean, field text, eligibility text, reason text, jurisdiction text, branch text, instance text, round text, "objectKind" text, "denunciationKind" text, status text, outcome text, "assignedTo" int,
       "holderId" int, "nextRole" text, "nextAct" text, "clockId" bigint, "dueOn" date, "dueRule" text, red45 date, "classifiedBy" int, "closedOn" date, "approvedOn" date, clerk int`,
    )}),
       made as (insert into matters (unit_id, id, thread_id, created_at, created_by) overriding system value select "unitId", "ownMatter", "ownThread", at, clerk from x)
     insert into petitions (unit_id, id, year, number, public_code, matter_id, thread_id, source, visit_id, received_on, declared_type, petition_type, knpa_kind, sealed, field, eligibility, ineligible_reason, jurisdiction,
       competent_branch, instance, denunciation_round, object_kind, denunciation_kind, sender_kind, sender_count, sender_count_class, status, outcome, assigned_to, holder_id, next_role, next_act, main_clock_id,
       due_on, due_rule, red45_on, closed_on, approved_on, classified_at, classified_by, registered_at, registered_by) overriding system value
     select "unitId", id, year, number, "publicCode", "matterId", thread, source, "visitId", "receivedOn", type, type, "knpaKind", sealed, field, eligibility, reason, jurisdiction, branch, instance, round, "objectKind",
       "denunciationKind", 'individual', 1, 'single', status, outcome, "assignedTo", "holderId", "nextRole", "nextAct", "clockId", "dueOn", "dueRule", red45, "closedOn", "approvedOn",
       case when "classifiedBy" is not null then at end, "classifiedBy", at, clerk from x`,
    [JSON.stringify(facts)],
  );
}

/** What they say and who is named in them; of a sealed one the label stands in the place of the name. */
export async function insertWords(tx: Tx, rows: readonly Row[]): Promise<void> {
  const words = rows.map((row) => {
    const from = row.sentFrom;
    return {
      unitId: row.unitId,
      id: row.placed.id,
      sealed: row.sealed,
      type: row.petitionType,
      subject: row.subject,
      summary: row.summary,
      request: row.request,
      name: row.sealed ? sealedPartyName(1) : row.name,
      label: row.sealed ? sealedSenderLabel : row.name,
      contestedNumber: row.contestedNumber,
      contestedBy: row.contestedBy,
      birthYear: row.birthYear,
      idNumber: row.idNumber,
      phone: row.phone,
      address: row.address,
      position: row.denounced?.position ?? '',
      organization: row.denounced?.organization ?? '',
      sourceOrg: from ? orgOf(from.unit) : '',
      sourceOn: from?.closedOn ?? null,
    };
  });
  await tx.run(
    `with x as materialized (select * from ${recordsOf(
      '"unitId" int, id bigint, sealed boolean, type text, subject text, summary text, request text, name text, label text, "contestedNumber" text, "contestedBy" text, "birthYear" int, "idNumber" text, phone text, address text, position text, organization text, "sourceOrg" text, "sourceOn" date',
    )}),
       written as (insert into petition_contents (unit_id, petition_id, sealed, subject, summary, request, sender_label, respondent, contested_number, contested_by, contested_key, source_org, source_on)
         select "unitId", id, sealed, subject, summary, request, label, concat_ws(', ', nullif(position, ''), nullif(organization, '')), "contestedNumber", "contestedBy",
           case when "contestedNumber" = '' then '' else fold("contestedNumber" || ' ' || "contestedBy") end, "sourceOrg", "sourceOn" from x)
     insert into parties (unit_id, petition_id, ordinal, role, kind, sealed, name, name_key, given_key, birth_year, id_type, id_number, phone, address, position, organization, has_signed)
     select "unitId", id, 1, case type when 'KN' then 'complainant' when 'TC' then 'denouncer' else 'petitioner' end, 'individual', sealed, name, fold(name), fold(regexp_replace(name, '^.*\\s', '')),
       case when not sealed then "birthYear" end, case when not sealed then 'can_cuoc' end, case when not sealed then "idNumber" end, case when sealed then '' else phone end, case when sealed then '' else address end, '', '', true
       from x
     union all select "unitId", id, 1, 'denounced', 'individual', false, '', '', '', null, null, null, '', '', position, organization, false from x where organization <> ''`,
    [JSON.stringify(words)],
  );
}

/** A slip for each that has a code; of one that was sent on the sender's slip follows. */
export async function insertSlips(tx: Tx, rows: readonly Row[]): Promise<void> {
  const coded = rows.filter((row) => row.placed.publicCode !== null);
  const slips = coded.map((row) => ({
    unitId: row.unitId,
    id: row.placed.id,
    code: row.placed.publicCode,
    receivedOn: row.receivedOn,
    moved: row.sentFrom !== null,
  }));
  const columns = recordsOf('"unitId" int, id bigint, code text, "receivedOn" date, moved boolean');
  await tx.run(
    `insert into public_slips (public_code, pin_hash, unit_id, petition_id, issued_at) select code, sha256(code::bytea), "unitId", id, ${hourOf('"receivedOn"')} from ${columns} where not moved`,
    [JSON.stringify(slips)],
  );
  const moved = slips.filter((one) => one.moved);
  if (moved.length > 0)
    await tx.run(
      `update public_slips s set unit_id = x."unitId", petition_id = x.id from ${columns} where s.public_code = x.code`,
      [JSON.stringify(moved)],
    );
}
