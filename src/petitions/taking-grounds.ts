// Why the superior resolves itself what a body below let run out of time: something gravely unlawful or partial in how it was handled
// there (khoản 5 Điều 38 LTC; khoản 1, khoản 2 Điều 5 NĐ 31/2019). Delay alone is none: the body below then goes on (khoản 3). Pure.
import { lowered } from '../first-letter.ts';

export const takingGrounds = ['procedure_breach', 'redo_ground', 'kin_denounced', 'kin_concerned', 'own_interest'] as const;
export type TakingGround = (typeof takingGrounds)[number];

export const takingGroundNames: Record<TakingGround, string> = {
  procedure_breach:
    'Vi phạm trình tự, thủ tục giải quyết tố cáo dẫn đến kết luận không chính xác, khách quan hoặc làm sai lệch hồ sơ vụ việc',
  redo_ground:
    'Kết quả xác minh, kết luận thiếu chính xác, thiếu khách quan; bỏ sót, bỏ lọt thông tin, tài liệu, chứng cứ quan trọng; hoặc áp dụng không đúng pháp luật (khoản 3 Điều 37 Luật Tố cáo)',
  kin_denounced:
    'Người bị tố cáo là vợ hoặc chồng, bố mẹ đẻ, bố mẹ nuôi, bố mẹ bên vợ hoặc bên chồng, con đẻ, con nuôi, con rể, con dâu, anh, chị, em ruột của người được giao xác minh, người giải quyết tố cáo',
  kin_concerned:
    'Nội dung tố cáo có liên quan trực tiếp đến vợ hoặc chồng, bố mẹ đẻ, bố mẹ nuôi, bố mẹ bên vợ hoặc bên chồng, con đẻ, con nuôi, con rể, con dâu, anh, chị, em ruột của người được giao xác minh, người giải quyết tố cáo',
  own_interest: 'Người được giao xác minh, người giải quyết tố cáo có lợi ích liên quan trực tiếp với người bị tố cáo',
};

const points: Record<TakingGround, string> = {
  procedure_breach: 'điểm a khoản 1',
  redo_ground: 'điểm b khoản 1',
  kin_denounced: 'điểm a khoản 2',
  kin_concerned: 'điểm b khoản 2',
  own_interest: 'điểm c khoản 2',
};

/** "điểm a khoản 1 Điều 5 Nghị định số 31/2019/NĐ-CP" */
export const takingPoint = (ground: TakingGround): string => `${points[ground]} Điều 5 Nghị định số 31/2019/NĐ-CP`;

/** The same with the clause of the law it carries out, as the decision of acceptance cites it. */
export const takingBasis = (ground: TakingGround): string => `khoản 5 Điều 38 Luật Tố cáo và ${takingPoint(ground)}`;

/** Why this office resolves it, for the proposal its head decides on: the ground, what shows it, and its article. */
export const takenWords = ({ ground, note }: Taking): string =>
  `Cấp dưới đã được yêu cầu giải quyết, báo cáo; có căn cứ để cấp trên trực tiếp giải quyết: ${lowered(takingGroundNames[ground])} (${takingBasis(ground)}). ${note.replace(/[.\s]+$/u, '')}.`;

export const takingOptions = takingGrounds.map((value) => ({ value, label: takingGroundNames[value], hint: takingPoint(value) }));

/** Where there is none of them, what the superior does instead. */
export const noTakingWords =
  'Chậm giải quyết không phải là căn cứ. Không có căn cứ nào dưới đây thì cấp dưới tiếp tục giải quyết; cơ quan này theo dõi, đôn đốc, xử lý hoặc kiến nghị xử lý người không giải quyết đúng thời gian (khoản 3, khoản 4 Điều 38 Luật Tố cáo)';

/** What is written down of it, and of the demand that the body below stop and hand over its file (khoản 3 Điều 5 NĐ 31/2019). */
export interface Taking {
  ground: TakingGround;
  /** What shows that the ground is there. */
  note: string;
  /** Whoever resolved it below, who is told of the acceptance. */
  below: string;
  demandNumber: string;
  demandOn: string;
}

/** A form that may lack any of it. */
export type AskedTaking = { [name in keyof Taking]: Taking[name] | null };

/** Field → sentence for what is missing, or cannot be so. @param on the day it is taken: the demand is not younger */
export function takingErrors(form: AskedTaking, on: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!form.ground) errors.ground = 'Chọn căn cứ cơ quan này giải quyết vụ việc của cấp dưới';
  if (!form.note) errors.note = 'Nêu tình tiết, tài liệu cho thấy có căn cứ ấy';
  if (!form.below) errors.below = 'Nhập người đứng đầu cơ quan, tổ chức cấp dưới trực tiếp giải quyết';
  if (!form.demandNumber)
    errors.demandNumber =
      'Nhập số, ký hiệu văn bản yêu cầu cấp dưới chấm dứt việc giải quyết và chuyển hồ sơ (khoản 3 Điều 5 Nghị định 31/2019/NĐ-CP)';
  if (!form.demandOn) errors.demandOn = 'Nhập ngày văn bản yêu cầu chấm dứt, chuyển hồ sơ';
  else if (form.demandOn > on) errors.demandOn = 'Ngày văn bản yêu cầu không sau ngày ghi ở trên';
  return errors;
}
