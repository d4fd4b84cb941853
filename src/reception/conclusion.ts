// The draft of what the head concluded at a reception: in writing, with who does what by when (khoản 2 Điều 25 NĐ 154/2026).
import { listColleagues } from '../accounts/queries.ts';
import { recordEvent } from '../audit/events.ts';
import { createPaper } from '../documents/actions.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { listNamedAtDesk } from '../petitions/named/queries.ts';
import { withoutSendersOf } from '../sealing/sealed-words.ts';
import { unitProfile } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import { lockFor } from './actions.ts';
import { paperParts } from './papers.ts';
import { findStandingConclusion, listVisitMatters, listVisitParties, loadVisitRecord } from './queries.ts';
import { type LockedVisit, saveVisitContent } from './records.ts';
import type { ConclusionInput } from './step-forms.ts';
import { entryOf } from './stored-entry.ts';
import { insertTasks } from './tasks/records.ts';
import { taskRoles } from './tasks/task.ts';
import { visitKindNames } from './visit.ts';
import { conclusionStands, isBlindTo } from './workflow.ts';

export interface DraftedConclusion {
  paperId: number;
  /** Where the officer goes on: the paper, or the visit when he may not read it. */
  href: string;
  isReadable: boolean;
}

/** @throws FormInvalid when a task is given to somebody who holds no post here, or is himself named in what was said */
async function assertHolders(act: Act, visit: LockedVisit, tasks: ConclusionInput['tasks']): Promise<void> {
  const holders = tasks.flatMap(({ holder }) => (holder === null ? [] : [holder]));
  if (holders.length === 0) return;
  const colleagues = await listColleagues(act.house, visit.unitId, [...taskRoles], act.moment.today);
  if (!holders.every((holder) => colleagues.some((one) => one.accountId === holder)))
    throw new FormInvalid({ '': 'Chọn cán bộ theo dõi đang làm việc tại đơn vị' });
  const named = new Set(await listNamedAtDesk(act.tx, visit));
  if (holders.some((holder) => named.has(holder)))
    throw new FormInvalid({ '': 'Cán bộ được nêu tên trong nội dung tiếp không theo dõi việc này. Chọn cán bộ khác' });
}

/** Drafts the notice from the visit and what the head said. @throws NotAllowedNow when one stands already */
export async function draftConclusion(act: Act, id: number, typed: ConclusionInput): Promise<DraftedConclusion> {
  const { tx, actor, moment } = act;
  const visit = await lockFor(act, id, 'conclude', typed.version);
  const standing = await findStandingConclusion(tx, actor, visit);
  if (standing) throw new NotAllowedNow(conclusionStands(standing.isReadable), standing.href);
  await assertHolders(act, visit, typed.tasks);
  const input = await withoutSendersOf(act, { ...visit, visitId: id }, typed);
  const record = await loadVisitRecord(tx, id);
  const entry = entryOf(record, await listVisitParties(tx, visit), await listVisitMatters(tx, visit));
  const profile = await unitProfile(act.house, actor.unitId);
  const { contentType, person, summary } = paperParts(visit, entry);
  const common = {
    visitedOn: visit.receivedOn,
    visitKind: visitKindNames[visit.kind].toLocaleLowerCase('vi'),
    heldAtPlace: profile.address || profile.issuingOrg,
    host: { name: visit.hostName, title: visit.hostTitle },
    companions: record.content?.companions ?? '',
    summary,
    conclusion: input.conclusion,
    tasks: input.tasks.map(({ unit, work, dueOn }) => ({ unit, work, dueOn })),
  };
  const fields = contentType === 'TC' ? { ...common, contentType } : { ...common, contentType, person };
  const paperId = await createPaper(act, {
    kind: 'TCD_CONCLUSION',
    visitId: id,
    ...(visit.petitionId === null ? {} : { petitionId: visit.petitionId }),
    sealed: visit.sealed,
    fields,
  });
  await insertTasks(
    tx,
    { unitId: visit.unitId, visitId: id, petitionId: visit.petitionId, paperId, sealed: visit.sealed },
    input.tasks,
  );
  const isReadable = !isBlindTo(actor, visit);
  if (isReadable) await saveVisitContent(tx, visit, { conclusion: input.conclusion });
  await recordEvent(tx, actor, {
    kind: 'visit.conclusion_drafted',
    at: moment.at,
    visitId: id,
    petitionId: visit.petitionId,
    sealed: visit.sealed,
    paperId,
    data: { tasks: input.tasks.length },
    requestId: act.requestId,
  });
  return { paperId, href: isReadable ? `/papers/${paperId}` : `/visits/${id}`, isReadable };
}
