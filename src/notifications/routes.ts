// One's own notices: reading one is a POST, because it changes what is counted at the bell.
import { definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { readAllNotices, readNotice } from './actions.ts';
import { loadNotice } from './queries.ts';
import { noticesScreen } from './screens.ts';

export const noticePages = definePages((page) => {
  page.get('/notices', {
    permission: 'self:use',
    handler: async (context) => view('notifications/index', await noticesScreen(context)),
  });

  page.post('/notices/:id/reading', {
    permission: 'self:use',
    handler: async (context) => {
      const notice = await loadNotice(context.tx, context.actor, context.id);
      await readNotice(context, notice.id);
      return redirect(notice.href);
    },
  });

  page.post('/notices/reading', {
    permission: 'self:use',
    handler: async (context) => {
      await readAllNotices(context);
      return redirect('/notices', 'Đã đánh dấu đọc tất cả thông báo.');
    },
  });
});
