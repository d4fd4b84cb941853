// Papers the office types itself: choosing the kind, typing it over the petition's own words, changing a draft.
import { FormInvalid, NotAllowedNow, NotFound } from '../../errors.ts';
import { withoutSendersOf } from '../../sealing/sealed-words.ts';
import { unitProfile } from '../../units/queries.ts';
import { actOf } from '../../web/act.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { type Reply, redirect, view } from '../../web/reply.ts';
import { type PaperKind, paperKinds } from '../papers/catalogue.ts';
import { createPaper, editPaper, type Signing } from './actions.ts';
import type { PaperFields } from './compose.ts';
import { choosePaperScreen, paperFormScreen } from './form-screens.ts';
import { PaperForm } from './forms.ts';
import { loadFor } from './opening.ts';
import { printedPaper } from './print.ts';
import {
  findPetitionWords,
  listPastHeadSigners,
  listSigners,
  loadPaper,
  type PaperRecord,
  type SignerChoice,
} from './queries.ts';
import { type Capacity, signingLines } from './signer.ts';
import { linesObjection } from './signing-ways.ts';
import { fieldsAsked, givenFields, isTyped, joinFields, typedFields, typedKindsFor, typedValues } from './typed.ts';
import { isPastHead } from './workflow.ts';

const signingOf = (value: { signerId: number | null; capacity: Capacity | null }): { signer?: Signing } =>
  value.signerId === null
    ? {}
    : { signer: { accountId: value.signerId, ...(value.capacity ? { capacity: value.capacity } : {}) } };

/** A kind that can be typed, from the address. @throws NotFound */
function typedKindOf(context: Context): PaperKind {
  const kind = paperKinds.find((one) => one === context.query.get('kind'));
  if (!kind || !isTyped(kind)) throw new NotFound();
  return kind;
}

/** The paper's own words from the form. @throws FormInvalid */
function wordsOf(kind: PaperKind, sealed: boolean, values: FormValues, today: string): Record<string, unknown> {
  const read = typedFields(kind, sealed, values, today);
  if (!read.ok) throw new FormInvalid(read.errors);
  return read.fields;
}

