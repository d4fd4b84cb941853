// The six chapters of Mẫu số 02 in the order of its outline: the figures of the tables filled in, what only people can judge left as the
// outline asks it. results.ts writes chapter II. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import { DOTS } from '../../documents/papers/number.ts';
import { type Block, italic, paragraph } from '../../documents/papers/paper.ts';
import { figureWords } from '../numbers.ts';
import type { Resolved } from '../resolved.ts';
import { tables } from '../tables/index.ts';
import { presentCodes, type TableCode } from '../tables/table.ts';
import { ask, type Contents, heading } from './contents.ts';
import { figuresInWords, shareWords, type Words } from './figures.ts';
import { results } from './results.ts';

/** @param note what is said of it before the first chapter */
export function chapters(contents: Contents, note: string): Block[] {
  const words = figuresInWords(contents.now, contents.compared, contents.opened);
  return [
    paragraph(italic(note)),
    ...situation(words),
    heading('II. KẾT QUẢ CÔNG TÁC TIẾP CÔNG DÂN, XỬ LÝ ĐƠN, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO'),
    ...results(words, contents),
    ...assessment(words, contents),
    heading('IV. DỰ BÁO TÌNH HÌNH'),
    ask(
      'Dự báo tình hình khiếu nại, tố cáo; lĩnh vực, vấn đề, nội dung cụ thể có thể làm phát sinh khiếu nại, tố cáo trong thời gian tiếp theo',
    ),
    heading('V. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU TRONG KỲ TIẾP THEO'),
    ask(
      'Phương hướng, nhiệm vụ, giải pháp cụ thể trong công tác tiếp công dân, xử lý đơn và giải quyết khiếu nại, tố cáo của kỳ tiếp theo',
    ),
    heading('VI. KIẾN NGHỊ, ĐỀ XUẤT'),
    ask(
      '- Bổ sung, điều chỉnh chính sách, pháp luật làm phát sinh khiếu nại, tố cáo; hoàn thiện pháp luật về tiếp công dân, khiếu nại, tố cáo (nêu rõ văn bản, nội dung)',
    ),
    ask('- Hướng dẫn thực hiện pháp luật về tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo (nếu có vướng mắc)'),
    ask('- Giải pháp nâng cao hiệu quả công tác tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo'),
    ask('- Nội dung kiến nghị, đề xuất khác'),
    paragraph(`(Kèm theo các biểu ${presentCodes.map((code) => tables[code].form).join(', ')})./.`),
  ];
}

function situation({ compared, comparedShare }: Words): Block[] {
  const field = (no: number, whole: number) => comparedShare('02-xld', no, whole, 'đơn');
  return [
    heading('I. TÌNH HÌNH KHIẾU NẠI, TỐ CÁO'),
    heading('1. Tình hình khiếu nại, tố cáo'),
    ask('Khái quát tình hình trên địa bàn, lĩnh vực (tăng, giảm); những yếu tố ảnh hưởng (kinh tế, chính trị, xã hội)'),
    paragraph(
      `a) Về khiếu nại: ${compared('02-xld', 6, 'đơn thuộc thẩm quyền')}. Theo lĩnh vực: đất đai ${field(9, 6)}; chế độ, chính sách ${field(10, 6)}; khác ${field(11, 6)}.`,
    ),
    paragraph(
      `b) Về tố cáo: ${compared('02-xld', 12, 'đơn thuộc thẩm quyền')}. Theo lĩnh vực: hành chính ${field(15, 12)}; tham nhũng ${field(16, 12)}; tư pháp ${field(17, 12)}; khác ${field(18, 12)}.`,
    ),
    ask('Vấn đề, lĩnh vực, nội dung mới là nguyên nhân làm phát sinh nhiều khiếu nại, tố cáo trong kỳ'),
    heading('2. Nguyên nhân của tình hình khiếu nại, tố cáo'),
    ask('Nguyên nhân chủ quan'),
    ask('Nguyên nhân khách quan'),
  ];
}

function assessment({ of, share }: Words, { resolved, resolvedAsOf, resolvedBy, endsUntold, told }: Contents): Block[] {
  const rate = ({ due, done }: Resolved) =>
    due === 0
      ? 'không có vụ việc phải giải quyết'
      : `${shareWords(done, due)} (${figureWords(done, 0)} trong ${figureWords(due, 0)} vụ việc, gồm vụ việc kỳ trước chuyển sang)`;
  const part = (code: TableCode, done: number, due: number, what: string) =>
    of(code, due) === 0 ? `không có ${what}` : share(code, done, due);
  const { complaints, denunciations } = resolved;
  const both = { due: complaints.due + denunciations.due, done: complaints.done + denunciations.done };
  const asOf = resolvedAsOf
    ? ` (tính từ hồ sơ ngày ${formatDate(resolvedAsOf)}, không phải số đã chốt)`
    : resolvedBy
      ? ` (${resolvedBy})`
      : '';
  return [
    heading('III. NHẬN XÉT, ĐÁNH GIÁ'),
    heading('1. Ưu điểm, kết quả'),
    paragraph(
      `Tỷ lệ giải quyết khiếu nại, tố cáo thuộc thẩm quyền${asOf}: ${rate(both)}; ${targetWords(both, told.target?.figure)}. Khiếu nại: ${rate(complaints)}; tố cáo: ${rate(denunciations)}.${untoldWords(endsUntold)}`,
    ),
    paragraph(
      `Tỷ lệ thi hành xong quyết định giải quyết khiếu nại: ${part('05-kqth', 2, 1, 'quyết định phải thi hành')}; thực hiện xong kết luận nội dung tố cáo: ${part('05-kqth', 17, 16, 'kết luận phải thực hiện')}. Tỷ lệ xử lý đơn: ${part('02-xld', 2, 1, 'đơn')}.`,
    ),
    ask('Công tác chỉ đạo, điều hành, thực hiện chức năng quản lý nhà nước'),
    ask('Việc thực hiện quy định về tiếp công dân của người đứng đầu'),
    ask(
      'Tuyên truyền, phổ biến, giáo dục pháp luật, hướng dẫn, tập huấn cho cán bộ, công chức và Nhân dân; thanh tra, kiểm tra trách nhiệm',
    ),
    ask('Xây dựng lực lượng; ứng dụng công nghệ thông tin; phối hợp giữa các cơ quan có liên quan'),
    heading('2. Tồn tại, hạn chế'),
    ask('Tồn tại, hạn chế về các nội dung đã nêu ở phần ưu điểm'),
    heading('3. Nguyên nhân'),
    ask('Nguyên nhân khách quan, chủ quan của những ưu điểm, tồn tại, hạn chế'),
  ];
}

const untoldWords = (count: number): string =>
  count === 0 ? '' : ` Không tính ${figureWords(count, 0)} vụ việc thụ lý từ các kỳ trước mà sổ cũ không ghi kết quả giải quyết.`;

function targetWords({ due, done }: Resolved, target: number | undefined): string {
  if (target === undefined) return `mục tiêu ${DOTS}%`;
  const words = `mục tiêu ${figureWords(target, 2)}%`;
  if (due === 0) return words;
  return `${words}, ${(done / due) * 100 >= target ? 'đạt' : 'chưa đạt'} mục tiêu`;
}
