// Who may go on from a draft of somebody who leaves, and which may be given up. Pure.

import type { WaitingDraft } from '../../../documents/drafts/handing.ts';
import { isOfNewRecord } from '../../../documents/drafts/names.ts';
import { type Permission, readsAssignedOnly, roleMay, sealedReach } from '../../permissions.ts';
import { deskRoles } from '../../waiting.ts';
import type { Receiver } from '../rules.ts';

/** What keeps an officer from a draft, besides his role. */
export interface DraftBars {
  /** What opens the form, by the name of the draft; none for a form there is no more. */
  opens: ReadonlyMap<string, Permission>;
  /** Accounts whose post that opens sealed records waits to be confirmed. */
  unconfirmed: ReadonlySet<number>;
  /** Accounts with a post here that somebody of no post here has confirmed, whatever it opens. */
  confirmed: ReadonlySet<number>;
  /** 'p81:5', 'v7:5': account 5 is named in that petition or visit. */
  named: ReadonlySet<string>;
  /** 'p81:5': account 5 has something to do in that petition; asked of who reads only what he is assigned. */
  assigned: ReadonlySet<string>;
}

const keysOf = (draft: WaitingDraft) =>
  draft.record
    ? [
        ...(draft.record.petitionId === null ? [] : [`p${draft.record.petitionId}`]),
        ...(draft.record.visitId === null ? [] : [`v${draft.record.visitId}`]),
      ]
    : [];

/**
 * Those whose post opens the form and the record the draft is about, once each; of what is in no book yet the desk's, and of them only whom
 * somebody of another office has confirmed: it may be a denunciation, and nobody has read it. Whom record or words
 * name is among them: a list that leaves a colleague out, beside one that does not, tells whom a draft denounces. He is refused when he is
 * chosen, in the one sentence for every reason.
 */
export function takersOf(draft: WaitingDraft, people: readonly Receiver[], bars: DraftBars): Receiver[] {
  const permission = bars.opens.get(draft.form);
  if (!permission) return [];
  const able = people.filter(({ role }) => roleMay(role, permission));
  const desk = isOfNewRecord(draft.form) ? able.filter(({ role }) => deskRoles.includes(role)) : [];
  const seen = new Set<number>();
  return (desk.length > 0 ? desk : able).filter(({ accountId, role }) => {
    if (seen.has(accountId)) return false;
    const keys = keysOf(draft);
    if (isOfNewRecord(draft.form) && (bars.unconfirmed.has(accountId) || !bars.confirmed.has(accountId))) return false;
    if (draft.record?.sealed && (sealedReach(role) === 'none' || bars.unconfirmed.has(accountId))) return false;
    if (draft.record && readsAssignedOnly(role) && !keys.some((key) => bars.assigned.has(`${key}:${accountId}`))) return false;
    seen.add(accountId);
    return true;
  });
}

/** Whether the record of a draft names him; its words are asked apart (meant.ts). */
export const isNamedIn = (draft: WaitingDraft, accountId: number, bars: Pick<DraftBars, 'named'>): boolean =>
  keysOf(draft).some((key) => bars.named.has(`${key}:${accountId}`));

/** Said at a draft that does not go to whom it was given, whatever the reason: named in it, or typing in that form himself. */
export const keptFromWords = 'Chưa giao được bản nháp này cho người đã chọn; chọn người khác trong danh sách';

/** What came to the office and is in no book yet is not thrown away unread: whoever takes it enters it, or drops it himself. */
export const mayBeGivenUp = (draft: Pick<WaitingDraft, 'form'>): boolean => !isOfNewRecord(draft.form);

/** At most so many on one form; the rest follow. */
export const draftsAtOnce = 50;
