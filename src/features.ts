// The mount table: one line per feature. Public pages without a session come first in the stack.
import { accountPages } from './accounts/routes.ts';
import { documentPages } from './documents/routes.ts';
import { matterPages } from './matters/routes.ts';
import { searchPages } from './search/routes.ts';
import type { Page } from './web/pages.ts';
import { workPages } from './work/routes.ts';

const all: Page[] = [...workPages, ...searchPages, ...matterPages, ...documentPages, ...accountPages];

export const publicPages = all.filter((page) => page.kind === 'public' && !page.session);
export const officerPages = all.filter((page) => !(page.kind === 'public' && !page.session));
export const allPages: readonly Page[] = all;
