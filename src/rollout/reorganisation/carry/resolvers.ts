// Who decides a proceeding that goes on: whoever resolved it as the head of an office that is gone, and is no head here, leaves it to the head.
import { isHeadTitle } from '../../../documents/registry/signer.ts';
import { findProfile } from '../../../units/queries.ts';
import type { Act } from '../../../web/act.ts';
import type { Batch } from './batch.ts';
import { giveToHead, listLeaders, listResolvers } from './resolvers-records.ts';

/** The proceedings of one batch, as the successor's system. */
export async function nameResolvers({ tx, house }: Act, batch: Batch): Promise<void> {
  const [was, is] = [await findProfile(house, batch.fromUnitId), await findProfile(house, batch.toUnitId)];
  if (!is) return;
  const resolvers = await listResolvers(tx, batch);
  if (resolvers.length === 0) return;
  const heads = (await listLeaders(tx, batch)).filter(({ title }) => isHeadTitle(is, title));
  const leaving = resolvers.filter(({ accountId, titleThere, titleHere }) => {
    if (heads.some((head) => head.accountId === accountId)) return false;
    return titleHere === null || titleThere === null || isHeadTitle(was ?? is, titleThere);
  });
  const [head, ...others] = [...new Set(heads.map(({ accountId }) => accountId))];
  await giveToHead(
    tx,
    batch,
    leaving.map(({ accountId }) => accountId),
    others.length === 0 ? (head ?? null) : null,
  );
}
