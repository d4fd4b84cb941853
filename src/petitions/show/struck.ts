// A number struck out of the book says on its own page when, by whom and why. Pure.
import { say } from '../../audit/entry.ts';
import type { PetitionRecord } from '../queries.ts';
import { stampOf } from './stamp.ts';

/**
 * @param voiding the facts of the number; undefined for one that stands
 * @param events of the petition: of a denunciation struck out by hand the reason stands in its event alone
 */
export function struckNote(
  record: Pick<PetitionRecord, 'isEmptied' | 'content'>,
  voiding: { at: Date; by: string | null; reason: string } | undefined,
  events: readonly { kind: string; data: Record<string, unknown> }[],
): string {
  if (!voiding) return '';
  const { date, time } = stampOf(voiding.at);
  const typed = events.find((event) => event.kind === 'petition.voided');
  const reason = record.content || record.isEmptied ? voiding.reason || (typed ? say(typed.data, 'reason') : '') : '';
  return [
    `Đã hủy số lúc ${time} ngày ${date}.`,
    voiding.by ? `Người hủy: ${voiding.by}.` : '',
    reason ? `Lý do: ${reason.replace(/[.\s]+$/u, '')}.` : '',
    record.isEmptied ? 'Nội dung và thông tin người gửi của dòng này đã xóa khỏi sổ, số đơn giữ lại, gạch ngang.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
