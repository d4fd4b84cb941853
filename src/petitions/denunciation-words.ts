// Whether the words of an open paper sound like a denunciation: asked about before the name of whoever says so stands in an open book. Pure.
import { fold } from '../search/fold.ts';

/** Names of laws, of books and of this very work, and what says that there is none: none of them accuses anybody. */
const ofNobody = [
  'khiếu nại, tố cáo',
  'khiếu nại và tố cáo',
  'khiếu nại tố cáo',
  'khiếu nại hay tố cáo',
  'Luật Tố cáo',
  'giải quyết tố cáo',
  'không tố cáo',
  'không có nội dung tố cáo',
  'không phải tố cáo',
  'không phải là tố cáo',
].map(fold);

/** What is said of somebody who is denounced (khoản 1 Điều 2 LTC): beside a complaint about his decision it is a denunciation as well. */
const accusations = [
  'tố cáo',
  'tố giác',
  'hối lộ',
  'tham ô',
  'tham nhũng',
  'lót tay',
  'vòi tiền',
  'vòi vĩnh',
  'đòi tiền',
  'nhận tiền của',
  'nhũng nhiễu',
  'lợi dụng chức vụ',
  'lạm dụng chức vụ',
  'tư lợi',
  'vụ lợi',
] as const;
const folded = accusations.map((words) => ({ words, found: new RegExp(`\\b${fold(words)}\\b`) }));

/**
 * The words that accuse: 'tố cáo', 'hối lộ'; undefined where there are none.
 * @param text what the paper says, with or without diacritics
 */
export function accusingWords(text: string): string | undefined {
  const said = ofNobody.reduce((rest, words) => rest.replaceAll(words, ' '), fold(text));
  return folded.find(({ found }) => found.test(said))?.words;
}

const turnSealedWay = 'bấm “Có, chuyển sang chế độ bảo mật” ở đầu trang, phần đã nhập được giữ';

/** What an officer is asked where an open paper or visit accuses, beside a tick of its own: another question's tick answers nothing here. */
export const accusationQuestion = (found: string, way = turnSealedWay): string =>
  `Nội dung ghi “${found}”. Có nội dung tố cáo thì ${way}; không có thì đánh dấu ở đây rồi lưu lại`;