export const typedPaperPages = definePages((page) => {
  page.get('/petitions/:id/papers/new', {
    permission: 'paper:write',
    handler: async (context) => {
      const petition = await findPetitionWords(context.tx, context.actor, context.id);
      const kind = context.query.get('kind');
      if (!kind)
        return view('documents/choose-paper', choosePaperScreen(petition, typedKindsFor(petition), context.moment.today));
      return redirect(`/petitions/${context.id}/papers/typed?kind=${encodeURIComponent(kind)}`);
    },
  });

  page.form('/petitions/:id/papers/typed', {
    permission: 'paper:write',
    draft: 'paper',
    draftVariant: (query) => `-${String(query.get('kind')).toLowerCase().replaceAll('_', '-')}`,
    schema: () => PaperForm,
    initial: async (context) => {
      const petition = await findPetitionWords(context.tx, context.actor, context.id);
      const kind = typedKindOf(context);
      const given = joinFields(givenFields(kind, petition), { summary: petition.summary, content: petition.summary });
      return typedValues(kind, given);
    },
    show: async (context, form) => newPaperReply(context, form),
    act: async (context, value, values) => {
      const petition = await findPetitionWords(context.tx, context.actor, context.id);
      const kind = typedKindOf(context);
      if (!typedKindsFor(petition).includes(kind))
        throw new NotAllowedNow('Loại văn bản này không dùng cho loại đơn này.', petition.href);
      const act = await actOf(context);
      const typed = { words: wordsOf(kind, petition.sealed, values, context.moment.today), recipients: value.recipients };
      const { words, recipients } = await withoutSendersOf(
        act,
        { ...petition, unitId: context.actor.unitId, petitionId: petition.id },
        typed,
        petition,
      );
      const fields = joinFields(givenFields(kind, petition), words) as PaperFields;
      const made = {
        kind,
        petitionId: petition.id,
        sealed: petition.sealed,
        fields,
        recipients,
        // Nothing but the words was done: whoever wrote them puts them forward when they are ready.
        state: 'draft' as const,
        ...signingOf(value),
      };
      const id = await createPaper(act, made);
      return redirect(`/papers/${id}`, 'Đã lập dự thảo văn bản.');
    },
  });

  page.form('/papers/:id/edit', {
    permission: 'paper:write',
    draft: 'of-paper-edit',
    schema: () => PaperForm,
    initial: async (context) => {
      const paper = await loadFor(context, 'edit');
      return {
        ...standingBasis(paper),
        ...typedValues(paper.kind, paper.fields),
        signerId: String(paper.signerId ?? ''),
        recipients: paper.recipients,
        version: String(paper.version),
      };
    },
    show: async (context, form) => {
      const paper = await loadFor(context, 'edit');
      const signers = await signersOf(context, paper);
      const crumbs = [
        { href: `/papers/${paper.id}`, label: 'Văn bản' },
        { href: '', label: 'Sửa dự thảo' },
      ];
      return view(
        'documents/paper-form',
        paperFormScreen(paper, form, signers, {
          on: paper.issuedOn ?? context.moment.today,
          crumbs,
          backHref: `/papers/${paper.id}`,
          primaryLabel: 'Lưu dự thảo',
          office: await unitProfile(context.house, paper.unitId),
        }),
      );
    },
    act: async (context, value, values) => {
      const paper = await loadPaper(context.tx, context.id);
      const fields = joinFields(paper.fields, wordsOf(paper.kind, paper.sealed, values, context.moment.today));
      const { version, recipients } = value;
      const { state } = await editPaper(await actOf(context), paper.id, { fields, recipients, version, ...signingOf(value) });
      return redirect(
        `/papers/${paper.id}`,
        state === 'submitted' ? 'Đã lưu. Văn bản vẫn chờ phê duyệt, người phê duyệt đọc lại bản mới.' : 'Đã lưu dự thảo.',
      );
    },
  });
});

/** The legal basis as the form words it, to be changed where the office did not write its own yet. */
const standingBasis = (paper: PaperRecord): FormValues =>
  fieldsAsked(paper.kind, paper.sealed).some((field) => field.path === 'legalNote')
    ? { legalNote: printedPaper(paper).legalNote }
    : {};

async function signersOf({ tx, house, actor, moment }: Context, paper: PaperRecord): Promise<SignerChoice[]> {
  const office = await unitProfile(house, paper.unitId);
  if (isPastHead(paper)) return listPastHeadSigners(tx, office, paper, moment.today);
  const all = await listSigners(tx, actor.unitId, moment.today);
  return all.filter((one) => linesObjection(paper.kind, signingLines(office, one.title).join('\n')) === undefined);
}

async function newPaperReply(context: Context, form: FormState): Promise<Reply> {
  const petition = await findPetitionWords(context.tx, context.actor, context.id);
  const kind = typedKindOf(context);
  const signers = await listSigners(context.tx, context.actor.unitId, context.moment.today);
  const crumbs = [
    { href: petition.href, label: petition.number },
    { href: `/petitions/${petition.id}/papers/new`, label: 'Lập văn bản' },
    { href: '', label: 'Soạn' },
  ];
  const shown = { ...form, action: `${context.req.path}?kind=${kind}` };
  return view(
    'documents/paper-form',
    paperFormScreen({ kind, sealed: petition.sealed }, shown, signers, {
      on: context.moment.today,
      crumbs,
      backHref: petition.href,
      primaryLabel: 'Lập dự thảo',
      office: await unitProfile(context.house, context.actor.unitId),
      draftUrl: `/drafts/paper-${kind.toLowerCase().replaceAll('_', '-')}?subject=${petition.id}`,
    }),
  );
}
