// What names violator and evidence but is no denunciation to accept, of a nameless sender or forwarded without the conditions of
// acceptance: the office inspects it itself (khoản 2 Điều 25, điểm b khoản 1 Điều 26 LTC). The law sets no period; the office's own
// target is a rule it may set.
import type { RuleBook } from '../deadlines/rule-book.ts';
import { lengthWords } from '../deadlines/rules.ts';

/** The office's own target for reporting what the inspection found (decisions 25: an uncertain length is a setting). */
export const inspectionRule = 'TC_INFO_INSPECT';

/** "30 ngày" on that day ('YYYY-MM-DD'); '' when the office's rules know no target. */
export function inspectionWords(book: RuleBook, today: string): string {
  const rule = book.findInForce(inspectionRule, today);
  return rule ? lengthWords(rule.length, rule.unit) : '';
}

export const inspectionFindings = ['violation', 'no_violation', 'crime', 'not_clear'] as const;
export type InspectionFinding = (typeof inspectionFindings)[number];
export const inspectionFindingNames: Readonly<Record<InspectionFinding, string>> = {
  violation: 'Có vi phạm, đã xử lý hoặc kiến nghị xử lý theo thẩm quyền',
  no_violation: 'Không có vi phạm như thông tin nêu',
  crime: 'Có dấu hiệu tội phạm, đã chuyển cơ quan điều tra',
  not_clear: 'Không đủ cơ sở để kết luận',
};
