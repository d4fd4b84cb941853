// From whom a petition is hidden.
import { calledAt } from '../../accounts/names.ts';
import type { Tx } from '../../database/tx.ts';
import { NotPermitted } from '../../errors.ts';
import { loadPetitionRecord, type PetitionRecord } from '../queries.ts';

export interface NamedRow {
  accountId: number;
  name: string;
  how: 'chosen' | 'text' | 'answer' | 'again';
  byName: string | null;
  at: Date | null;
}

/**
 * A petition whose namings this officer may read: whom a denunciation is against is part of its content.
 * @throws NotFound, NotPermitted
 */
export async function loadNaming(tx: Tx, id: number): Promise<PetitionRecord> {
  const petition = await loadPetitionRecord(tx, id);
  if (petition.content === null)
    throw new NotPermitted(
      'Nội dung đơn này được bảo mật nên vai trò hiện tại không xem được đơn không hiện với ai.',
      `/petitions/${id}`,
    );
  return petition;
}

/** The accounts a petition is hidden from. */
export async function listHiddenFrom(tx: Tx, petition: { unitId: number; id: number }): Promise<number[]> {
  const rows = await tx.rows<{ accountId: number }>(
    'select account_id from named_accounts where unit_id = $1 and petition_id = $2',
    [petition.unitId, petition.id],
  );
  return rows.map(({ accountId }) => accountId);
}

/** From whom a petition is hidden, and who said so. Nobody named reads this: for him there is no petition. */
export function listNamed(tx: Tx, petition: { unitId: number; id: number }): Promise<NamedRow[]> {
  return tx.rows<NamedRow>(
    `select n.account_id, c.name, n.named_how as how, ${calledAt('b', 'n.named_at')} as by_name, n.named_at as at
       from named_accounts n join accounts c on c.id = n.account_id left join accounts b on b.id = n.named_by
      where n.unit_id = $1 and n.petition_id = $2 order by n.id`,
    [petition.unitId, petition.id],
  );
}

/** The accounts named when a visit was written down. */
export async function listNamedAtDesk(tx: Tx, visit: { unitId: number; id: number }): Promise<number[]> {
  const rows = await tx.rows<{ accountId: number }>(
    'select account_id from named_accounts where unit_id = $1 and visit_id = $2 order by id',
    [visit.unitId, visit.id],
  );
  return rows.map(({ accountId }) => accountId);
}
