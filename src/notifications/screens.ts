// One's own notices.
import { formatDate, formatTime, todayInVietnam } from '../deadlines/dates.ts';
import type { Context } from '../web/pages.ts';
import { listNotices } from './queries.ts';

export interface NoticesPage {
  title: string;
  csrf: string;
  sub: string;
  hasUnread: boolean;
  isEmpty: boolean;
  groups: {
    heading: string;
    items: { id: number; words: string; when: string; icon: string; isUnread: boolean; openHref: string }[];
  }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'notifications/index': NoticesPage;
  }
}

const icons: Record<string, string> = {
  deadline: 'clock-exclamation',
  transfer: 'arrow-right',
  transfer_returned: 'arrow-back-up',
  transfer_alert: 'alert-triangle',
  large_group: 'users',
  urged: 'bell',
  report_returned: 'arrow-back',
};

const mostListed = 100;

/** The newest, those not read yet apart. */
export async function noticesScreen(context: Context): Promise<NoticesPage> {
  const rows = await listNotices(context.tx, context.actor, mostListed);
  const item = (row: (typeof rows)[number]) => ({
    id: row.id,
    words: row.words,
    when: `${formatDate(todayInVietnam(row.at))} ${formatTime(row.at)}`,
    icon: icons[row.kind] ?? 'bell',
    isUnread: row.readAt === null,
    openHref: `/notices/${row.id}/reading`,
  });
  const unread = rows.filter((row) => row.readAt === null).map(item);
  const read = rows.filter((row) => row.readAt !== null).map(item);
  return {
    title: 'Thông báo',
    csrf: context.csrf,
    sub: [
      unread.length > 0 ? `${unread.length} chưa đọc` : '',
      rows.length === mostListed ? `chỉ hiện ${mostListed} thông báo, chưa đọc và mới nhất trước` : '',
    ]
      .filter(Boolean)
      .join(', '),
    hasUnread: unread.length > 0,
    isEmpty: rows.length === 0,
    groups: [
      { heading: 'Chưa đọc', items: unread },
      { heading: 'Đã đọc', items: read },
    ].filter((group) => group.items.length > 0),
  };
}
