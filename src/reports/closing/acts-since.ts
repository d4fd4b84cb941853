// What was done to the records of closed reports after the closing, in the words of the book of acts: why a figure is another today. The act,
// its day and who did it, as the timeline of the record says, and the reason typed to whoever reads the words of the record.
import { calledAt } from '../../accounts/names.ts';
import { correctionsIn } from '../../audit/corrected.ts';
import { doneBy } from '../../audit/done-by.ts';
import { correctedShown, shownEvent, shownReason } from '../../audit/queries.ts';
import { describeEvent } from '../../audit/words.ts';
import type { UnitTx } from '../../database/tx.ts';
import { formatDateTime } from '../../deadlines/dates.ts';
import { lowered } from '../../first-letter.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { actCodes } from '../../proceedings/act-codes.ts';
import { dayOf, nameOn } from '../../units/names.ts';
import type { ClosedReport } from './closing.ts';
import type { DifferenceRow } from './differences.ts';

/** A record's first act in the book. */
const firstKinds = ['petition.registered', 'petition.taken_in', 'visit.recorded', 'visit.taken_in'];
/** The acts by which a record counts otherwise: whatever else was done to it explains no figure. */
const kinds = [
  ...firstKinds,
  ...[
    ...['corrected', 'classified', 'approved', 'approval_taken_back', 'refusal_taken_back', 'acceptance_refused', 'issued'],
    ...['handled_on_paper', 'on_paper_corrected', 'not_supplemented', 'split', 'point_added', 'point_corrected', 'point_removed'],
    ...['point_restored', 'linked', 'duplicate_undone', 'withdrawn', 'voided', 'fell_under_seal', 'inspected', 'reopened'],
    ...['transferred', 'transfer_accepted', 'taken_from_below', 'import_undone', 'acceptance_corrected'],
  ].map((name) => `petition.${name}`),
  ...['accepted', 'acceptance_corrected', 'taken_back', ...actCodes.map((code) => code.replaceAll('-', '_'))].map(
    (name) => `proceeding.${name}`,
  ),
  ...['transfer.sent', 'transfer.returned', 'paper.numbered', 'paper.revoked'],
  ...['visit.corrected', 'visit.voided', 'visit.outcome_set', 'visit.no_show_recorded', 'visit.import_undone'],
];

/** By record (`recordKey`): "hủy số đơn ngày 30/11/2026, Trần Diệu Hoa, lý do: vào sổ hai lần". */
export type ActsSince = ReadonlyMap<string, string>;
/** '4 petition 17': a record as a key of a map. */
export const recordKey = ({ unitId, kind, ref }: Pick<DifferenceRow, 'unitId' | 'kind' | 'ref'>) => `${unitId} ${kind} ${ref}`;

interface ToldAct {
  kind: string;
  at: string;
  data: Record<string, unknown>;
  /** Null: the software. */
  accountName: string | null;
  /** His unit, and that of the record, as they were called then. */
  byUnitName: string;
  unitName: string;
  /** Why, as he typed it; null where the reader may not read it, or nothing was typed. */
  reason: string | null;
}
interface ActRow {
  unitId: number;
  kind: 'petition' | 'visit';
  ref: number;
  acts: ToldAct[];
}

/** Of `events e`: the act, who did it and why, as a JSON object. */
const told = `jsonb_build_object('kind', e.kind, 'at', e.at, 'data', e.data || ${correctedShown}, 'reason', ${shownReason}, 'accountName', (select ${calledAt('a', 'e.at')} from accounts a where a.id = e.account_id),
  'byUnitName', (select ${nameOn('u', dayOf('e.at'))} from units u where u.id = e.by_unit_id), 'unitName', (select ${nameOn('u', dayOf('e.at'))} from units u where u.id = e.unit_id))`;

