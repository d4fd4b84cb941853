// What a request and its answer are: states, their words, what may not be written into one. Pure.

export const answerStates = ['planned', 'done', 'declined'] as const;
export type AnswerState = (typeof answerStates)[number];
export type GroupState = 'open' | AnswerState;

interface Tag {
  words: string;
  colour: string;
  icon: string;
}

export const groupTags: Record<GroupState, Tag> = {
  open: { words: 'Đang xem xét', colour: 'blue', icon: 'list-check' },
  planned: { words: 'Sẽ sửa', colour: 'violet', icon: 'clock' },
  done: { words: 'Đã sửa', colour: 'green', icon: 'circle-check' },
  declined: { words: 'Không sửa', colour: 'grey', icon: 'info-circle' },
};
export const sentTag: Tag = { words: 'Đã gửi', colour: 'blue', icon: 'send' };

/** Card numbers of 9 or 12 digits, telephone numbers, numbers of petitions: a request carries nothing of a record. */
const recordMarks = [/(?<!\d)(?:\d[ .]?){8}\d(?!\d)/, /(?<!\d)(?:\d[ .]?){9,11}\d(?!\d)/, /ĐT-\d{4}-\d+/i];

/** Does this text carry a number of a person or a petition? */
export const carriesRecord = (text: string) => recordMarks.some((mark) => mark.test(text));

/** The pictures a request may carry, by content. */
export const pictureTypes: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };
const pictureMegabytes = 5;

/** Why this file is not taken as a picture, as a sentence; '' when it is. @param file its size in bytes and its type by content */
export function pictureRefusal(file: { size: number; mediaType: string }): string {
  if (file.size === 0) return 'Tệp hình không có nội dung (0 byte). Chụp lại rồi chọn lại.';
  if (!pictureTypes[file.mediaType]) return 'Chỉ nhận hình PNG, JPEG, WebP. Chụp màn hình rồi lưu thành một trong các loại ấy.';
  if (file.size > pictureMegabytes * 1024 * 1024)
    return `Hình lớn hơn ${pictureMegabytes} MB. Cắt lấy phần cần nói rồi chọn lại.`;
  return '';
}

/** Of a file that calls itself a picture and shows none. */
export const brokenPicture = 'Tệp không mở được như một hình: nội dung hỏng hoặc bị cắt ngang. Chụp lại rồi chọn lại.';
