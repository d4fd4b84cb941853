// Drafts of somebody who leaves go to named colleagues or are given up by name; each says so in the history of what it is about.
import { type NewEvent, recordEvents } from '../../../audit/events.ts';
import { formatDate } from '../../../deadlines/dates.ts';
import { giveUpDraft, handDraft, listWaitingDrafts, type WaitingDraft, wordsToAsk } from '../../../documents/drafts/handing.ts';
import { draftWordsInHistory } from '../../../documents/drafts/names.ts';
import { FormInvalid } from '../../../errors.ts';
import { notifyOfficers } from '../../../notifications/actions.ts';
import { settleNoteOnMany } from '../../../sealing/note-on-many.ts';
import type { Act } from '../../../web/act.ts';
import { loadLeaver } from '../queries.ts';
import { whomDraftMayMean } from './meant.ts';
import { barsOf, listTakers } from './queries.ts';
import { draftsAtOnce, isNamedIn, keptFromWords, mayBeGivenUp, takersOf } from './rules.ts';
import { giveUnseen } from './unseen.ts';

export interface DraftChoice {
  /** Draft → who takes it, or 'drop'. */
  single: ReadonlyMap<number, number | 'drop'>;
  /** Who goes on from what is in no book yet and not shown; null for nobody. */
  newTo: number | null;
  note: string;
}

/** @returns how many were taken, given up, and are left of those shown @throws FormInvalid, NotFound, NotAllowedNow */
export async function giveOutDrafts(
  act: Act,
  leaverId: number,
  choice: DraftChoice,
): Promise<{ taken: number; dropped: number; left: number }> {
  const { tx, house, actor, moment, keyring, requestId } = act;
  const leaver = await loadLeaver(house, actor.unitId, leaverId);
  const drafts = (await listWaitingDrafts(act, actor, leaverId, moment.today)).slice(0, draftsAtOnce);
  const people = await listTakers(house, actor, leaverId, moment.today);
  const bars = await barsOf(tx, actor.unitId, drafts, moment.today);
  const errors: Record<string, string> = {};
  const ways = drafts.flatMap((draft) => {
    const wanted = choice.single.get(draft.id);
    if (wanted === undefined) return [];
    const to = wanted === 'drop' ? null : takersOf(draft, people, bars).find(({ accountId }) => accountId === wanted);
    if (to === undefined) errors[`to-d${draft.id}`] = 'Người này không nhận được bản nháp ấy; chọn người khác trong danh sách';
    else if (to === null && !mayBeGivenUp(draft))
      errors[`to-d${draft.id}`] = 'Bản nháp tiếp nhận chưa vào sổ thì giao cho người mở ra xem, không bỏ ở đây';
    return to === undefined ? [] : [{ draft, to }];
  });
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  if (ways.length === 0 && choice.newTo === null)
    throw new FormInvalid({ note: 'Chọn người nhận, hoặc bỏ, cho ít nhất một bản nháp' });
  const settled = await settleNoteOnMany(
    act,
    recordsOf(
      actor.unitId,
      ways.map(({ draft }) => draft),
    ),
    choice.note,
    {
      field: 'note',
      what: 'Lần bàn giao này',
    },
  );
  if (choice.newTo !== null) await giveUnseen(act, leaver, choice.newTo, settled.onOpen);
  const events: NewEvent[] = [];
  const mayMean = async (draft: WaitingDraft) =>
    whomDraftMayMean(house, actor.unitId, await wordsToAsk(tx, actor.unitId, draft.id, moment.today, keyring), moment.today);
  const goesTo = async (draft: WaitingDraft, to: { accountId: number; name: string }) =>
    !isNamedIn(draft, to.accountId, bars) &&
    !(await mayMean(draft)).has(to.accountId) &&
    (await handDraft(tx, actor, draft.id, to, moment.today, keyring));
  for (const { draft, to } of ways) {
    if (!to) await giveUpDraft(tx, draft.id, moment.today);
    else if (!(await goesTo(draft, to))) errors[`to-d${draft.id}`] = keptFromWords;
    const { record } = draft;
    const sealed = record?.sealed ?? false;
    events.push({
      kind: to ? 'draft.handed_over' : 'draft.given_up',
      at: moment.at,
      requestId,
      petitionId: record?.petitionId ?? null,
      visitId: record?.visitId ?? null,
      proceedingId: record?.proceedingId ?? null,
      sealed,
      data: {
        from: leaver.accountId,
        fromName: leaver.name,
        ...(to ? { to: to.accountId, toName: to.name } : {}),
        form: draftWordsInHistory(draft.form),
        note: sealed ? settled.onSealed : settled.onOpen,
      },
    });
  }
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  await recordEvents(tx, actor, events);
  await notifyOfficers(
    act,
    ways.flatMap(({ to }) => to?.accountId ?? []),
    {
      kind: 'draft.handed_over',
      words: `Nhận bản nháp của ${leaver.name} ngày ${formatDate(moment.today)}: mở biểu mẫu để xem và nhập tiếp`,
      href: '/drafts-received',
    },
  );
  const dropped = ways.filter(({ to }) => to === null).length;
  return { taken: ways.length - dropped, dropped, left: drafts.length - ways.length };
}

const recordsOf = (unitId: number, drafts: readonly WaitingDraft[]) => [
  ...new Map(
    drafts.flatMap(({ record }) =>
      record
        ? [
            [
              `${record.petitionId}:${record.visitId}`,
              { unitId, sealed: record.sealed, petitionId: record.petitionId, visitId: record.visitId },
            ] as const,
          ]
        : [],
    ),
  ).values(),
];