/** Of all records of a page at once. Days of reception have no acts of their own here. */
export async function actsSince(
  tx: UnitTx,
  reports: readonly Pick<ClosedReport, 'unitId' | 'closedAt'>[],
  rows: readonly DifferenceRow[],
): Promise<ActsSince> {
  const since = new Map(reports.map(({ unitId, closedAt }) => [unitId, closedAt.toISOString()]));
  const asked = [...new Map(rows.filter(({ kind }) => kind !== 'day').map((row) => [recordKey(row), row])).values()];
  if (asked.length === 0) return new Map();
  const found = await tx.rows<ActRow>(
    `with r as (select * from unnest($1::int[], $2::text[], $3::bigint[], $4::timestamptz[]) x(unit_id, kind, ref, since)),
       e as (select r.unit_id, r.kind as of_kind, r.ref, e.id, e.at, ${told} as act from r join events e on r.kind = 'petition' and e.unit_id = r.unit_id and e.petition_id = r.ref
               and e.at >= r.since where e.kind = any ($5::text[]) and ${shownEvent}
             union all
             select r.unit_id, r.kind, r.ref, e.id, e.at, ${told} from r join events e on r.kind = 'visit' and e.unit_id = r.unit_id and e.visit_id = r.ref
               and e.at >= r.since where e.kind = any ($5::text[]))
     select unit_id, of_kind as kind, ref, json_agg(act order by at, id) as acts from e group by unit_id, of_kind, ref`,
    [
      asked.map(({ unitId }) => unitId),
      asked.map(({ kind }) => kind),
      asked.map(({ ref }) => ref),
      asked.map(({ unitId }) => since.get(unitId) ?? null),
      kinds,
    ],
  );
  const acts = new Map(found.map((row) => [recordKey(row), actWords(row.acts)]));
  const untold = asked.filter((row) => row.kind === 'petition' && !acts.has(recordKey(row)));
  for (const [key, words] of await actsOfMatter(tx, since, untold)) acts.set(key, words);
  return acts;
}

/**
 * The last act on another petition of the same matter: a matter counts once, so that what was done to one changes what another adds.
 * Only of petitions the reader knows.
 */
async function actsOfMatter(
  tx: UnitTx,
  since: ReadonlyMap<number, string>,
  rows: readonly DifferenceRow[],
): Promise<[key: string, words: string][]> {
  if (rows.length === 0) return [];
  const found = await tx.rows<{ unitId: number; ref: number; year: number; number: number; act: ToldAct }>(
    `select distinct on (r.unit_id, r.ref) r.unit_id, r.ref, q.year, q.number, ${told} as act
       from (select * from unnest($1::int[], $2::bigint[], $3::timestamptz[]) x(unit_id, ref, since)) r
       join petitions p on p.unit_id = r.unit_id and p.id = r.ref
       join petitions q on q.unit_id = p.unit_id and q.matter_id = p.matter_id and q.id <> p.id and q.sealed = p.sealed
       join events e on e.unit_id = q.unit_id and e.petition_id = q.id and e.at >= r.since
      where e.kind = any ($4::text[]) and ${shownEvent} order by r.unit_id, r.ref, e.at desc, e.id desc`,
    [rows.map(({ unitId }) => unitId), rows.map(({ ref }) => ref), rows.map(({ unitId }) => since.get(unitId) ?? null), kinds],
  );
  return found.map(({ unitId, ref, act, ...number }) => [
    recordKey({ unitId, kind: 'petition', ref }),
    `cùng vụ việc với ${petitionNumber(number)}: ${wordsOf(act)}`,
  ]);
}

/** The act that began the record where it came after the closing, and the last one. */
function actWords(acts: ActRow['acts']): string {
  const first = acts.find(({ kind }) => firstKinds.includes(kind));
  const chosen = [...new Set([first, acts.at(-1)])].flatMap((act) => act ?? []);
  return [...new Set(chosen.map(wordsOf))].join('; ');
}

function wordsOf(act: ToldAct): string {
  const { title } = describeEvent(act.kind, act.data);
  const [day] = formatDateTime(new Date(act.at)).split(' ');
  const what = `${lowered(title)}${correctedFields(act.data)}`;
  const why = act.reason?.replace(/[.\s]+$/u, '') ?? '';
  return `${what} ngày ${day ?? ''}, ${doneBy(act, act.unitName)}${why === '' ? '' : `, lý do: ${why}`}`;
}

/** What was corrected, by the names of the fields alone. */
function correctedFields(data: Record<string, unknown>): string {
  const labels = correctionsIn(data).map(({ label }) => label);
  return labels.length === 0 ? '' : ` (${labels.slice(0, 3).join(', ')})`;
}
