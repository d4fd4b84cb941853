// Officers named in a petition or visit: from now on it is not there for them. Who named whom is kept and is an event.
import { namesOf } from '../../accounts/queries.ts';
import { recordEvent } from '../../audit/events.ts';
import type { Tx } from '../../database/tx.ts';
import type { Act } from '../../web/act.ts';
import type { PetitionType } from '../petition.ts';
import type { NamedAccount } from './naming.ts';

interface Subject {
  petitionId?: number;
  visitId?: number;
  sealed: boolean;
}

const sides = { KN: 'respondent', TC: 'denounced', KNPA: 'related_party', MIXED: 'related_party' } as const;

/** Writes the naming of a record of the actor's unit; accounts that are named already stay as they are. */
export async function nameIn(
  act: Act,
  subject: Subject,
  named: readonly NamedAccount[],
  type: PetitionType | null,
): Promise<void> {
  if (named.length === 0) return;
  const { tx, house, actor, moment } = act;
  const namedAs = subject.sealed ? 'denounced' : sides[type ?? 'KNPA'];
  const { count } = await tx.one<{ count: number }>(
    `with made as (
       insert into named_accounts (unit_id, petition_id, visit_id, account_id, named_as, named_how, named_by, named_at)
       select $1, $2, $3, x."accountId", $4, x.how, $5, $6 from jsonb_to_recordset($7::jsonb) as x("accountId" int, how text)
       on conflict do nothing returning 1)
     select count(*)::int as count from made`,
    [
      actor.unitId,
      subject.petitionId ?? null,
      subject.visitId ?? null,
      namedAs,
      actor.accountId || null,
      moment.at,
      JSON.stringify(named),
    ],
  );
  if (count === 0) return;
  const names = await namesOf(
    house,
    named.map((one) => one.accountId),
  );
  await recordEvent(tx, actor, {
    kind: subject.petitionId ? 'petition.officers_named' : 'visit.officers_named',
    at: moment.at,
    petitionId: subject.petitionId ?? null,
    visitId: subject.visitId ?? null,
    sealed: subject.sealed,
    data: {
      names: named.map((one) => names.get(one.accountId) ?? ''),
      accounts: named.map((one) => one.accountId),
      how: named.map((one) => one.how),
    },
    requestId: act.requestId,
  });
}

export interface NamedRow {
  accountId: number;
  name: string;
  how: 'chosen' | 'text' | 'answer' | 'again';
  byName: string | null;
  at: Date | null;
}

/** From whom a petition is hidden, and who said so. Nobody named reads this: for him there is no petition. */
export function listNamed(tx: Tx, petition: { unitId: number; id: number }): Promise<NamedRow[]> {
  return tx.rows<NamedRow>(
    `select n.account_id, c.name, n.named_how as how, b.name as by_name, n.named_at as at
       from named_accounts n join accounts c on c.id = n.account_id left join accounts b on b.id = n.named_by
      where n.unit_id = $1 and n.petition_id = $2 order by n.id`,
    [petition.unitId, petition.id],
  );
}
