// Who stands under a petition, as TT 02/2021/TT-TTCP divides what was carried over and what was received (legal.md §9.10). Pure.
import { petitions } from '../former.ts';
import { type Column, type Head, head } from '../table.ts';

const many = "f.senders = 'many'";
const single = "f.senders = 'single'";
const other = "f.senders = 'other'";

/** Columns 2 to 7: many senders, one, others, of before and of the period. */
export function bySenders(kind: string, labels: readonly [before: string, now: string]): Head[] {
  const three = (from: number, label: string, when: string): Head =>
    head(label, ...signed(from, `${kind} and ${when}`, single), others(from + 2, `${kind} and ${when}`));
  return [three(2, labels[0], 'f.is_carried'), three(5, labels[1], 'not f.is_carried')];
}

/** Columns 2 to 5 of complaints, which have no others: nobody complains without a name. */
export function byNamedSenders(kind: string, labels: readonly [before: string, now: string]): Head[] {
  const notMany = `not ${many}`;
  return [
    head(labels[0], ...signed(2, `${kind} and f.is_carried`, notMany)),
    head(labels[1], ...signed(4, `${kind} and not f.is_carried`, notMany)),
  ];
}

const signed = (from: number, where: string, one: string): Column[] => [
  petitions(
    from,
    'Đơn có nhiều người đứng tên',
    `${where} and ${many}`,
    'Đơn có số người đứng tên ghi là nhiều người khi tiếp nhận.',
  ),
  petitions(from + 1, 'Đơn một người đứng tên', `${where} and ${one}`, 'Đơn ghi một người đứng tên khi tiếp nhận.'),
];
const others = (no: number, where: string): Column =>
  petitions(no, 'Đơn khác', `${where} and ${other}`, 'Đơn không rõ người đứng tên và đơn khác.');
