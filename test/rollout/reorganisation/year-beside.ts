// What an office has beside its petitions, in bulk: the register of visits, reception days, papers nobody has issued yet, words typed and
// not saved.
import { type Counters, nextNumber } from '../../../src/cli/bench/counters.ts';
import { addDays } from '../../../src/cli/bench/days.ts';
import { writeName } from '../../../src/cli/bench/names.ts';
import type { PeriodOf } from '../../../src/cli/bench/periods.ts';
import type { BenchPetition, BenchUnit } from '../../../src/cli/bench/petitions.ts';
import type { Random } from '../../../src/cli/bench/random.ts';
import { hourOf, recordsOf } from '../../../src/cli/bench/sql.ts';
import type { Tx } from '../../../src/database/tx.ts';
import { contextOf } from '../../../src/documents/drafts.ts';
import type { Keyring } from '../../../src/sealing/envelope.ts';

/** Quarters of a ward people live in: by them an officer tells which part of a divided ward a petition comes from. */
export const quarters = 12;

interface BenchVisit {
  unitId: number;
  year: number;
  number: number;
  on: string;
  kind: 'regular' | 'periodic';
  host: 'officer' | 'head';
  people: number;
  contents: number;
  outcome: string | null;
  status: 'recorded' | 'outcome_set' | 'replied';
  repliedOn: string | null;
  dueOn: string | null;
  rawDueOn: string | null;
  rule: string | null;
  validFrom: string | null;
  label: string | null;
  petitionId: number | null;
  name: string;
  quarter: number;
  by: number;
}

interface VisitYear {
  units: readonly BenchUnit[];
  own: readonly BenchPetition[];
  /** Visits for each petition. */
  share: number;
  today: string;
  periodOf: PeriodOf;
}

/** Visits that were answered on the spot, visits that still owe an answer, and those that brought a petition, which is theirs from then on. */
export async function insertVisits(tx: Tx, random: Random, year: VisitYear, counters: Counters): Promise<void> {
  const brought = year.own.filter((one, index) => index % 9 === 0 && !one.sealed && !one.sentFrom);
  const alone = year.own.filter(() => random.chance(year.share));
  const days = [
    ...brought.map((one) => ({ unit: one.unit, on: one.receivedOn, petitionId: one.placed?.id ?? null })),
    ...alone.map((one) => ({ unit: one.unit, on: one.receivedOn, petitionId: null })),
  ].sort((one, other) => (one.on < other.on ? -1 : 1));
  const visits = days.map((one) => writeVisit(random, one, counters, year));
  await tx.run(
    `with x as (select *, row_number() over () as nth from ${recordsOf(
      `"unitId" int, year int, number int, "on" date, kind text, host text, people int, contents int, outcome text, status text, "repliedOn" date, "dueOn" date, "rawDueOn" date, rule text, "validFrom" date,
       label text, "petitionId" bigint, name text, quarter int, "by" int`,
    )}),
     made as (insert into visits (unit_id, year, number, received_on, received_at, kind, mode, host, host_name, petition_type, sender_kind, person_count, same_content_count, is_large_group, outcome, petition_id,
         matter_id, status, due_on, replied_on, reply_kind, registered_at, registered_by)
       select x."unitId", x.year, x.number, x."on", ${hourOf('x."on"')}, x.kind, 'in_person', x.host, 'Người tiếp công dân', 'KN', case when x.people > 1 then 'group' else 'individual' end, x.people, x.people,
         x.people >= 10, x.outcome, x."petitionId", p.matter_id, x.status, x."dueOn", x."repliedOn", case when x."repliedOn" is not null then 'direct' end, ${hourOf('x."on"')}, x."by"
         from x left join petitions p on p.unit_id = x."unitId" and p.id = x."petitionId" order by x.nth returning unit_id, id, year, number, petition_id),
     known as materialized (select m.id, m.petition_id, x.* from made m join x on x."unitId" = m.unit_id and x.year = m.year and x.number = m.number),
     words as (insert into visit_contents (unit_id, visit_id, petition_id, sealed, sender_label, summary) select "unitId", id, petition_id, false, name, 'Khiếu nại việc bồi thường' from known),
     matters as (insert into visit_matters (unit_id, visit_id, petition_id, sealed, ordinal, petition_type, summary)
       select "unitId", id, petition_id, false, n, 'KN', 'Nội dung ' || n from known cross join lateral generate_series(1, contents) n),
     people as (insert into parties (unit_id, visit_id, ordinal, role, kind, name, name_key, ward_text)
       select "unitId", id, 1, 'petitioner', 'individual', name, fold(name), 'Tổ dân phố ' || quarter from known where petition_id is null),
     clock as (insert into clocks (unit_id, visit_id, rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, is_main, computed_at)
       select "unitId", id, rule, "validFrom", label, "on", "dueOn", "rawDueOn", true, ${hourOf('"on"')} from known where rule is not null returning unit_id, id, started_on, rule_code, computed_at),
     event as (insert into clock_events (unit_id, clock_id, kind, on_date, data, recorded_at)
       select unit_id, id, 'started', started_on, jsonb_build_object('rule', rule_code, 'variants', '[]'::jsonb), computed_at from clock)
     update petitions p set visit_id = k.id, source = 'in_person_reception' from known k where p.unit_id = k."unitId" and p.id = k.petition_id`,
    [JSON.stringify(visits)],
  );
  await tx.run(
    `update parties a set ward_text = 'Tổ dân phố ' || (1 + a.petition_id % $1::int) where a.petition_id is not null and not a.sealed and a.role <> 'denounced'`,
    [quarters],
  );
}

