// Groups and their representatives (LTCD Điều 29; TT 06/2025, note to 01/TCD). Pure.
import { representativeLimits } from '../petitions/groups.ts';
import { largeGroupSize, type SenderKind } from '../petitions/petition.ts';

export { largeGroupSize, representativeLimits };

/** 5 or more people on one content: the unit's leaders are told at once. */
export function isLargeGroup(senderKind: SenderKind, personCount: number): boolean {
  return senderKind === 'group' && personCount >= largeGroupSize;
}

/** Null, or the sentence that says how many representatives there must be. */
export function groupObjection(senderKind: SenderKind, personCount: number, written: number): string | null {
  if (senderKind !== 'group') return null;
  if (personCount < 2) return 'Nhiều người là từ 2 người trở lên. Sửa số người hoặc chọn Một người';
  const { most, because } = representativeLimits(personCount);
  if (written <= most) return null;
  return because
    ? `${because}, đang ghi ${written} người`
    : `Đoàn có ${personCount} người nhưng đang ghi họ tên ${written} người. Sửa số người`;
}
