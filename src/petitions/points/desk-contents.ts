// Which contents the desk wrote down stand in the list of a petition with several by themselves, and why the others do not. Pure.
import { fold } from '../../search/fold.ts';
import { mostLetters } from './forms.ts';
import type { DeskContent } from './queries.ts';

/** The office itself or its head, as the desk may have called it: "Chủ tịch UBND phường Ba Đình". */
const isBodyOf = (office: string, body: string): boolean => office !== '' && shortName(body).endsWith(shortName(office));
const shortName = (body: string): string => fold(body).replace('uy ban nhan dan', 'ubnd');

/** Whether a content is this office's own, as far as the desk said. */
export const isOwnContent = ({ competentOrg, inJurisdiction }: DeskContent, office: string): boolean =>
  competentOrg === '' ? inJurisdiction === true : isBodyOf(office, competentOrg);

/** Why a content of the desk is left for the officer to write down; '' for one that is brought as it stands. */
export function whyNotBrought(content: DeskContent, office: string, sealed: boolean): string {
  if (content.petitionType === 'TC' && !sealed) return 'là nội dung tố cáo: khi thêm, cả đơn chuyển sang bảo mật';
  if (content.summary.length > mostLetters) return `dài hơn ${mostLetters.toLocaleString('vi-VN')} ký tự: tóm tắt lại rồi thêm`;
  return isOwnContent(content, office) || content.competentOrg !== '' ? '' : 'chưa ghi thuộc thẩm quyền cơ quan nào';
}
