// Was the acceptance of a complaint told within the days of its clock? Asked of the file and of every list alike.
import type { PaperKind } from '../documents/papers/catalogue.ts';

const notice: PaperKind = 'KN03_2026';

/**
 * SQL of a proceeding (g) and the clock of its acceptance (k): the telling was recorded in time, or a notice had left in time before
 * it was revoked. What is made anew afterwards is owed without a day, and so is what an old book says was accepted: whether the notice went out
 * on paper then is not known.
 */
export const isToldInTime = `(g.taken_in is not null
    or exists (select 1 from proceeding_steps s where s.unit_id = g.unit_id
      and s.proceeding_id = g.id and s.kind = 'acceptance-notice' and s.taken_back_at is null and s.on_date <= k.due_on)
    or exists (select 1 from papers x where x.unit_id = g.unit_id and x.proceeding_id = g.id and x.kind = '${notice}' and x.state = 'revoked'
      and x.sent_on <= k.due_on))`;
