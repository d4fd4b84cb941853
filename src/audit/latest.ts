// What was last done with a record, for an officer whose own act came too late: who, when, what.

import type { Actor } from '../accounts/actor.ts';
import { calledAt } from '../accounts/names.ts';
import type { UnitTx } from '../database/tx.ts';
import { formatDate, formatTime, todayInVietnam } from '../deadlines/dates.ts';
import { mayReadMatches } from '../sealing/queries.ts';
import { isTold } from './of-naming.ts';
import { shownData, shownEvent, shownMatch } from './queries.ts';
import { describeEvent } from './words.ts';

export interface LatestAct {
  /** "Trần Diệu Hoa, 09:40 ngày 25/11/2026". */
  by: string;
  /** "Sửa thông tin đăng ký: Trích yếu: … → …". */
  what: string;
}

/** The first part of an address → which events are that record's, and the petition it is about; $1 is the unit, $2 the id. */
const ofRecord: Record<string, { where: string; petition: string }> = {
  petitions: { where: 'e.petition_id = $2', petition: '$2::bigint' },
  visits: { where: 'e.visit_id = $2', petition: 'null::bigint' },
  proceedings: {
    where:
      'e.petition_id = (select g.petition_id from proceedings g where g.unit_id = $1 and g.id = $2) and (e.proceeding_id = $2 or e.proceeding_id is null)',
    petition: '(select g.petition_id from proceedings g where g.unit_id = $1 and g.id = $2)',
  },
  papers: {
    where: 'e.petition_id = (select w.petition_id from papers w where w.unit_id = $1 and w.id = $2) and e.paper_id = $2',
    petition: '(select w.petition_id from papers w where w.unit_id = $1 and w.id = $2)',
  },
};

/**
 * The latest changes of the record an address is about, newest first, at most three. Officers' own words only for who reads the content;
 * that they named a denouncer only for who may know him.
 */
export async function latestActs(tx: UnitTx, actor: Actor, address: string): Promise<LatestAct[]> {
  const [, name = '', id = ''] = /^\/(\w+)\/(\d{1,15})(?=$|[/?#])/.exec(address) ?? [];
  const record = ofRecord[name];
  if (!record) return [];
  const about = await tx.one<{ petitionId: number | null }>(
    `select ${record.petition} as petition_id from (select $1::int as unit_id, $2::bigint as id) asked`,
    [actor.unitId, Number(id)],
  );
  const mayRead = await mayReadMatches(tx, actor, {
    unitId: actor.unitId,
    petitionId: about.petitionId,
    visitId: name === 'visits' ? Number(id) : null,
  });
  const rows = await tx.rows<{
    at: Date;
    kind: string;
    accountId: number | null;
    name: string | null;
    data: Record<string, unknown>;
    isReadable: boolean;
  }>(
    `select e.at, e.kind, e.account_id, ${calledAt('a', 'e.at')} as name, ${shownData} as data,
            not e.sealed or exists (select 1 from petition_contents c where c.unit_id = e.unit_id and c.petition_id = e.petition_id) as is_readable
       from events e left join accounts a on a.id = e.account_id
      where e.unit_id = $1 and ${record.where} and ${shownEvent} and ${shownMatch('$3')} and not is_reading(e.kind) order by e.at desc, e.id desc limit 3`,
    [actor.unitId, Number(id), mayRead],
  );
  const told = rows.filter(({ kind, isReadable }) => isTold(kind, isReadable));
  return told.map((row) => {
    const words = describeEvent(row.kind, row.data);
    const who = row.accountId === actor.accountId ? 'Chính ông, bà' : (row.name ?? 'Phần mềm');
    return {
      by: `${who}, ${formatTime(row.at)} ngày ${formatDate(todayInVietnam(row.at))}`,
      what: [words.title, row.isReadable ? words.text : ''].filter(Boolean).join(': '),
    };
  });
}
