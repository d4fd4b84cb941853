// Columns and heads the tables of TT 01/2024/TT-TTCP and TT 02/2021/TT-TTCP share (legal.md §9.10). Pure.
import { type Column, columnsOf, type Head, head } from './table.ts';

export const petitions = columnsOf('petitionState');
export const matters = columnsOf('matterState');
export const decisions = columnsOf('decision');
export const resolutions = columnsOf('resolution');
const replies = columnsOf('reply');

export type Kind = 'KN' | 'TC' | 'KNPA';
/** A condition on a fact (f), in SQL. */
export const kindIs = (kind: Kind) => `f.kind = '${kind}'`;

export const eligible = "f.fate in ('accepted','declined','considering','guided','sent')";
export const processed = "f.fate <> 'pending'";
export const own = 'f.is_own';
export const notOwn = 'not f.is_own';
/** Resolved by the last day, whether by a decision or by a termination. */
export const resolved = 'f.stood in (3, 5, 6)';

const land = "f.branch in ('LAND','HOUSING')";
const office = "f.branch = 'CIVIL_SERVICE'";
const policy = "f.branch = 'POLICY'";
const judicial = "f.branch = 'JUDICIAL'";
const party = "f.branch = 'PARTY_MASS_ORG'";

/** What is told of every table whose heads were taken from a description. */
export const described = 'Tiêu đề cột theo bản mô tả; chưa đối chiếu văn bản gốc.';

export const meansEligible =
  'Đơn đã xử lý, thuộc thẩm quyền (thụ lý, không thụ lý, đã được phê duyệt thụ lý) hoặc đã hướng dẫn, chuyển, đôn đốc.';
export const meansMatters =
  'Vụ việc của các đơn đủ điều kiện xử lý; nhiều đơn về một vụ việc tính một. Lĩnh vực lấy theo đơn cũ nhất của vụ việc.';
export const meansMixed = 'Đơn có nhiều nội dung đã hướng dẫn tách hoặc chuyển đi tính vào kiến nghị, phản ánh.';
export const meansPending =
  'Đơn chưa có kết quả cuối cùng trước ngày đầu kỳ. Không tính đơn đã hủy số; đơn bàn giao khi sắp xếp đơn vị tính một lần, ở đơn vị đang giữ vào ngày cuối kỳ.';
export const meansProcessed =
  'Đơn có kết quả cuối cùng trong kỳ (thụ lý, không thụ lý, hướng dẫn, chuyển, trả lại, lưu, không xử lý, rút, trùng) và đơn đã được phê duyệt thụ lý.';
const meansReply = 'Văn bản phúc đáp có ngày trong kỳ, ghi ở các lần chuyển đơn.';

/** The column of answers received to petitions sent on. @param no its number @param where which of them */
export const reply = (no: number, where: string): Column =>
  replies(no, 'Số văn bản phúc đáp nhận được do chuyển đơn', where, meansReply);

/** "Lĩnh vực hành chính" with its parts, and the other fields of a complaint: seven columns. */
export function complaintFields(from: number, label: string): Head {
  const kn = kindIs('KN');
  const administrative = "f.branch in ('POLICY','LAND','HOUSING','CIVIL_SERVICE','ADMIN_OTHER')";
  const others = "f.branch not in ('POLICY','LAND','HOUSING','CIVIL_SERVICE','ADMIN_OTHER','JUDICIAL','PARTY_MASS_ORG')";
  return head(
    label,
    head(
      'Lĩnh vực hành chính',
      matters(from, 'Tổng', `${kn} and ${administrative}`, `Vụ việc ở cột ${from - 1} thuộc lĩnh vực hành chính.`, {
        code: `${from}=${from + 1}+${from + 2}+${from + 3}`,
      }),
      matters(from + 1, 'Chế độ, chính sách', `${kn} and ${policy}`, `Vụ việc ở cột ${from} về chế độ, chính sách.`),
      matters(from + 2, 'Đất đai, nhà cửa', `${kn} and ${land}`, `Vụ việc ở cột ${from} về đất đai, nhà ở, trật tự xây dựng.`),
      matters(
        from + 3,
        'Khác',
        `${kn} and f.branch in ('CIVIL_SERVICE','ADMIN_OTHER')`,
        `Vụ việc ở cột ${from} về công chức, công vụ và nội dung hành chính khác.`,
      ),
    ),
    matters(from + 4, 'Lĩnh vực tư pháp', `${kn} and ${judicial}`, `Vụ việc ở cột ${from - 1} về hoạt động tư pháp.`),
    matters(from + 5, 'Lĩnh vực Đảng, đoàn thể', `${kn} and ${party}`, `Vụ việc ở cột ${from - 1} về Đảng, đoàn thể.`),
    matters(from + 6, 'Lĩnh vực khác', `${kn} and ${others}`, `Vụ việc ở cột ${from - 1} thuộc lĩnh vực khác.`),
  );
}