function writeVisit(
  random: Random,
  { unit, on, petitionId }: { unit: BenchUnit; on: string; petitionId: number | null },
  counters: Map<string, number>,
  { today, periodOf }: VisitYear,
): BenchVisit {
  const year = Number(on.slice(0, 4));
  const number = nextNumber(counters, 'visit', unit.id, year);
  const isOwing = petitionId === null && addDays(on, 20) > today && random.chance(0.6);
  const owed = isOwing ? periodOf('TCD_REPLY', on) : null;
  const isHead = random.chance(0.15);
  const outcome = petitionId !== null ? 'accepted_for_processing' : owed ? null : random.pick(['answered_on_spot', 'guided']);
  return {
    unitId: unit.id,
    year,
    number,
    on,
    kind: isHead ? 'periodic' : 'regular',
    host: isHead ? 'head' : 'officer',
    people: random.chance(0.03) ? random.between(5, 20) : 1,
    contents: random.chance(0.1) ? 2 : 1,
    outcome,
    status: owed ? 'recorded' : 'replied',
    repliedOn: owed ? null : on,
    dueOn: owed?.dueOn ?? null,
    rawDueOn: owed?.rawDueOn ?? null,
    rule: owed?.rule ?? null,
    validFrom: owed?.validFrom ?? null,
    label: owed?.label ?? null,
    petitionId,
    name: writeName(random),
    quarter: random.between(1, quarters),
    by: unit.clerk,
  };
}

/** The head's day of each month, held; in some wards the next one is posted: the switch cancels it. */
export async function insertDays(tx: Tx, today: string): Promise<void> {
  await tx.run(
    `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, posted_on, state, created_at, created_by)
     select a.unit_id, 'periodic', d::date, '08:00', '11:30', 'Trụ sở', c.name, a.title, d::date - 10, case when d::date <= $1::date then 'held' else 'posted' end, d - interval '20 days', a.account_id
       from assignments a join accounts c on c.id = a.account_id and c.login like 'cu.%.leader'
       cross join generate_series('2024-07-15'::timestamptz, '2025-07-15', interval '1 month') d where d::date <= $1::date or a.unit_id % 4 = 0`,
    [today],
  );
}

/** Letters guiding a citizen: of every third open petition one is drafted, put forward or approved and not issued. */
export async function insertPapers(tx: Tx, today: string): Promise<void> {
  await tx.run(
    `insert into papers (unit_id, petition_id, sealed, kind, symbol, state, fields, signer_id, signer_name, signer_title, created_at, created_by, approved_at, approved_by)
     select p.unit_id, p.id, p.sealed, 'XLD02_2021', 'HD-UBND', s.state,
       jsonb_build_object('complainant', jsonb_build_object('name', 'Người gửi đơn', 'address', 'Số 5'), 'receivedOn', p.received_on, 'summary', 'Bồi thường', 'competentOrg', 'Sở Xây dựng', 'issuingOrg', f.issuing_org,
         'superiorOrg', f.superior_org, 'officeCode', f.symbol, 'place', f.place),
       l.account_id, c.name, 'CHỦ TỊCH', $1::timestamptz, coalesce(p.assigned_to, p.registered_by), case when s.state = 'approved' then $1::timestamptz end, case when s.state = 'approved' then l.account_id end
       from petitions p join unit_profiles f on f.unit_id = p.unit_id join assignments l on l.unit_id = p.unit_id and l.role = 'leader' join accounts c on c.id = l.account_id and c.login like 'cu.%'
       cross join lateral (select (array['draft', 'submitted', 'approved'])[1 + (p.id / 3) % 3] as state) s
      where p.closed_on is null and p.id % 3 = 0 and not p.sealed`,
    [today],
  );
}

/** Words of the officer who is to classify, on every second petition he holds; and a petition the clerk has begun to take in. */
export async function insertDrafts(tx: Tx, keyring: Keyring): Promise<void> {
  const held = await tx.rows<{ unitId: number; accountId: number; subject: string }>(
    `select unit_id, holder_id as account_id, id::text as subject from petitions where closed_on is null and next_act = 'classify' and id % 2 = 0`,
  );
  const begun = await tx.rows<{ unitId: number; accountId: number; subject: string }>(
    `select a.unit_id, a.account_id, '' as subject from assignments a join accounts c on c.id = a.account_id and c.login like 'cu.%.clerk' where a.unit_id % 5 = 0`,
  );
  const drafts = [
    ...held.map((one) => ({ ...one, form: 'classification' })),
    ...begun.map((one) => ({ ...one, form: 'petition-registration' })),
  ].map((one) => {
    const sealed = keyring.seal(JSON.stringify({ note: wordsOn(one.subject) }), contextOf(one, one));
    return {
      ...one,
      keyId: sealed.keyId,
      wrapped: sealed.wrappedKey.toString('hex'),
      cipher: sealed.ciphertext.toString('hex'),
    };
  });
  await tx.run(
    `insert into drafts (unit_id, account_id, form, subject, key_id, wrapped_key, ciphertext, saved_at)
     select "unitId", "accountId", form, subject, "keyId", decode(wrapped, 'hex'), decode(cipher, 'hex'), now()
       from ${recordsOf('"unitId" int, "accountId" int, form text, subject text, "keyId" text, wrapped text, cipher text')}`,
    [JSON.stringify(drafts)],
  );
}

/** What stands in the draft about a petition. */
export const wordsOn = (subject: string) => `Ý kiến về đơn ${subject}`;
