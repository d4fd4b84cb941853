// /drafts-received/:id: a draft taken over is always readable, and goes on to a colleague whose post opens it.
import { recordEvent } from '../../../audit/events.ts';
import type { HouseTx, UnitTx } from '../../../database/tx.ts';
import { formatDateTime } from '../../../deadlines/dates.ts';
import type { WaitingDraft } from '../../../documents/drafts/handing.ts';
import { draftFormWords, draftWordsInHistory } from '../../../documents/drafts/names.ts';
import { openTaken, passOn } from '../../../documents/drafts/passing.ts';
import { openHref } from '../../../documents/drafts/received.ts';
import { FormInvalid, NotAllowedNow } from '../../../errors.ts';
import { notifyOfficers } from '../../../notifications/actions.ts';
import type { Act } from '../../../web/act.ts';
import { actOf } from '../../../web/act.ts';
import { draftFormOf } from '../../../web/draft-forms.ts';
import type { FormState, FormValues } from '../../../web/forms.ts';
import { definePages } from '../../../web/pages.ts';
import { redirect, view } from '../../../web/reply.ts';
import { typedTexts } from '../../../web/typed-texts.ts';
import type { Actor } from '../../actor.ts';
import { listPosts, namesOf } from '../../queries.ts';
import { roles } from '../../roles.ts';
import type { Receiver } from '../rules.ts';
import { PassDraft } from './forms.ts';
import { chosenField, whomDraftMayMean } from './meant.ts';
import { barsOf } from './queries.ts';
import { isNamedIn, keptFromWords, takersOf } from './rules.ts';
import { aboutDraft } from './screens.ts';

export interface ReceivedDraftPage {
  title: string;
  lead: string;
  words: { term: string; text: string }[];
  /** '' where it opens to nobody here any more. */
  openHref: string;
  form: FormState;
  /** To whom it can go on, who has the petition now first; none of what he typed himself. */
  takers: { value: string; label: string }[];
}

declare module '../../../web/render.ts' {
  interface Pages {
    'accounts/draft-received': ReceivedDraftPage;
  }
}

/** Those whose post opens form and record, whoever holds it now not among them; who has the petition now stands first. */
async function nextHolders(
  tx: UnitTx,
  house: HouseTx,
  actor: Actor,
  draft: WaitingDraft,
  today: string,
): Promise<(Receiver & { isNamed: boolean; hasPetition: boolean })[]> {
  const assignedTo =
    draft.record?.petitionId == null
      ? null
      : (
          await tx.one<{ assignedTo: number | null }>('select assigned_to from petitions where unit_id = $1 and id = $2', [
            actor.unitId,
            draft.record.petitionId,
          ])
        ).assignedTo;
  const bars = await barsOf(tx, actor.unitId, [draft], today);
  const people = (await listPosts(house, actor.unitId, roles, today)).filter(({ accountId }) => accountId !== actor.accountId);
  const takers = takersOf(draft, people, bars).map((one) => ({
    ...one,
    isNamed: isNamedIn(draft, one.accountId, bars),
    hasPetition: one.accountId === assignedTo,
  }));
  return [...takers.filter((one) => one.hasPetition), ...takers.filter((one) => !one.hasPetition)];
}

/**
 * Whoever holds a draft taken over gives it to a colleague: by the rule by which it came to him, never to whom it may be against.
 * @returns who has it now @throws NotFound, NotAllowedNow of one he typed himself, FormInvalid when it does not go to this one
 */
async function passDraftOn(act: Act, id: number, toId: number): Promise<string> {
  const { tx, house, actor, moment, keyring } = act;
  const { draft, fromName, values } = await openTaken(tx, actor, id, keyring);
  if (!fromName) throw new NotAllowedNow('Chỉ giao lại được bản nháp nhận bàn giao.', `/drafts-received/${id}`);
  const next = (await nextHolders(tx, house, actor, draft, moment.today)).find(({ accountId }) => accountId === toId);
  const mayMean = async (accountId: number) => (await whomDraftMayMean(house, actor.unitId, values, moment.today)).has(accountId);
  if (!next || next.isNamed || (await mayMean(next.accountId)) || !(await passOn(tx, actor, id, next, moment.today, keyring)))
    throw new FormInvalid({ to: keptFromWords });
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
      form: draftWordsInHistory(draft.form),
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
  page.form('/drafts-received/:id', {
    permission: 'self:use',
    schema: PassDraft,
    show: async ({ tx, house, actor, id, moment, services }, state) => {
      const { draft, fromName, values } = await openTaken(tx, actor, id, services.keyring);
      const next = fromName ? await nextHolders(tx, house, actor, draft, moment.today) : [];
      const { about } = aboutDraft(draft);
      const form = draftFormOf(draft.form);
      return view('accounts/draft-received', {
        title: draftFormWords(draft.form),
        form: state,
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
        takers: next.map(({ accountId, name, title, hasPetition }) => ({
          value: String(accountId),
          label: `${name}, ${title}${hasPetition ? ' (đang được phân công đơn này)' : ''}`,
        })),
      });
    },
    act: async (context, { to }) =>
      redirect('/drafts-received', `Đã giao lại bản nháp cho ${await passDraftOn(await actOf(context), context.id, to)}.`),
  });
});
