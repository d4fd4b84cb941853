// What the outline asks and no table has: a unit tells it itself, blank where it does not. Pure.

/** Each with its field's words; whole numbers except the target. */
export const toldFields = {
  target: {
    label: 'Mục tiêu tỷ lệ giải quyết khiếu nại, tố cáo thuộc thẩm quyền (%)',
    hint: 'Theo kế hoạch, chỉ tiêu được giao; in ở mục III.1',
  },
  unitsAtFault: { label: 'Số đơn vị có vi phạm', hint: 'Phát hiện qua thanh tra trách nhiệm trong kỳ; in ở mục II.6c' },
  protectedPersons: {
    label: 'Tổng số người được bảo vệ',
    hint: 'Người tố cáo và thân nhân; chỉ ghi số lượng; in ở mục II.5',
  },
  protectedPosts: { label: 'Được bảo vệ vị trí công tác, việc làm (người)', hint: '' },
  protectedLives: {
    label: 'Được bảo vệ tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm (người)',
    hint: '',
  },
} as const;
export type ToldField = keyof typeof toldFields;
export const toldNames = Object.keys(toldFields) as ToldField[];

/** What one unit told of a period: only the fields it filled in. */
export type Told = Readonly<Partial<Record<ToldField, number>>>;

/** What the report says of several units: the sum of those that told it, and how many did. The target is the reporting unit's own. */
export function toldTogether(own: Told, all: readonly Told[]): Partial<Record<ToldField, { figure: number; units: number }>> {
  return Object.fromEntries(
    toldNames.flatMap((name) => {
      const found = (name === 'target' ? [own] : all).flatMap((told) => told[name] ?? []);
      return found.length === 0 ? [] : [[name, { figure: found.reduce((sum, one) => sum + one, 0), units: found.length }]];
    }),
  );
}
