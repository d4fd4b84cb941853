// The people of a group at the desk (LTCD Điều 29). The law's numbers are in petitions/groups.ts. Pure.
import { representativeLimits } from '../petitions/groups.ts';
import type { SenderKind } from '../petitions/petition.ts';

/** Who of a group is written down by name. */
export interface GroupPeople {
  /** Its members, elected ones among them. */
  written: number;
  elected: number;
  /** Written down as representatives of others: they speak for the group too, and are to be of it (Điều 29 LTCD). */
  acting: number;
}

/**
 * Null, or the sentence that says how many representatives there may be.
 * @param on the day of reception
 */
export function groupObjection(
  senderKind: SenderKind,
  personCount: number,
  { written, elected, acting }: GroupPeople,
  on: string,
): string | null {
  if (senderKind !== 'group') return null;
  if (personCount < 2) return 'Nhiều người là từ 2 người trở lên. Sửa số người hoặc chọn Một người';
  const { most, because } = representativeLimits(personCount, on);
  if (written > personCount) return `Đoàn có ${personCount} người nhưng đang ghi họ tên ${written} người. Sửa số người`;
  const speaking = elected + acting;
  if (!because || speaking <= most) return null;
  const ofThem =
    acting > 0
      ? `, trong đó ${acting} người ghi là đại diện của người khác. Người trong đoàn được cử thì chọn Được đoàn cử đại diện`
      : '';
  return `${because}, đang ghi ${speaking} người${ofThem}. Người không được cử thì chọn Người trong đoàn`;
}
