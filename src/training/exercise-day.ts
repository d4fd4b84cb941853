// Whether an exercise can be lived through on the class's day. Pure.
import { formatDate } from '../deadlines/dates.ts';
import type { Exercise } from './exercise.ts';

/** Why the exercise cannot be begun today, '' when it can. */
export function dayRefusal(exercise: Exercise, today: string): string {
  const { day } = exercise;
  if (!day || (today >= day.from && today <= day.to)) return '';
  const span = day.from === day.to ? `ngày ${formatDate(day.from)}` : `từ ${formatDate(day.from)} đến ${formatDate(day.to)}`;
  return `Bài này làm khi ngày của lớp là ${span}; hôm nay của lớp là ${formatDate(today)}. Giảng viên chuyển ngày của lớp ở trang lớp học.`;
}
