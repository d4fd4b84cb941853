// In whose name a consolidated report is signed. The city's is its committee's: the head of its inspectorate, who closes it, signs it by
// mandate of the committee's head (khoản 1 Điều 8 TT 06/2025/TT-TTCP); every other one is its own office's.
import type { HouseTx } from '../../database/tx.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import { signingLines } from '../../documents/registry/signer.ts';
import { findProfile, listAbove } from '../../units/queries.ts';
import { resolveReach } from '../../units/reach.ts';
import type { Consolidated } from './consolidated.ts';

/** The lines over the signature: ["TUQ. CHỦ TỊCH", "CHÁNH THANH TRA"]; the signer's title alone where he signs for his own office. */
export async function signedAs(
  house: HouseTx,
  { unitId, closedAt, signerTitle }: Pick<Consolidated, 'unitId' | 'closedAt' | 'signerTitle'>,
): Promise<readonly string[]> {
  const on = todayInVietnam(closedAt);
  const { all } = await resolveReach(house, { unitId, role: 'chief_inspector' }, on);
  const province = all ? (await listAbove(house, unitId, on)).find(({ level }) => level === 'province') : undefined;
  const committee = province && (await findProfile(house, province.id));
  return committee ? signingLines(committee, signerTitle, 'TUQ') : [signerTitle];
}
