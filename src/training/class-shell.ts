// The chrome of a page inside a class: the office's own, and the trainee's functions above it.
import type { KitPorts } from '../web/services.ts';
import { shellOf } from '../work/shell.ts';

/** What a trainee reads who follows a link to it all the same. */
export const noReorganisation =
  'Lớp tập huấn không thực hành sắp xếp, bàn giao đơn vị: mỗi học viên chỉ có một phường, một sở. Việc này làm ở phần mềm thật, do quản trị thành phố chủ trì.';
/** Entries of the office's rail that lead to it. */
const absent = new Set(['/admin/reorganisations', '/unit-handovers']);

/** As `shellOf`, with the exercises first. */
export const classShell: KitPorts['shell'] = async (...asked) => {
  const [, , path] = asked;
  const shell = await shellOf(...asked);
  const entry = (href: string, label: string, icon: string) => ({
    href,
    label,
    icon,
    count: 0,
    current: path === href || path.startsWith(`${href}/`),
  });
  const own = {
    heading: 'Tập huấn',
    items: [
      entry('/exercises', 'Bài thực hành', 'school'),
      entry('/parts', 'Đổi vai', 'users'),
      entry('/outgoing', 'Thư gửi đi của lớp', 'send'),
    ],
  };
  const [daily, ...rest] = shell.nav
    .map((group) => ({ ...group, items: group.items.filter(({ href }) => !absent.has(href)) }))
    .filter(({ items }) => items.length > 0);
  return { ...shell, nav: daily ? [daily, own, ...rest] : [own] };
};
