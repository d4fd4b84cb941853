// The people of a group at the desk (LTCD Điều 29). The law's numbers are in petitions/groups.ts. Pure.
import { representativeLimits } from '../petitions/groups.ts';
import type { SenderKind } from '../petitions/petition.ts';

/** Null, or the sentence that says how many representatives there may be. @param on the day of reception */
export function groupObjection(senderKind: SenderKind, personCount: number, written: number, on: string): string | null {
  if (senderKind !== 'group') return null;
  if (personCount < 2) return 'Nhiều người là từ 2 người trở lên. Sửa số người hoặc chọn Một người';
  const { most, because } = representativeLimits(personCount, on);
  if (written <= most) return null;
  return because
    ? `${because}, đang ghi ${written} người`
    : `Đoàn có ${personCount} người nhưng đang ghi họ tên ${written} người. Sửa số người`;
}
