// The notice of refusal that has no number yet: until it has one, nothing can be noted as issued (khoản 3 Điều 4 NĐ 154/2026). Of a visit
// before the decree it is offered, on the form of its day, and nothing is noted.
import { seeingOwn } from '../database/seeing-own.ts';
import type { UnitTx } from '../database/tx.ts';
import { officialFormOn } from '../documents/papers/catalogue.ts';
import { findUnissued } from '../documents/queries.ts';
import { holdersOf } from '../petitions/proposals/route.ts';
import type { Context } from '../web/pages.ts';
import { loadPaperStand } from './queries.ts';
import { isBlindTo, type PermittedVisitAct } from './workflow.ts';

const paperName = (form: string) => `Thông báo từ chối tiếp công dân (${form})`;

export interface AwaitedNotice {
  id: number;
  state: string;
  createdBy: number;
}

/** The notice a refused visit waits for; undefined once one has its number. Of a denunciation also for who may not read it. */
export function findAwaitedNotice(
  tx: UnitTx,
  visit: { unitId: number; id: number; sealed: boolean },
): Promise<AwaitedNotice | undefined> {
  return seeingOwn(tx, visit.sealed, async () => {
    const id = await findUnissued(tx, visit, 'TCD01_2026');
    return id === undefined ? undefined : loadPaperStand(tx, visit.unitId, id);
  });
}

/** What the visit's page leads to while the notice waits: the paper, and in whose hands it is. */
export async function awaitedStep(
  { house, actor, moment }: Pick<Context, 'house' | 'actor' | 'moment'>,
  visit: { unitId: number; id: number; sealed: boolean; receivedOn: string },
  { id, state, createdBy }: AwaitedNotice,
  isOwed: boolean,
): Promise<{ heading: string; words: string; primary: Pick<PermittedVisitAct, 'href' | 'label' | 'icon'> | null }> {
  const { leader, clerk } = await holdersOf(house, visit.unitId, createdBy, moment.today);
  const named = paperName(officialFormOn('TCD01_2026', visit.receivedOn));
  const stands = {
    draft: {
      heading: 'Hoàn thiện, trình thông báo từ chối',
      words: `${named} còn là dự thảo: trình phê duyệt. Người phê duyệt: ${leader}; sau đó ${clerk} cấp số.`,
    },
    submitted: {
      heading: 'Chờ phê duyệt thông báo từ chối',
      words: `${named} đã trình, đang chờ ${leader} phê duyệt; sau đó ${clerk} cấp số.`,
    },
    approved: {
      heading: 'Chờ cấp số thông báo từ chối',
      words: `${named} đã được phê duyệt, đang chờ ${clerk} cấp số.`,
    },
  };
  const { heading, words } = stands[state as keyof typeof stands] ?? stands.draft;
  const isBlind = isBlindTo(actor, visit);
  return {
    heading: isBlind && state === 'draft' ? 'Chờ trình thông báo từ chối' : heading,
    words:
      `${words} ${isBlind ? (state === 'draft' ? 'Văn bản được bảo mật: người có quyền đọc hồ sơ mở và trình.' : 'Văn bản được bảo mật.') : isOwed ? 'Cấp số xong mới ghi đã ban hành.' : ''}`.trimEnd(),
    primary: isBlind ? null : { href: `/papers/${id}`, label: 'Mở thông báo từ chối', icon: 'file-text' },
  };
}
