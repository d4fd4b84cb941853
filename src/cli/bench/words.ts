// Contents for measuring: invented, plausible, put together from parts. Pure.
import type { Random } from './random.ts';

export const deeds = [
  ['LAND.3', 'việc thu hồi đất ở để làm đường'],
  ['LAND.1', 'phương án bồi thường, hỗ trợ và tái định cư khi thu hồi đất'],
  ['LAND.2', 'việc không cấp giấy chứng nhận quyền sử dụng đất cho gia đình'],
  ['LAND.6', 'tranh chấp ranh giới đất với hộ liền kề'],
  ['LAND.4', 'việc đòi lại thửa đất của cha mẹ để lại'],
  ['HOUSING.4', 'công trình xây dựng sai phép lấn chiếm ngõ đi chung'],
  ['HOUSING.2', 'phí quản lý và quỹ bảo trì nhà chung cư'],
  ['POLICY.1', 'chế độ trợ cấp đối với người có công với cách mạng'],
  ['POLICY.2', 'thời gian đóng bảo hiểm xã hội chưa được ghi nhận'],
  ['CIVIL_SERVICE.3', 'thái độ của cán bộ bộ phận một cửa khi nhận hồ sơ'],
  ['ADMIN_OTHER.3', 'cơ sở sản xuất xả khói bụi và tiếng ồn ban đêm'],
  ['ADMIN_OTHER.2', 'việc phân luồng giao thông trước cổng trường tiểu học'],
  ['ADMIN_OTHER.4', 'việc tuyển sinh lớp một trái tuyến'],
  ['ADMIN_OTHER.12', 'quyết định xử phạt vi phạm hành chính về trật tự đô thị'],
  ['OTHER', 'việc thu các khoản đóng góp tại tổ dân phố'],
] as const;
const places = [
  'Yên Phụng',
  'Hồ Sen',
  'Đồng Mít',
  'Cầu Mới',
  'Vân Trì',
  'Phúc Lộc',
  'Tân An',
  'Đông Thành',
  'Mỹ Hòa',
  'Long Khê',
  'Bến Đá',
  'Xuân Tảo',
];
const claims = [
  'gia đình tôi đã nhiều lần làm việc với cán bộ, đến nay chưa được trả lời bằng văn bản',
  'diện tích đo đạc thực tế không đúng với hồ sơ địa chính',
  'mức giá áp dụng thấp hơn nhiều so với các hộ liền kề',
  'việc thực hiện không được công khai tại nhà văn hóa của tổ dân phố',
  'biên bản kiểm đếm không có chữ ký của chủ sử dụng đất',
  'quyết định được gửi đến chậm hơn thời hạn quy định',
  'nước thải chảy tràn ra mương chung làm ảnh hưởng đến sức khỏe các hộ dân',
  'hồ sơ nộp từ năm trước đến nay vẫn chưa có kết quả',
  'nội dung trả lời lần trước chưa giải quyết hết các yêu cầu đã nêu',
  'các cháu nhỏ và người già trong khu phố đi lại rất khó khăn',
  'công trình vẫn tiếp tục thi công vào ban đêm dù đã có thông báo dừng',
  'danh sách xét duyệt bỏ sót nhiều trường hợp đủ điều kiện',
];
const wishes = [
  'đề nghị xem xét hủy quyết định nói trên',
  'đề nghị kiểm tra và xử lý dứt điểm',
  'đề nghị đo đạc lại và tính lại mức bồi thường',
  'đề nghị trả lời bằng văn bản trong thời hạn luật định',
  'đề nghị cấp giấy chứng nhận cho gia đình',
];

/** The summary of a petition: sixty to a hundred and ten syllables. */
export function writeSummary(random: Random, deed: string = random.pick(deeds)[1]): string {
  const body = Array.from({ length: random.between(2, 4) }, () => random.pick(claims)).join('; ');
  return `Về ${deed} tại tổ ${random.between(1, 60)} khu ${random.pick(places)}, số nhà ${random.between(1, 400)} ngõ ${random.between(1, 99)}, thửa đất số ${random.between(1, 900)} tờ bản đồ ${random.between(1, 60)}, năm ${random.between(1994, 2025)}: ${body}; ${random.pick(wishes)}.`;
}

const otherWords = ['hiện', 'vẫn', 'thực', 'cụ thể', 'rõ', 'từ lâu', 'nhiều lần', 'liên tục', 'kéo dài', 'gần đây', 'nay', 'rất'];

/** Nearly the same words, as somebody writes them a second time: two to five of them are others. */
export function vary(random: Random, text: string): string {
  const words = text.split(' ');
  for (let changes = random.between(2, 5); changes > 0; changes -= 1)
    words[random.between(3, words.length - 2)] = random.pick(otherWords);
  return words.join(' ');
}
