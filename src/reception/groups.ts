// Groups and their representatives (LTCD Điều 29; TT 06/2025, note to 01/TCD). Pure.
import { largeGroupSize, type SenderKind } from '../petitions/petition.ts';

export { largeGroupSize };

/** 5 or more people on one content: the unit's leaders are told at once. */
export function isLargeGroup(senderKind: SenderKind, personCount: number): boolean {
  return senderKind === 'group' && personCount >= largeGroupSize;
}

/** How many representatives a group elects: 5 to 10 people one or two, more than 10 up to five; smaller groups speak for themselves. */
export function representativeLimits(personCount: number): { least: number; most: number; because: string } {
  if (personCount < largeGroupSize) return { least: 1, most: Math.max(personCount, 1), because: '' };
  if (personCount <= 10)
    return { least: 1, most: 2, because: 'Đoàn từ 5 đến 10 người cử 1 hoặc 2 người đại diện (Điều 29 Luật Tiếp công dân)' };
  return { least: 1, most: 5, because: 'Đoàn trên 10 người cử nhiều nhất 5 người đại diện (Điều 29 Luật Tiếp công dân)' };
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
