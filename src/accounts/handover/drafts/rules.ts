// Who may go on from a draft of somebody who leaves, and which may be given up. Pure.

import type { WaitingDraft } from '../../../documents/drafts/handing.ts';
import { isOfNewRecord } from '../../../documents/drafts/names.ts';
import { type Permission, readsAssignedOnly, roleMay, sealedReach } from '../../permissions.ts';
import type { OfficerRole } from '../../roles.ts';
import type { Receiver } from '../rules.ts';

/** What keeps an officer from a draft, besides his role. */
export interface DraftBars {
  /** What opens the form, by the name of the draft; none for a form there is no more. */
  opens: ReadonlyMap<string, Permission>;
  /** Accounts whose post that opens sealed records waits to be confirmed. */
  unconfirmed: ReadonlySet<number>;
  /** 'p81:5', 'v7:5': account 5 is named in that petition or visit. */
  named: ReadonlySet<string>;
  /** 'p81:5': account 5 has something to do in that petition; asked of who reads only what he is assigned. */
  assigned: ReadonlySet<string>;
  /** '12:5': the words of draft 12 name account 5. */
  inWords: ReadonlySet<string>;
}

const keysOf = (draft: WaitingDraft) =>
  draft.record
    ? [
        ...(draft.record.petitionId === null ? [] : [`p${draft.record.petitionId}`]),
        ...(draft.record.visitId === null ? [] : [`v${draft.record.visitId}`]),
      ]
    : [];

/** Who enters what comes in; a head, whom it may be against, only where an office has none of them. */
const atTheDesk: readonly OfficerRole[] = ['clerk', 'reception_officer'];

/** Those who open the form and the record the draft is about, once each; never whom either names. Of what is in no book yet the desk's. */
export function takersOf(draft: WaitingDraft, people: readonly Receiver[], bars: DraftBars): Receiver[] {
  const permission = bars.opens.get(draft.form);
  if (!permission) return [];
  const able = people.filter(({ role }) => roleMay(role, permission));
  const desk = isOfNewRecord(draft.form) ? able.filter(({ role }) => atTheDesk.includes(role)) : [];
  const seen = new Set<number>();
  return (desk.length > 0 ? desk : able).filter(({ accountId, role }) => {
    if (seen.has(accountId) || bars.inWords.has(`${draft.id}:${accountId}`)) return false;
    const keys = keysOf(draft);
    if (keys.some((key) => bars.named.has(`${key}:${accountId}`))) return false;
    if (draft.record?.sealed && (sealedReach(role) === 'none' || bars.unconfirmed.has(accountId))) return false;
    if (draft.record && readsAssignedOnly(role) && !keys.some((key) => bars.assigned.has(`${key}:${accountId}`))) return false;
    seen.add(accountId);
    return true;
  });
}

/** What came to the office and is in no book yet is not thrown away unread: whoever takes it enters it, or drops it himself. */
export const mayBeGivenUp = (draft: Pick<WaitingDraft, 'form'>): boolean => !isOfNewRecord(draft.form);

/** At most so many on one form; the rest follow. */
export const draftsAtOnce = 50;
