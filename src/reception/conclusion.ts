// The draft of what the head concluded at a reception: in writing, with who does what by when (khoản 2 Điều 25 NĐ 154/2026).
import { recordEvent } from '../audit/events.ts';
import { createPaper } from '../documents/actions.ts';
import { NotAllowedNow } from '../errors.ts';
import { unitProfile } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import { lockFor } from './actions.ts';
import { paperParts } from './papers.ts';
import { findConclusionPaper, listVisitMatters, listVisitParties, loadVisitRecord } from './queries.ts';
import { saveVisitContent } from './records.ts';
import type { ConclusionInput } from './step-forms.ts';
import { entryOf } from './stored-entry.ts';
import { visitKindNames } from './visit.ts';

/** Drafts the notice from the visit and what the head said. Gives the paper's id. @throws NotAllowedNow when one stands already */
export async function draftConclusion(act: Act, id: number, input: ConclusionInput): Promise<number> {
  const { tx, actor, moment } = act;
  const visit = await lockFor(act, id, 'conclude', input.version);
  const standing = await findConclusionPaper(tx, visit);
  if (standing)
    throw new NotAllowedNow('Đã soạn thông báo kết luận cho lượt tiếp này. Sửa văn bản ấy.', `/papers/${standing.id}`);
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
    tasks: input.tasks,
  };
  const fields = contentType === 'TC' ? { ...common, contentType } : { ...common, contentType, person };
  const paperId = await createPaper(act, {
    kind: 'TCD_CONCLUSION',
    visitId: id,
    ...(visit.petitionId === null ? {} : { petitionId: visit.petitionId }),
    sealed: visit.sealed,
    fields,
  });
  if (!(visit.sealed && actor.reach.sealed === 'none')) await saveVisitContent(tx, visit, { conclusion: input.conclusion });
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
  return paperId;
}
