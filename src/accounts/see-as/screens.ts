// The form that begins a look, the words on every page of it, and the list shown to the officer seen.
import { formatDateTime } from '../../deadlines/dates.ts';
import type { FormState } from '../../web/forms.ts';
import type { Actor } from '../actor.ts';
import type { AssignmentRow } from '../queries.ts';
import { roleNames } from '../roles.ts';
import type { Look } from './queries.ts';
import { minutes } from './rules.ts';

export interface SeeAsPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  words: string;
  posts: { value: string; label: string }[];
  hasNone: boolean;
}

declare module '../../web/render.ts' {
  interface Pages {
    'admin/see-as': SeeAsPage;
  }
}

/** @param posts in which of his posts he is seen */
export function seeAsScreen(form: FormState, person: { id: number; name: string }, posts: readonly AssignmentRow[]): SeeAsPage {
  return {
    title: `Xem như ${person.name}`,
    back: { href: `/admin/accounts/${person.id}`, label: 'Quay lại tài khoản' },
    form,
    words: `Trong ${minutes} phút, ông, bà thấy các trang như người này thấy, để hướng dẫn. Chỉ xem, không ghi được gì. Đơn tố cáo, thông tin được bảo mật, bản nháp và tệp đang soạn không hiện. Từng trang mở ra được ghi vào nhật ký, và người này được báo.`,
    posts: posts.map((one) => ({ value: String(one.id), label: `${one.title}, ${one.unitName} (${roleNames[one.role]})` })),
    hasNone: posts.length === 0,
  };
}

/** What the band says on every page. */
export const bandWords = (seen: Actor, until: Date): string =>
  `Đang xem như ${seen.name}, ${seen.title}, ${seen.unitName}, đến ${formatDateTime(until)}. Chỉ xem, không ghi; từng trang được ghi nhật ký.`;

export interface LookLine {
  words: string;
  pages: string;
}

/** For the officer who was seen: when, by whom, why, how many pages. */
export function lookLines(looks: readonly Look[]): LookLine[] {
  return looks.map((one) => ({
    words: `${formatDateTime(one.startedAt)}: ${one.helperName}, lý do ${one.reason}`,
    pages: `${one.pages} trang`,
  }));
}

/** Neither ended nor run out. */
export const isRunning = (look: Look, at: Date): boolean => look.endedAt === null && look.endsAt > at;
