// What was last done with a record, for an officer whose own act came too late: who, when, what.

import type { Actor } from '../accounts/actor.ts';
import { calledAt } from '../accounts/names.ts';
import type { UnitTx } from '../database/tx.ts';
import { formatDate, todayInVietnam } from '../deadlines/dates.ts';
import { readingKinds, shownData, shownEvent } from './queries.ts';
import { describeEvent } from './words.ts';

export interface LatestAct {
  /** "Trần Diệu Hoa, 09:40 ngày 25/11/2026". */
  by: string;
  /** "Sửa thông tin đăng ký: Trích yếu: … → …". */
  what: string;
}

/** The first part of an address → which events are that record's; $1 is the unit, $2 the id. */
const ofRecord: Record<string, string> = {
  petitions: 'e.petition_id = $2',
  visits: 'e.visit_id = $2',
  proceedings:
    'e.petition_id = (select g.petition_id from proceedings g where g.unit_id = $1 and g.id = $2) and (e.proceeding_id = $2 or e.proceeding_id is null)',
  papers: 'e.petition_id = (select w.petition_id from papers w where w.unit_id = $1 and w.id = $2) and e.paper_id = $2',
};

/** The latest changes of the record an address is about, newest first, at most three. Officers' own words only for who reads the content. */
export async function latestActs(tx: UnitTx, actor: Actor, address: string): Promise<LatestAct[]> {
  const [, name = '', id = ''] = /^\/(\w+)\/(\d{1,15})(?=$|[/?#])/.exec(address) ?? [];
  const condition = ofRecord[name];
  if (!condition) return [];
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
      where e.unit_id = $1 and ${condition} and ${shownEvent} and e.kind <> all ($3::text[]) order by e.at desc, e.id desc limit 3`,
    [actor.unitId, Number(id), readingKinds],
  );
  return rows.map((row) => {
    const words = describeEvent(row.kind, row.data);
    const who = row.accountId === actor.accountId ? 'Chính ông, bà' : (row.name ?? 'Phần mềm');
    return {
      by: `${who}, ${hour.format(row.at)} ngày ${formatDate(todayInVietnam(row.at))}`,
      what: [words.title, row.isReadable ? words.text : ''].filter(Boolean).join(': '),
    };
  });
}

const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