/** The fields of a denunciation: nine columns. */
export function denunciationFields(from: number, label: string): Head {
  const tc = kindIs('TC');
  const administrative = "f.branch in ('POLICY','LAND','HOUSING','CIVIL_SERVICE','ADMIN_OTHER')";
  const others =
    "f.branch not in ('POLICY','LAND','HOUSING','CIVIL_SERVICE','ADMIN_OTHER','CORRUPTION','JUDICIAL','PARTY_MASS_ORG')";
  return head(
    label,
    head(
      'Lĩnh vực hành chính',
      matters(from, 'Tổng cộng', `${tc} and ${administrative}`, `Vụ việc ở cột ${from - 1} thuộc lĩnh vực hành chính.`, {
        code: `${from}=${from + 1}+${from + 2}+${from + 3}+${from + 4}`,
      }),
      matters(from + 1, 'Chế độ, chính sách', `${tc} and ${policy}`, `Vụ việc ở cột ${from} về chế độ, chính sách.`),
      matters(from + 2, 'Đất đai, nhà cửa', `${tc} and ${land}`, `Vụ việc ở cột ${from} về đất đai, nhà ở, trật tự xây dựng.`),
      matters(from + 3, 'Công chức, công vụ', `${tc} and ${office}`, `Vụ việc ở cột ${from} về công chức, công vụ.`),
      matters(from + 4, 'Khác', `${tc} and f.branch = 'ADMIN_OTHER'`, `Vụ việc ở cột ${from} về nội dung hành chính khác.`),
    ),
    matters(from + 5, 'Tham nhũng', `${tc} and f.branch = 'CORRUPTION'`, `Vụ việc ở cột ${from - 1} về tham nhũng.`),
    matters(from + 6, 'Lĩnh vực tư pháp', `${tc} and ${judicial}`, `Vụ việc ở cột ${from - 1} về hoạt động tư pháp.`),
    matters(from + 7, 'Lĩnh vực Đảng, đoàn thể', `${tc} and ${party}`, `Vụ việc ở cột ${from - 1} về Đảng, đoàn thể.`),
    matters(from + 8, 'Lĩnh vực khác', `${tc} and ${others}`, `Vụ việc ở cột ${from - 1} thuộc lĩnh vực khác.`),
  );
}

/** The fields of a recommendation: four columns. */
export function recommendationFields(from: number): Head {
  const knpa = kindIs('KNPA');
  return head(
    'Phân loại vụ việc theo nội dung',
    matters(from, 'Chế độ, chính sách', `${knpa} and ${policy}`, `Vụ việc ở cột ${from - 1} về chế độ, chính sách.`),
    matters(from + 1, 'Đất đai', `${knpa} and ${land}`, `Vụ việc ở cột ${from - 1} về đất đai, nhà ở, trật tự xây dựng.`),
    matters(from + 2, 'Tư pháp', `${knpa} and ${judicial}`, `Vụ việc ở cột ${from - 1} về hoạt động tư pháp.`),
    matters(
      from + 3,
      'Khác',
      `${knpa} and f.branch not in ('POLICY','LAND','HOUSING','JUDICIAL')`,
      `Vụ việc ở cột ${from - 1} thuộc lĩnh vực khác.`,
    ),
  );
}

/** "Tố cáo tiếp": the time to resolve is over without a result, or a conclusion was given; and what is neither. */
export const overdueAgain = 'f.is_overdue';
export const concludedAgain = 'f.is_again and not f.is_overdue';
export const notAgain = 'not f.is_again and not f.is_overdue';
export const meansOverdue =
  'Vụ việc có đơn thuộc thẩm quyền cấp dưới, quá thời hạn mà chưa giải quyết, hoặc đã đôn đốc cấp dưới giải quyết.';
export const meansConcluded = 'Vụ việc có đơn tố cáo tiếp, không thuộc cột bên cạnh.';

/** Why what goes back to organisations and to persons is entered apart: the records keep it together. */
export const splitByHand = 'Hồ sơ ghi chung cho tổ chức và cá nhân nên phần riêng được nhập tay.';
