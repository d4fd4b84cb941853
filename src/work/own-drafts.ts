// What an officer has begun to take down and not written into a book: told on his first page, so that a machine that stops loses him nothing.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import type { UnitTx } from '../database/tx.ts';
import { formatDateTime } from '../deadlines/dates.ts';
import { draftWordsInHistory, newRecordForms } from '../documents/drafts/names.ts';
import { openHref } from '../documents/drafts/received.ts';
import { type BegunDraft, listBegun } from '../documents/drafts.ts';
import { draftFormOf } from '../web/draft-forms.ts';

export interface OwnDrafts {
  links: { href: string; label: string }[];
  /** That there are older ones, and where they stand; '' for none. */
  older: string;
}

const most = 4;

/** His own in this unit, of the forms he may open; nothing while somebody looks through his eyes. One query. */
export async function readOwnDrafts(tx: UnitTx, actor: Actor): Promise<OwnDrafts> {
  const forms = newRecordForms.filter((form) => {
    const permission = draftFormOf(form)?.permission;
    return permission !== undefined && may(actor, permission);
  });
  return ownDraftsScreen(actor.seenBy || forms.length === 0 ? [] : await listBegun(tx, actor, forms, most));
}

/** Which form and when, never a word of it, nor that it is of a denunciation: whoever stands behind the officer reads this page too. */
export function ownDraftsScreen(drafts: readonly BegunDraft[]): OwnDrafts {
  const more = (drafts[0]?.total ?? 0) - drafts.length;
  return {
    links: drafts.map((one) => ({
      href: openHref(one, undefined),
      label: `${draftWordsInHistory(one.form)}, lưu ${formatDateTime(one.savedAt)}`,
    })),
    older: more > 0 ? `và ${more} bản cũ hơn, xem khi bấm Tiếp nhận đơn, Tiếp công dân` : '',
  };
}
