// What the page a request is about is called.
import { guideOfRoute } from '../help/library.ts';

/** A screen by the title of its guide: an officer knows no patterns. */
export const screenName = (pattern: string) => guideOfRoute(pattern)?.title ?? (pattern ? pattern : 'Không riêng màn hình nào');
