// A whole office at work, filled once: every link opens, another unit's ids open nothing, superiors see what the law lets them.
import { afterAll, beforeAll, describe } from 'vitest';
import { readersFromAboveActNowhere } from './filled/acts-from-above.ts';
import { desksShowDueToday } from './filled/desks.ts';
import { everyAddress } from './filled/every-address.ts';
import { everyPageHasHelp } from './filled/every-help.ts';
import { everyUpload } from './filled/every-upload.ts';
import { everyViewIsDrawn } from './filled/every-view.ts';
import { foreignIdsOpenNothing } from './filled/foreign-ids.ts';
import { everyLinkOpens } from './filled/links.ts';
import { type FilledOffice, filledOffice } from './filled/office.ts';
import { readersFromAbove } from './filled/readers.ts';
import { wallStandsByHand } from './filled/wall-live.ts';
import { wallRemembers } from './filled/wall-memory.ts';

let filled: FilledOffice;
const office = () => filled;
beforeAll(async () => {
  filled = await filledOffice();
}, 300_000);
afterAll(() => filled?.close());

describe('the desks', () => desksShowDueToday(office));
describe('every link opens', () => everyLinkOpens(office));
describe('by hand, past the software', () => wallStandsByHand(office));
describe('what hides from an officer', () => wallRemembers(office));
describe('another unit’s ids', () => foreignIdsOpenNothing(office));
describe('acts from above, and of the one denounced', () => readersFromAboveActNowhere(office));
describe('readers from above, and the one denounced', () => readersFromAbove(office));
describe('every view is drawn', () => everyViewIsDrawn(office));
describe('help and “Góp ý” stand beside every page of a record', () => everyPageHasHelp(office));
// Files are added to records, which the others do not look at.
describe('every address that takes files', () => everyUpload(office));
// Last: it names officers in records the others look at.
describe('every address', () => everyAddress(office));
