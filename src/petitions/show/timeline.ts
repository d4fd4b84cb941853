// What happened to a petition, newest first; of one that was taken over also how it stood last where it came from.
import { correctionLines, type TimelineItem } from '../../audit/corrected.ts';
import { doneBy } from '../../audit/done-by.ts';
import { isTold } from '../../audit/of-naming.ts';
import { describeEvent } from '../../audit/words.ts';
import type { Context } from '../../web/pages.ts';
import type { PetitionRecord, TimelineRow } from '../queries.ts';
import { findFormerCourse } from './former.ts';
import { stampOf } from './stamp.ts';

const takenOver = 'petition.unit_taken_over';
/** Its words name the unit and the act, nothing of the record. */
const handedOver = 'petition.unit_handed_over';

/** Below the handover stands what had happened last where the petition came from, with the way to the whole of it. */
export async function timelineOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  record: PetitionRecord,
  events: readonly TimelineRow[],
  readable: boolean,
): Promise<TimelineItem[]> {
  const former = events.some(({ kind }) => kind === takenOver) ? await findFormerCourse(tx, actor, record) : undefined;
  return events
    .filter(({ kind }) => isTold(kind, readable))
    .flatMap((event) => {
      const item = timelineItem(event, readable, record.unitName);
      if (event.kind !== takenOver || !former) return [item];
      const link = {
        href: `/petitions/${former.id}#dong-thoi-gian`,
        label: `Diễn biến trước khi bàn giao, ở ${former.unitName}`,
      };
      return [item, { ...timelineItem(former.last, former.readable, record.unitName), link }];
    });
}

function timelineItem(event: TimelineRow, readable: boolean, unitName: string): TimelineItem {
  const words = describeEvent(event.kind, event.data);
  return {
    ...stampOf(event.at),
    icon: words.icon,
    title: words.title,
    // An officer's own words may say who: they are content.
    text: readable || event.kind === handedOver ? words.text : '',
    corrections: readable ? correctionLines(event.data) : [],
    by: doneBy(event, unitName),
    kind: words.isKey ? 'key' : '',
  };
}
