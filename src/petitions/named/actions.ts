// Officers named in a petition or visit: from now on it is not there for them. Who named whom is kept and is an event.
import { namesOf } from '../../accounts/queries.ts';
import { recordEvent } from '../../audit/events.ts';
import type { Act } from '../../web/act.ts';
import type { PetitionType } from '../petition.ts';
import type { NamedAccount } from './naming.ts';
import { insertNamed } from './records.ts';

const sides = { KN: 'respondent', TC: 'denounced', KNPA: 'related_party', MIXED: 'related_party' } as const;

/** Writes the naming of a record of the actor's unit; accounts that are named already stay as they are. */
export async function nameIn(
  act: Act,
  subject: { petitionId?: number; visitId?: number; sealed: boolean },
  named: readonly NamedAccount[],
  type: PetitionType | null,
): Promise<void> {
  if (named.length === 0) return;
  const { tx, house, actor, moment } = act;
  const ids = { petitionId: subject.petitionId ?? null, visitId: subject.visitId ?? null };
  const made = await insertNamed(
    tx,
    {
      ...ids,
      unitId: actor.unitId,
      namedAs: subject.sealed ? 'denounced' : sides[type ?? 'KNPA'],
      by: actor.accountId || null,
      at: moment.at,
    },
    named,
  );
  if (made === 0) return;
  const accounts = named.map((one) => one.accountId);
  const names = await namesOf(house, accounts);
  await recordEvent(tx, actor, {
    ...ids,
    kind: subject.petitionId ? 'petition.officers_named' : 'visit.officers_named',
    at: moment.at,
    sealed: subject.sealed,
    data: { names: accounts.map((id) => names.get(id) ?? ''), accounts, how: named.map((one) => one.how) },
    requestId: act.requestId,
  });
}
