// What keeps colleagues from drafts of somebody who leaves.
import type { UnitTx } from '../../../database/tx.ts';
import { namedInDraft, type WaitingDraft } from '../../../documents/drafts/handing.ts';
import type { Keyring } from '../../../sealing/envelope.ts';
import { draftFormOf } from '../../../web/draft-forms.ts';
import type { Permission } from '../../permissions.ts';
import { waitsToReveal } from '../../waiting.ts';
import type { Receiver } from '../rules.ts';
import type { DraftBars } from './rules.ts';

export async function barsOf(
  tx: UnitTx,
  unitId: number,
  drafts: readonly WaitingDraft[],
  people: readonly Receiver[],
  { today, keyring }: { today: string; keyring: Keyring },
): Promise<DraftBars> {
  const petitions = drafts.flatMap(({ record }) => record?.petitionId ?? []);
  const visits = drafts.flatMap(({ record }) => record?.visitId ?? []);
  const keys = async (sql: string, params: unknown[]) =>
    new Set((await tx.rows<{ key: string }>(sql, params as never)).map(({ key }) => key));
  const unconfirmed = await tx.rows<{ accountId: number }>(
    `select distinct w.account_id from assignments w where w.unit_id = $1 and ${waitsToReveal('w')} and (upper_inf(w.during) or upper(w.during) > $2::date)`,
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
  const inWords = new Set<string>();
  for (const draft of drafts)
    for (const accountId of await namedInDraft(tx, unitId, draft, people, today, keyring))
      inWords.add(`${draft.id}:${accountId}`);
  const opens = new Map<string, Permission>();
  for (const { form } of drafts) {
    const page = draftFormOf(form);
    if (page) opens.set(form, page.permission);
  }
  return { opens, unconfirmed: new Set(unconfirmed.map(({ accountId }) => accountId)), named, assigned, inWords };
}
