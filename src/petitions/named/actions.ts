// Officers named in a petition or visit: from now on it is not there for them. Who named whom is kept and is an event.
import { namesOf } from '../../accounts/queries.ts';
import { recordEvents } from '../../audit/events.ts';
import type { UnitTx } from '../../database/tx.ts';
import type { Act } from '../../web/act.ts';
import { opponentRole, type PetitionType } from '../petition.ts';
import type { NamedAccount } from './naming.ts';
import { insertNamed } from './records.ts';

export interface NamedRecord {
  petitionId?: number;
  visitId?: number;
  sealed: boolean;
}

/** Writes the naming of a record of the actor's unit; accounts that are named already stay as they are. */
export async function nameIn(
  act: Act,
  subject: NamedRecord,
  named: readonly NamedAccount[],
  type: PetitionType | null,
): Promise<void> {
  await nameInAll(act, [{ ...subject, named, type }]);
}

/** As nameIn for many records just made: one statement, one event for each that names somebody. */
export async function nameInAll(act: Act, records: readonly Naming[]): Promise<void> {
  const { house } = act;
  const ids = records.flatMap(({ named }) => named.map((one) => one.accountId));
  await writeNaming(act, act.tx, records, () => namesOf(house, [...new Set(ids)]));
}

type Naming = NamedRecord & { named: readonly NamedAccount[]; type: PetitionType | null };

/** The same for one record as work that stands although the act is refused, in the transaction that is left for it. */
export async function namingToOutlast(act: Act, record: Naming): Promise<(tx: UnitTx) => Promise<void>> {
  const names = await namesOf(
    act.house,
    record.named.map((one) => one.accountId),
  );
  return (tx) => writeNaming(act, tx, [record], async () => names);
}

async function writeNaming(
  { actor, moment, requestId }: Pick<Act, 'actor' | 'moment' | 'requestId'>,
  tx: UnitTx,
  records: readonly Naming[],
  findNames: () => Promise<Map<number, string>>,
): Promise<void> {
  const naming = records.filter((one) => one.named.length > 0);
  if (naming.length === 0) return;
  const made = await insertNamed(
    tx,
    { unitId: actor.unitId, accountId: actor.accountId || null, at: moment.at },
    naming.map(({ petitionId = null, visitId = null, sealed, named, type }) => ({
      petitionId,
      visitId,
      namedAs: opponentRole({ petitionType: type, sealed }),
      named,
    })),
  );
  if (made === 0) return;
  const names = await findNames();
  await recordEvents(
    tx,
    actor,
    naming.map(({ petitionId, visitId, sealed, named }) => ({
      kind: petitionId ? 'petition.officers_named' : 'visit.officers_named',
      petitionId: petitionId ?? null,
      visitId: visitId ?? null,
      at: moment.at,
      sealed,
      data: {
        names: named.map((one) => names.get(one.accountId) ?? ''),
        accounts: named.map((one) => one.accountId),
        how: named.map((one) => one.how),
      },
      requestId,
    })),
  );
}
