// The people of a group at the desk (LTCD Điều 29). The law's numbers are in petitions/groups.ts. Pure.
import { representativeLimits } from '../petitions/groups.ts';
import type { SenderKind } from '../petitions/petition.ts';

/**
 * Null, or the sentence that says how many representatives there may be.
 * @param written of the group, by name
 * @param on the day of reception
 * @param acting written down as representatives of others: they speak for the group too, and are to be of it (Điều 29 LTCD)
 */
export function groupObjection(
  senderKind: SenderKind,
  personCount: number,
  written: number,
  on: string,
  acting = 0,
): string | null {
  if (senderKind !== 'group') return null;
  if (personCount < 2) return 'Nhiều người là từ 2 người trở lên. Sửa số người hoặc chọn Một người';
  const { most, because } = representativeLimits(personCount, on);
  const speaking = because ? written + acting : written;
  if (speaking <= most) return null;
  const ofThem =
    acting > 0
      ? `, trong đó ${acting} người ghi tư cách Người đại diện. Người trong đoàn được cử thì chọn Tự mình trình bày`
      : '';
  return because
    ? `${because}, đang ghi ${speaking} người${ofThem}`
    : `Đoàn có ${personCount} người nhưng đang ghi họ tên ${written} người. Sửa số người`;
}
