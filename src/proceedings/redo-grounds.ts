// Why a continued denunciation is resolved again: by what its classification found of the time before (Điều 37, Điều 38 LTC). Pure.
import { takingBasis, takingErrors, takingGroundNames, takingGrounds } from '../petitions/taking-grounds.ts';

/** After a conclusion: khoản 3, or điểm b khoản 2, Điều 37 LTC. */
const concludedGrounds = ['inaccurate', 'missed_evidence', 'misapplied_law', 'not_competent'] as const;
/** Offered at acceptance. */
export const redoGrounds = [...concludedGrounds, ...takingGrounds] as const;
/** Stored: the passing of the limit stood alone where the ground of Điều 5 NĐ 31/2019 was not asked. */
export const storedRedoGrounds = [...redoGrounds, 'overdue'] as const;
export type RedoGround = (typeof storedRedoGrounds)[number];

export const redoGroundNames: Record<RedoGround, string> = {
  inaccurate: 'Kết quả xác minh hoặc kết luận nội dung tố cáo thiếu chính xác hoặc thiếu khách quan',
  missed_evidence: 'Bỏ sót, bỏ lọt thông tin, tài liệu, chứng cứ quan trọng trong khi xác minh hoặc kết luận',
  misapplied_law: 'Áp dụng không đúng pháp luật trong quá trình xác minh hoặc kết luận',
  not_competent: 'Việc giải quyết tố cáo trước đó không đúng thẩm quyền',
  overdue: 'Quá thời hạn quy định mà tố cáo chưa được giải quyết',
  ...takingGroundNames,
};
/** "điểm a khoản 3 Điều 37 Luật Tố cáo" */
export const redoGroundBasis: Record<RedoGround, string> = {
  inaccurate: 'điểm a khoản 3 Điều 37 Luật Tố cáo',
  missed_evidence: 'điểm b khoản 3 Điều 37 Luật Tố cáo',
  misapplied_law: 'điểm c khoản 3 Điều 37 Luật Tố cáo',
  not_competent: 'điểm b khoản 2 Điều 37 Luật Tố cáo',
  overdue: 'Điều 38 Luật Tố cáo',
  procedure_breach: takingBasis('procedure_breach'),
  redo_ground: takingBasis('redo_ground'),
  kin_denounced: takingBasis('kin_denounced'),
  kin_concerned: takingBasis('kin_concerned'),
  own_interest: takingBasis('own_interest'),
};

const takingOf = (ground: RedoGround | null) => takingGrounds.find((one) => one === ground) ?? null;

/** Nothing was concluded before: the limit passed. */
export const isAfterLimit = (ground: RedoGround | null): boolean => ground === 'overdue' || takingOf(ground) !== null;

/**
 * The grounds that may be chosen by what the classification says of the time before; both kinds where it says nothing.
 * @param isPreviousOverdue the limit passed without a conclusion; false: there is one
 */
export const redoGroundsFor = (isPreviousOverdue: boolean | null): readonly RedoGround[] =>
  isPreviousOverdue === null ? redoGrounds : isPreviousOverdue ? takingGrounds : concludedGrounds;

export interface RedoForm {
  redo: RedoGround | null;
  redoFacts: string;
  below: string;
  demandNumber: string;
  demandOn: string | null;
}

export const noRedo: RedoForm = { redo: null, redoFacts: '', below: '', demandNumber: '', demandOn: null };

/** Field → sentence for what is missing of the ground, or of taking the matter from the body below. @param on the day of acceptance */
export function redoErrors(form: RedoForm, isPreviousOverdue: boolean | null, on: string): Record<string, string> {
  const offered = redoGroundsFor(isPreviousOverdue);
  if (form.redo === null || !offered.includes(form.redo))
    return {
      redo: isPreviousOverdue
        ? 'Chọn căn cứ cơ quan này giải quyết vụ việc của cấp dưới; không có căn cứ thì trả lại để đề xuất đôn đốc'
        : 'Chọn căn cứ giải quyết lại vụ việc tố cáo',
    };
  if (!isAfterLimit(form.redo)) return {};
  const { note, ground: _ground, ...others } = takingErrors({ ...form, ground: takingOf(form.redo), note: form.redoFacts }, on);
  return { ...others, ...(note ? { redoFacts: note } : {}) };
}
