// The only writer of unit profiles.
import type { HouseTx } from '../database/tx.ts';
import type { UnitProfile } from './queries.ts';

const columns =
  'unit_id, issuing_org, superior_org, symbol, place, head_title, functions_basis, inspectorate, address, phone, is_remote_area, approval_route, accepts_transfers_on_delivery, letter_code';

/** @throws NotFound for a unit that never worked here */
export function lockProfile(house: HouseTx, unitId: number): Promise<UnitProfile> {
  return house.one<UnitProfile>(`select ${columns} from unit_profiles where unit_id = $1 for update`, [unitId]);
}

/** Writes the profile anew over the one that was read. @throws NotFound */
export function saveProfile(house: HouseTx, was: UnitProfile, profile: Omit<UnitProfile, 'unitId'>): Promise<void> {
  return house.changeOne(
    `update unit_profiles set issuing_org = $2, superior_org = $3, symbol = $4, place = $5, head_title = $6, functions_basis = $7,
            inspectorate = $8, address = $9, phone = $10, is_remote_area = $11, approval_route = $12, accepts_transfers_on_delivery = $13, letter_code = $14 where unit_id = $1`,
    [
      was.unitId,
      profile.issuingOrg,
      profile.superiorOrg,
      profile.symbol,
      profile.place,
      profile.headTitle,
      profile.functionsBasis,
      profile.inspectorate,
      profile.address,
      profile.phone,
      profile.isRemoteArea,
      profile.approvalRoute,
      profile.acceptsTransfersOnDelivery,
      profile.letterCode,
    ],
  );
}
