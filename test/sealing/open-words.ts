// Names and sentences out of which the tests of open words put theirs, and the words without the denouncer.
import { withoutSenders } from '../../src/sealing/senders-in-text.ts';

/** Parts of names in use, but for Đỗ, which without its marks is a word of the sentences below; some families' are middle words and given names of others. */
export const names = {
  families:
    'Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Phan|Bùi|Đặng|Ngô|Dương|Đinh|Lương|Trịnh|Mai|Lý|Khương|Quách|Thạch|Hồ|Châu|Hà|Cao|Bạch'.split(
      '|',
    ),
  middles:
    'Văn|Thị|Đức|Hữu|Quang|Minh|Xuân|Ngọc|Công|Mạnh|Duy|Thanh|Anh|Đình|Hoàng|Thế|Thu|Kim|Hồng|Phương|Khánh|Diệu|Bích|Mai|Thùy|Quỳnh|Lan|Bạch|Trăng'.split(
      '|',
    ),
  givens:
    'Hùng|Dũng|Cường|Thắng|Sơn|Hải|Nam|Long|Hiếu|Trung|Thành|Bình|Quân|Phúc|Tùng|Kiên|Lâm|Đạt|Vinh|Hà|Lan|Hương|Hoa|Hằng|Thủy|Linh|Yến|Thảo|Hiền|Oanh|Tuyết|Khuyết|Châu|An|Tý|Năm|Ba'.split(
      '|',
    ),
};

export const sentences = [
  ['Theo ', ' thì việc này có thật.'],
  ['biên bản do ', ' ký ngày 12/11/2026'],
  ['Tổ xác minh đã gặp ', ', ghi lời khai'],
  ['Việc thu tiền ở tổ 3 (theo ', ') đã rõ'],
  ['tiền đã giao cho ', ''],
  ['', ' trình bày như sau'],
  ['Kết quả:\n- ', ' nộp 2.000.000 đồng\n- còn lại 5 hộ'],
] as const;

export const sender = { name: 'Vũ Thị Bí Mật', phone: '0900 000 123', idNumber: '001185001234' };

export const known = {
  name: 'Hồ Kín Đáo',
  phone: '0900111222',
  idNumber: '',
  email: 'kin.dao@vi.du',
  address: 'Số 88 phố Quán Thánh',
};

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const named = (name: string, text: string, others: string[] = []) =>
  withoutSenders(text, [{ name, phone: '', idNumber: '' }], others);
