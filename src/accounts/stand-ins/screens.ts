// The form of a mandate.
import type { FormState } from '../../web/forms.ts';
import type { DatedAssignment } from '../administration/queries.ts';
import { roleNames } from '../roles.ts';
import type { Candidate } from './queries.ts';
import { sealedWaits } from './rules.ts';

export interface MandatePage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  words: string;
  people: { value: string; label: string }[];
  asksDutyReason: boolean;
}

declare module '../../web/render.ts' {
  interface Pages {
    'admin/mandate': MandatePage;
  }
}

/** @param post acted in by another @param people who may */
export function mandateScreen(
  form: FormState,
  person: { id: number; name: string },
  post: DatedAssignment,
  people: readonly Candidate[],
): MandatePage {
  return {
    title: `Ủy quyền thay ${person.name}`,
    back: { href: `/admin/accounts/${person.id}`, label: 'Quay lại tài khoản' },
    form,
    words: `Người được ủy quyền làm việc với vai trò ${roleNames[post.role]} tại ${post.unitName}. Khi đăng nhập, người ấy chọn làm việc thay hay làm việc của mình; mọi việc làm thay đều ghi cả hai tên.${sealedWaits(post.role)}`,
    people: people.map((one) => ({ value: String(one.accountId), label: `${one.name}, ${one.title}` })),
    asksDutyReason: Boolean(form.errors.dutyReason || form.values.dutyReason),
  };
}
