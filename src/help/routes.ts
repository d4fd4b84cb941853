// The page of help.
import { definePages } from '../web/pages.ts';
import { view } from '../web/reply.ts';
import { helpScreen } from './screens.ts';

export const helpPages = definePages((page) => {
  page.get('/help', { permission: 'self:use', handler: async () => view('help/help', helpScreen) });
});
