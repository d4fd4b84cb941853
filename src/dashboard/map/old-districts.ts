// Records of before 01/07/2025 stand in the books of the wards of today once an old book was entered there. A ward made of one district is
// counted with it; one made of several with none of them, but on a line of its own, so that the sum is that of the city. Pure.
import type { Place } from './queries.ts';

/** @returns the districts with the wards that are theirs alone, and the units of the wards that lie in several. */
export function withWards(
  districts: readonly Place[],
  wards: readonly { unitId: number; districts: readonly string[] }[],
): { places: Place[]; shared: number[] } {
  const known = new Set(districts.map(({ code }) => code));
  const alone = (code: string) => wards.filter((ward) => ward.districts.length === 1 && ward.districts[0] === code);
  return {
    places: districts.map((place) => ({
      ...place,
      unitIds: [...new Set([...place.unitIds, ...alone(place.code).map(({ unitId }) => unitId)])],
    })),
    shared: wards.filter((ward) => ward.districts.filter((code) => known.has(code)).length > 1).map(({ unitId }) => unitId),
  };
}

export const sharedName = 'Phường, xã thuộc nhiều quận, huyện cũ';
/** Said under the table of the districts. */
export const countingWords =
  'Đơn ghi ở sổ của phường, xã hiện nay (sổ cũ nhập lại) tính cho quận, huyện cũ nếu phường, xã ấy lập từ một quận, huyện; phường, xã lập từ nhiều quận, huyện tính ở dòng riêng, không chia.';
