// Which records each scope of the work list holds.
import type { Actor } from '../accounts/actor.ts';
import { isOpenTo } from '../accounts/waiting.ts';
import type { Param } from '../database/tx.ts';
import { answerer, openTask, owed } from '../reception/open-duty.ts';
import {
  awaited,
  held,
  incoming,
  involves,
  left,
  leftItems,
  mine,
  minePetitions,
  myTasks,
  myTransfers,
  myVisits,
  nextAwaited,
  nextOfPetition,
  nextOfProceeding,
  nothing,
  ofTeam,
  open,
  outlived,
  type Step,
  standing,
  toTell,
  unprocessed,
} from './mine.ts';
import { isMyPaper, isMyVisitPaper } from './paper-queries.ts';
import type { QueueFilter } from './queue.ts';

/** Which records a scope holds, for petitions (p), proceedings (g, each beside its petition p), visits (v), tasks of a conclusion (t), transfers (t) and papers (w): a paper is listed to whom it waits for, elsewhere its proceeding stands for it. */
export function scopeOf(
  actor: Actor,
  filter: QueueFilter,
  bind: (value: Param) => string,
): { petitions: readonly Step[]; proceedings: Step; leftItems: Record<'petitions' | 'visits', string> } & Record<
  'visits' | 'tasks' | 'papers' | 'visitPapers' | 'transfers' | 'left',
  string
> {
  const { scope } = filter;
  if (scope === 'me')
    return {
      petitions: minePetitions.map(({ where, next }) => ({ where: `${where} and ${isOpenTo(actor, 'p')}`, next })),
      proceedings: { where: `${mine} and ${isOpenTo(actor, 'g')}`, next: nextAwaited },
      visits: myVisits(actor, '$4'),
      tasks: myTasks(actor),
      papers: `${isMyPaper('$4')} and ${isOpenTo(actor, 'p')}`,
      visitPapers: `${isMyVisitPaper('$4')} and ${isOpenTo(actor, 'v')}`,
      transfers: myTransfers(actor, '$4'),
      left: left(actor),
      leftItems: leftItems(actor),
    };
  const proceeding = open('g');
  // A petition already in proceedings is that proceeding's row.
  const alone =
    'not exists (select 1 from proceedings x where x.unit_id = p.unit_id and x.petition_id = p.id and x.closed_on is null)';
  if (scope === 'elsewhere') {
    return {
      petitions: [
        {
          where: `${unprocessed} and ${involves} and not coalesce(${held('p')} and ${awaited('p')}, false) and ${alone}`,
          next: nextOfPetition,
        },
        { where: `${outlived} and ${involves} and not coalesce(${held('p')}, false) and ${alone}`, next: 'p.next_act' },
      ],
      proceedings: {
        where: `${proceeding} and not coalesce(${held('g')} and ${awaited('g')}, false) and not ${ofTeam} and not ${toTell} and (${held('g')} or p.assigned_to = $2)`,
        next: nextOfProceeding,
      },
      // An answer to a citizen never waits for somebody else.
      visits: nothing,
      tasks: nothing,
      papers: nothing,
      visitPapers: nothing,
      transfers: nothing,
      left: nothing,
      leftItems: { petitions: nothing, visits: nothing },
    };
  }
  if (scope === 'unit')
    return {
      petitions: [{ where: `${open('p')} and ${alone}`, next: nextOfPetition }],
      proceedings: { where: proceeding, next: nextOfProceeding },
      visits: owed,
      tasks: openTask,
      papers: nothing,
      visitPapers: nothing,
      transfers: incoming,
      left: nothing,
      leftItems: { petitions: nothing, visits: nothing },
    };
  const who = bind(scope);
  return {
    petitions: [
      { where: `${open('p')} and (p.holder_id = ${who} or p.assigned_to = ${who}) and ${alone}`, next: nextOfPetition },
    ],
    proceedings: { where: `${proceeding} and g.holder_id = ${who}`, next: nextOfProceeding },
    visits: `${owed} and ${answerer} = ${who} and ${standing('$4')}`,
    tasks: `${openTask} and h.holder_id = ${who}`,
    papers: nothing,
    visitPapers: nothing,
    transfers: nothing,
    left: nothing,
    leftItems: { petitions: nothing, visits: nothing },
  };
}
