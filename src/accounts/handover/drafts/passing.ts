// /drafts-received/:id: a draft taken over is always readable, and goes on to whoever its petition was given to meanwhile.
import { recordEvent } from '../../../audit/events.ts';
import type { HouseTx, UnitTx } from '../../../database/tx.ts';
import { formatDateTime } from '../../../deadlines/dates.ts';
import type { WaitingDraft } from '../../../documents/drafts/handing.ts';
import { draftFormWords } from '../../../documents/drafts/names.ts';
import { openTaken, passOn, passRefusedWords } from '../../../documents/drafts/passing.ts';
import { openHref } from '../../../documents/drafts/received.ts';
import { NotAllowedNow } from '../../../errors.ts';
import { notifyOfficers } from '../../../notifications/actions.ts';
import type { Act } from '../../../web/act.ts';
import { actOf } from '../../../web/act.ts';
import { draftFormOf } from '../../../web/draft-forms.ts';
import type { FormValues } from '../../../web/forms.ts';
import { definePages } from '../../../web/pages.ts';
import { redirect, view } from '../../../web/reply.ts';
import { typedTexts } from '../../../web/typed-texts.ts';
import type { Actor } from '../../actor.ts';
import { listPosts, namesOf } from '../../queries.ts';
import { roles } from '../../roles.ts';
import type { Receiver } from '../rules.ts';
import { chosenField, whomDraftMayMean } from './meant.ts';
import { barsOf } from './queries.ts';
import { isNamedIn, takersOf } from './rules.ts';
import { aboutDraft } from './screens.ts';

export interface ReceivedDraftPage {
  title: string;
  csrf: string;
  lead: string;
  words: { term: string; text: string }[];
  /** '' where it opens to nobody here any more. */
  openHref: string;
  /** On to whoever the petition is given to now; label '' where that is nobody else, or nobody who may have it. */
  pass: { label: string; action: string };
}

declare module '../../../web/render.ts' {
  interface Pages {
    'accounts/draft-received': ReceivedDraftPage;
  }
}

/** Whom the petition of a draft is given to, where that is somebody else whose post opens form and record. */
async function nextHolder(
  tx: UnitTx,
  house: HouseTx,
  actor: Actor,
  draft: WaitingDraft,
  today: string,
): Promise<(Receiver & { isNamed: boolean }) | undefined> {
  if (draft.record?.petitionId == null) return undefined;
  const { assignedTo } = await tx.one<{ assignedTo: number | null }>(
    'select assigned_to from petitions where unit_id = $1 and id = $2',
    [actor.unitId, draft.record.petitionId],
  );
  if (assignedTo === null || assignedTo === actor.accountId) return undefined;
  const bars = await barsOf(tx, actor.unitId, [draft], today);
  const people = await listPosts(house, actor.unitId, roles, today);
  const next = takersOf(draft, people, bars).find(({ accountId }) => accountId === assignedTo);
  return next && { ...next, isNamed: isNamedIn(draft, assignedTo, bars) };
}

/** @returns who has it now @throws NotFound, NotAllowedNow when nobody else is to have it, or not this one */
export async function passDraftOn(act: Act, id: number): Promise<string> {
  const { tx, house, actor, moment, keyring } = act;
  const { draft, fromName, values } = await openTaken(tx, actor, id, keyring);
  const next = fromName ? await nextHolder(tx, house, actor, draft, moment.today) : undefined;
  const isMeant = async (accountId: number) => (await whomDraftMayMean(house, actor.unitId, values, moment.today)).has(accountId);
  if (!next || next.isNamed || (await isMeant(next.accountId)))
    throw new NotAllowedNow(passRefusedWords, `/drafts-received/${id}`);
  await passOn(tx, actor, id, next, moment.today, keyring);
  await recordEvent(tx, actor, {
    kind: 'draft.handed_over',
    at: moment.at,
    requestId: act.requestId,
    petitionId: draft.record?.petitionId ?? null,
    visitId: draft.record?.visitId ?? null,
    proceedingId: draft.record?.proceedingId ?? null,
    sealed: draft.record?.sealed ?? false,
    data: {
      from: actor.accountId,
      fromName: actor.name,
      to: next.accountId,
      toName: next.name,
      form: draftFormWords(draft.form),
      note: '',
    },
  });
  await notifyOfficers(act, [next.accountId], {
    kind: 'draft.handed_over',
    words: `Nhận bản nháp của ${fromName} do ${actor.name} giao lại: mở biểu mẫu để xem và nhập tiếp`,
    href: '/drafts-received',
  });
  return next.name;
}

/** The officers chosen in a form, and in the question whom it denounces, by name. */
async function officersChosen(house: HouseTx, values: FormValues): Promise<Record<string, Record<string, string>>> {
  const chosen = Object.entries(values).flatMap(([name, value]) =>
    chosenField.test(name) ? [value].flat().flatMap((one) => (/^\d{1,9}$/.test(one) ? [{ name, one }] : [])) : [],
  );
  const names = await namesOf(house, [...new Set(chosen.map(({ one }) => Number(one)))]);
  return Object.fromEntries(chosen.map(({ name, one }) => [name, { [one]: names.get(Number(one)) ?? '' }]));
}

export const receivedDraftPages = definePages((page) => {
  page.get('/drafts-received/:id', {
    permission: 'self:use',
    handler: async ({ tx, house, actor, id, moment, csrf, services }) => {
      const { draft, fromName, values } = await openTaken(tx, actor, id, services.keyring);
      const next = fromName ? await nextHolder(tx, house, actor, draft, moment.today) : undefined;
      const { about } = aboutDraft(draft);
      const form = draftFormOf(draft.form);
      return view('accounts/draft-received', {
        title: draftFormWords(draft.form),
        csrf,
        lead: [
          about || 'Chưa vào sổ',
          fromName ? `${fromName} nhập` : 'ông, bà đã nhập',
          `lưu ${formatDateTime(draft.savedAt)}`,
        ].join(', '),
        words: typedTexts(
          values,
          (name) => form?.labels?.[name] ?? services.kit.fieldLabel(name),
          { ...form?.choices, ...(await officersChosen(house, values)) },
          form?.schema(moment),
        ).map(({ label, value }) => ({ term: label, text: value })),
        openHref: fromName ? openHref(draft, draft.record ?? undefined) : '',
        pass: { label: next ? `Giao lại cho ${next.name}` : '', action: `/drafts-received/${id}` },
      });
    },
  });

  page.post('/drafts-received/:id', {
    permission: 'self:use',
    handler: async (context) =>
      redirect('/drafts-received', `Đã giao lại bản nháp cho ${await passDraftOn(await actOf(context), context.id)}.`),
  });
});
