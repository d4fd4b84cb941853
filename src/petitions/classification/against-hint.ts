// The answer about jurisdiction against what the other answers show (legal.md §5.5): a basis is asked for, and kept for whoever
// approves; what no basis makes lawful is refused. Pure.
import type { Jurisdiction } from '../petition.ts';
import { amendedFrom, boardUrges, inspectoratesOwn } from './competence.ts';
import { mergedWords } from './complaint-competence.ts';
import { type JurisdictionAnswer, type JurisdictionQuestion, suggestJurisdiction } from './jurisdiction.ts';

/** Is the answer another than the other answers show, rightly or against the law? */
export function isOtherThanHint(question: JurisdictionQuestion, jurisdiction: Jurisdiction): boolean {
  const suggestion = suggestJurisdiction(question)?.suggestion ?? null;
  return suggestion !== null && suggestion !== jurisdiction && question.functionOf !== 'several';
}

/** Does the officer answer otherwise than the law shows? No where the law settles nothing, or several share the function. */
export function isAgainstHint(question: JurisdictionQuestion, jurisdiction: Jurisdiction | null): boolean {
  const suggestion = suggestJurisdiction(question)?.suggestion ?? null;
  if (jurisdiction === null || !isOtherThanHint(question, jurisdiction)) return false;
  // The superior of who let his time run out resolves in the end (khoản 5 Điều 38 LTC).
  if (suggestion === 'subordinate_overdue' && jurisdiction === 'own') return false;
  // Another body may be one below that let its time run out; below a commune there is none.
  return !(suggestion === 'not_own' && jurisdiction === 'subordinate_overdue' && question.level !== 'commune');
}

/** What this office may never resolve, with the article; '' where a basis may make it lawful. */
export function neverCompetent(question: JurisdictionQuestion, jurisdiction: Jurisdiction | null): string {
  if (question.hasNobodyBelow && question.type === 'TC' && jurisdiction === 'subordinate_overdue')
    return 'Ban Tiếp công dân không phải cấp trên trực tiếp của người giải quyết tố cáo: tố cáo quá thời hạn chưa được giải quyết do người đứng đầu cơ quan, tổ chức cấp trên trực tiếp của người ấy xem xét (Điều 38 Luật Tố cáo). Chọn Không thuộc thẩm quyền';
  const rule = suggestJurisdiction(question);
  if (!rule || jurisdiction === null || jurisdiction === 'not_own') return '';
  if (question.type === 'TC' && question.denounced === 'own_head')
    return `Tố cáo người đứng đầu, cấp phó của cơ quan này hoặc chính cơ quan này thì cơ quan này không được thụ lý: ${rule.resolver} giải quyết (${rule.article}). Chọn Không thuộc thẩm quyền`;
  const isOthers = question.denunciationKind === 'official_duty' && !inspectoratesOwn.includes(question.denounced);
  if (question.type === 'TC' && question.isInspectorate && question.round !== 'continued' && isOthers)
    return `Cơ quan thanh tra xác minh, tham mưu, không giải quyết tố cáo người do cơ quan khác quản lý: ${rule.resolver || 'người đứng đầu cơ quan quản lý người bị tố cáo'} thụ lý, giải quyết (${rule.article}) và có thể giao Thanh tra xác minh (khoản 1 Điều 31 Luật Tố cáo). Chọn Không thuộc thẩm quyền`;
  const isOwnFirst = question.respondent === 'own' || question.respondent === 'own_agency';
  if (question.type === 'KN' && question.instance === 'second' && isOwnFirst && rule.suggestion !== 'own')
    return `Người đã giải quyết lần đầu không giải quyết lần hai: ${rule.resolver} giải quyết (${rule.article}). Chọn Không thuộc thẩm quyền`;
  return '';
}

/** Field → sentence for what keeps this answer out. @param hasBasis a basis is written down */
export function competenceObjections(
  question: JurisdictionQuestion,
  jurisdiction: Jurisdiction | null,
  hasBasis: boolean,
): Record<string, string> {
  const never = neverCompetent(question, jurisdiction);
  if (never) return { jurisdiction: never };
  if (!hasBasis && question.instance === 'second' && question.respondent === 'ministry') return { respondent: mergedWords };
  if (!hasBasis && question.hasNobodyBelow && jurisdiction === 'subordinate_overdue')
    return { competenceBasis: boardObjection(question) };
  if (hasBasis || !isAgainstHint(question, jurisdiction)) return {};
  return {
    competenceBasis: `${hintWords(suggestJurisdiction(question))}. Nhập căn cứ khác với gợi ý: văn bản giao giải quyết, điều luật áp dụng; không có thì sửa câu trả lời về thẩm quyền`,
  };
}

/** A reception board follows and urges what it sent on itself: the letter with which it did so is the basis. */
const boardObjection = ({ receivedOn }: JurisdictionQuestion): string =>
  `Ban Tiếp công dân không có cơ quan cấp dưới, chỉ đôn đốc đơn, vụ việc do Ban chuyển đến${receivedOn >= amendedFrom ? ` (${boardUrges})` : ''}. Nhập căn cứ: số, ngày văn bản Ban đã chuyển vụ việc này; chưa chuyển thì chọn Không thuộc thẩm quyền để hướng dẫn, chuyển đơn`;

/** "Theo các câu đã trả lời, Chủ tịch UBND cấp tỉnh giải quyết (Điều 21 Luật Khiếu nại)". */
export function hintWords(rule: JurisdictionAnswer | undefined): string {
  if (!rule) return '';
  return `Theo các câu đã trả lời, ${rule.resolver || 'cơ quan khác'} giải quyết (${rule.article})`;
}
