// How many people speak for a group (LTCD Điều 29; TT 06/2025, note to 01/TCD). Pure.
import { largeGroupSize } from './petition.ts';

/** How many representatives a group elects: 5 to 10 people one or two, more than 10 up to five; smaller groups speak for themselves. */
export function representativeLimits(personCount: number): { least: number; most: number; because: string } {
  if (personCount < largeGroupSize) return { least: 1, most: Math.max(personCount, 1), because: '' };
  if (personCount <= 10)
    return { least: 1, most: 2, because: 'Đoàn từ 5 đến 10 người cử 1 hoặc 2 người đại diện (Điều 29 Luật Tiếp công dân)' };
  return { least: 1, most: 5, because: 'Đoàn trên 10 người cử nhiều nhất 5 người đại diện (Điều 29 Luật Tiếp công dân)' };
}
