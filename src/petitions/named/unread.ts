// Whom words behind a seal name, looked for once more when somebody is given a post or a name, and before anybody reads them: officers
// came and changed names since the old book was taken in.
import { NotAllowedNow, NotFound } from '../../errors.ts';
import type { Withheld } from '../../sealing/withheld.ts';
import type { Act } from '../../web/act.ts';
import { nameInAll, namingToOutlast } from './actions.ts';
import { findNamedInAll, type NamedAccount } from './naming.ts';
import { saidInAll } from './said.ts';
import { searchWanted } from './unread-records.ts';

export { endSearch, searchWanted, wantSearch } from './unread-records.ts';

/** A record of one unit with its words, still behind the seal. */
export interface UnreadRecord {
  petitionId?: number;
  visitId?: number;
  withheld: Withheld;
}

/** Why nothing behind the seal is opened meanwhile: a row that vanished by the press would say whom it is against. */
export const searchingWords =
  'Vừa có cán bộ được giao nhiệm vụ, đổi họ tên hoặc có hồ sơ chuyển đến: phần mềm đang tìm lại người bị nêu tên trong nội dung chờ đọc. Mở lại sau ít phút.';

/** What a record says behind its seal, as it is searched. */
export const saidBehindSeal = ({ words, respondents, areFound }: Withheld) => ({
  respondents: respondents.filter(Boolean).map((name) => ({ name, position: '', accountId: null })),
  isGuessed: areFound,
  ...saidInAll(words),
});

/** Who is named in each, whose naming was taken back left out; and whether that sends it past the head. */
export async function namedInUnread(
  { house, tx, moment }: Pick<Act, 'house' | 'tx' | 'moment'>,
  unitId: number,
  records: readonly UnreadRecord[],
): Promise<{ named: readonly NamedAccount[]; pastHead: boolean }[]> {
  const namings = await findNamedInAll(
    house,
    unitId,
    records.map(({ withheld }) => ({ type: 'TC' as const, sealed: true, ...saidBehindSeal(withheld) })),
    moment.today,
  );
  const lifted = new Set(
    (
      await tx.rows<{ petitionId: number; accountId: number }>(
        'select petition_id, account_id from lifted_names where unit_id = $1 and petition_id = any ($2::bigint[])',
        [unitId, records.flatMap(({ petitionId }) => petitionId ?? [])],
      )
    ).map((one) => `${one.petitionId}:${one.accountId}`),
  );
  return records.map(({ petitionId }, index) => {
    const { named = [], pastHead = false } = namings[index] ?? {};
    const left = named.filter((one) => !lifted.has(`${petitionId}:${one.accountId}`));
    return { named: left, pastHead: pastHead && left.length === named.length };
  });
}

/**
 * Names whoever is named in the words behind the seal of a record that is about to be opened, while nobody has read them.
 * @throws NotFound when the officer who opens it is among them: from now on it is not there for him; NotAllowedNow while officers are
 *   still looked for in words of its unit
 */
export async function assertNotNamedInUnread(act: Act, record: { unitId: number } & UnreadRecord): Promise<void> {
  const { tx, actor } = act;
  const { unitId, petitionId, visitId, withheld } = record;
  const [row] = await tx.rows<{ isUnread: boolean }>(
    `select is_unread from petition_contents where unit_id = $1 and petition_id = $2
     union all select is_unread from visit_contents where unit_id = $1 and visit_id = $3`,
    [unitId, petitionId ?? null, visitId ?? null],
  );
  if (!row?.isUnread) return;
  if ((await searchWanted(tx, unitId)) !== null)
    throw new NotAllowedNow(searchingWords, petitionId ? `/petitions/${petitionId}` : `/visits/${visitId}`);
  if (unitId !== actor.unitId) return;
  const [found] = await namedInUnread(act, unitId, [{ ...(petitionId ? { petitionId } : { visitId: visitId ?? 0 }), withheld }]);
  const naming = {
    ...(petitionId ? { petitionId } : { visitId: visitId ?? 0 }),
    sealed: true,
    named: found?.named ?? [],
    type: 'TC' as const,
  };
  if (!naming.named.some((one) => one.accountId === actor.accountId)) return nameInAll(act, [naming]);
  act.outlast?.(await namingToOutlast(act, naming));
  throw new NotFound();
}
