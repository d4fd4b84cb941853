// What keeps colleagues from drafts of somebody who leaves.
import type { HouseTx, UnitTx } from '../../../database/tx.ts';
import type { WaitingDraft } from '../../../documents/drafts/handing.ts';
import { draftFormOf } from '../../../web/draft-forms.ts';
import type { Actor } from '../../actor.ts';
import type { Permission } from '../../permissions.ts';
import { type Colleague, listPosts } from '../../queries.ts';
import { roles } from '../../roles.ts';
import { waitsToReveal } from '../../waiting.ts';
import type { DraftBars } from './rules.ts';

/** Who holds a post here beside the leaver and whoever gives his drafts out: refused one for himself, that one would know he is named in it. */
export async function listTakers(
  house: HouseTx,
  actor: Pick<Actor, 'unitId' | 'accountId'>,
  leaverId: number,
  today: string,
): Promise<Colleague[]> {
  const posts = await listPosts(house, actor.unitId, roles, today);
  return posts.filter(({ accountId }) => accountId !== leaverId && accountId !== actor.accountId);
}

/**
 * What keeps a colleague from taking these drafts over, read once for all of them: posts nobody has confirmed for reading identities, people
 * named in the record, who handles it. Keys are 'p' or 'v' and the record's id, ':' and the account's.
 * @param today 'YYYY-MM-DD': posts of that day
 */
export async function barsOf(tx: UnitTx, unitId: number, drafts: readonly WaitingDraft[], today: string): Promise<DraftBars> {
  const petitions = drafts.flatMap(({ record }) => record?.petitionId ?? []);
  const visits = drafts.flatMap(({ record }) => record?.visitId ?? []);
  const keys = async (sql: string, params: unknown[]) =>
    new Set((await tx.rows<{ key: string }>(sql, params as never)).map(({ key }) => key));
  const unconfirmed = await tx.rows<{ accountId: number }>(
    `select distinct w.account_id from assignments w where w.unit_id = $1 and ${waitsToReveal('w')} and (upper_inf(w.during) or upper(w.during) > $2::date)`,
    [unitId, today],
  );
  const confirmed = await tx.rows<{ accountId: number }>(
    `select distinct w.account_id from assignments w where w.unit_id = $1 and w.reveal_confirmed_at is not null and w.during @> $2::date
        and (w.reveal_confirmed_by is null or not belongs_to_office(w.reveal_confirmed_by, w.unit_id))`,
    [unitId, today],
  );
  const named = await keys(
    `select 'p' || n.petition_id || ':' || n.account_id as key from named_accounts n where n.unit_id = $1 and n.petition_id = any ($2::bigint[])
     union all select 'v' || n.visit_id || ':' || n.account_id from named_accounts n where n.unit_id = $1 and n.visit_id = any ($3::bigint[])`,
    [unitId, petitions, visits],
  );
  const assigned = await keys(
    `select 'p' || p.id || ':' || a.id as key from petitions p cross join lateral (values (p.holder_id), (p.assigned_to)) a (id)
      where p.unit_id = $1 and p.id = any ($2::bigint[]) and a.id is not null
     union all select 'p' || m.petition_id || ':' || m.account_id from proceeding_members m where m.unit_id = $1 and m.petition_id = any ($2::bigint[]) and m.ended_on is null`,
    [unitId, petitions],
  );
  const opens = new Map<string, Permission>();
  for (const { form } of drafts) {
    const page = draftFormOf(form);
    if (page) opens.set(form, page.permission);
  }
  const accounts = (rows: readonly { accountId: number }[]) => new Set(rows.map(({ accountId }) => accountId));
  return { opens, unconfirmed: accounts(unconfirmed), confirmed: accounts(confirmed), named, assigned };
}

/** Whether he leaves this office by what the database gives his drafts out by: his account closed, or no post of his here lasts a month longer. */
export async function leavesOffice(house: HouseTx, unitId: number, accountId: number, today: string): Promise<boolean> {
  return (await house.one<{ leaves: boolean }>('select leaves_office($1, $2, $3) as leaves', [accountId, unitId, today])).leaves;
}
