// What a form opens with, and the name its draft is kept under.
import { NotAllowedNow } from '../errors.ts';
import { draftNumberOf, keyOfDraft, newDraftNumber, subjectOfNumber } from './draft-numbers.ts';
import { emptyForm, type FormState, type FormValues } from './forms.ts';
import { isSent } from './once.ts';
import type { Context, FormPage } from './pages.ts';
import { findParked } from './parking.ts';
import { leftOpenWords, ontoSealed, SealedMeanwhile, wasOpen } from './sealed-meanwhile.ts';

/** A form opens with, in this order: words parked at an expiry, the draft, or its own initial values. */
export async function openingForm(page: FormPage, context: Context): Promise<FormState> {
  const path = context.req.path;
  const seal = await sealOf(page, context, {});
  const isBetraying = (values: FormValues) => seal === 'sealed' && wasOpen(values);
  // Read also where other words are put in its place: whose record it is not is shown no form at all. Words kept are shown whatever the
  // state has become: they stand nowhere else.
  const fresh = await freshValues(page, context).catch((error: unknown) => {
    if (!(error instanceof NotAllowedNow)) throw error;
    return error;
  });
  const restore = context.actor.seenBy ? null : context.query.get('restore');
  if (restore) {
    const parked = await findParked(context.house, context.services.keyring, context.actor.accountId, restore, context.moment.at);
    if (parked && parked.path === path && isBetraying(parked.values))
      return { ...(await unasked(page, context, seal, fresh)), note: leftOpenWords };
    if (parked && parked.path === path) {
      return {
        seal,
        ...emptyForm(context.csrf, path, { ...parked.values, _restored: restore }),
        ...(await draftKey(page, context, parked.values)),
        draftUrl: draftUrl(page, context, parked.values),
        note: 'Phiên làm việc đã kết thúc khi ông, bà đang nhập. Nội dung đã nhập được giữ nguyên dưới đây, chưa lưu vào sổ. Kiểm tra rồi lưu lại; tệp đính kèm cần chọn lại.',
      };
    }
  }
  return unasked(page, context, seal, fresh);
}

/** The form without parked words: from its draft, or its own initial values. */
async function unasked(
  page: FormPage,
  context: Context,
  seal: FormState['seal'],
  fresh: FormValues | NotAllowedNow,
): Promise<FormState> {
  const path = context.req.path;
  const asked = page.manyDrafts ? draftNumberOf(context.query.get('draft')) : '';
  const opens = !page.manyDrafts || asked !== '';
  const draft = opens ? await findDraft(page, context, {}) : undefined;
  const inLine = opens ? await findInLine(page, context, {}) : '';
  // Kept from a window that stood open over the sealing.
  const isBetraying = seal === 'sealed' && draft !== undefined && wasOpen(draft.values);
  const keyed = await draftKey(page, context, { draft: asked });
  // What was kept under this number is in the register: what is typed now is another.
  const isOver = asked !== '' && !draft && keyed.note !== undefined;
  const own: FormValues = page.manyDrafts ? { draft: isOver || asked === '' ? newDraftNumber() : asked } : {};
  const kept = {
    ...(isOver || asked === '' ? await draftKey(page, context, own) : keyed),
    draftUrl: draftUrl(page, context, own),
    inLine,
    seal,
    ...(isBetraying ? { note: leftOpenWords } : {}),
  };
  if (draft && !isBetraying) {
    const name = draftName(page, context, own);
    const dropUrl = `/drafts/${name}/removal?subject=${draftSubject(page, context, own)}&back=${encodeURIComponent(path)}`;
    return { ...emptyForm(context.csrf, path, { ...draft.values, ...own }), draftSavedAt: draft.savedAt, dropUrl, ...kept };
  }
  if (fresh instanceof NotAllowedNow) throw fresh;
  return { ...emptyForm(context.csrf, path, { ...fresh, ...own }), ...kept };
}

/** What a fresh form holds. Throws what refuses whoever is not to see it. */
export const freshValues = async (page: FormPage, context: Context): Promise<FormValues> =>
  page.initial ? page.initial(context) : {};

/**
 * A numbered draft has one key, so that it becomes one record from however many windows. Words typed after it was sent are another act:
 * they get a key of their own, and the page says so.
 */
async function draftKey(page: FormPage, context: Context, values: FormValues): Promise<{ key?: string; note?: string }> {
  const key = page.manyDrafts ? keyOfDraft(String(page.draft), draftNumberOf(values.draft)) : undefined;
  if (!key) return {};
  if (!(await isSent(context.tx, context.actor, key))) return { key };
  return { note: 'Bản nháp này đã được lưu vào sổ ở lần gửi trước. Lưu lần nữa là vào sổ thêm một lần, số mới.' };
}

/** Where the words of the page are kept while they are typed; '' where none are, and while somebody looks through the officer's eyes. */
export function draftUrl(page: FormPage, context: Context, values: FormValues): string {
  if (!page.draft || context.actor.seenBy) return '';
  return `/drafts/${draftName(page, context, values)}?subject=${draftSubject(page, context, values)}`;
}

/** The draft this officer keeps of the page, if it keeps any. */
export async function findDraft(page: FormPage, context: Context, values: FormValues) {
  if (!page.draft || context.actor.seenBy) return undefined;
  return context.services.kit.loadDraft(
    context.tx,
    context.actor,
    draftName(page, context, values),
    draftSubject(page, context, values),
  );
}

/** What to say of earlier drafts of the page that wait for their turn; '' for none. */
export async function findInLine(page: FormPage, context: Context, values: FormValues): Promise<string> {
  if (!page.draft || context.actor.seenBy) return '';
  return context.services.kit.inLineWords(
    context.tx,
    context.actor,
    draftName(page, context, values),
    draftSubject(page, context, values),
  );
}

/** One name for each form; what a record has several of (the contents of a petition) is told apart by its own number. */
export function draftName(page: FormPage, context: Context, values: FormValues): string {
  const within = Object.entries(context.params).filter(([name]) => name !== 'id');
  const variant = page.draftVariant ? page.draftVariant(context.query, values) : '';
  return `${page.draft}${variant}${within.map(([, value]) => `-${value.toLowerCase()}`).join('')}`;
}

/** A draft belongs to the record being worked on; of a record that is none yet each has its number, or it is the only one. */
export function draftSubject(page: FormPage, context: Context, values: FormValues): string {
  if (page.manyDrafts) return subjectOfNumber(draftNumberOf(values.draft ?? context.query.get('draft')));
  return context.id > 0 ? String(context.id) : '';
}

/** How the record of this page stands now; undefined for a page about none. */
const sealOf = (page: FormPage, context: Context, values: FormValues): Promise<FormState['seal']> =>
  page.draft
    ? context.services.kit.sealOfRecord(context.tx, {
        form: draftName(page, context, values),
        subject: draftSubject(page, context, values),
      })
    : Promise.resolve(undefined);

/**
 * The form of a record that was sealed after this window was opened, with what the officer changed in it; undefined while it was not.
 * @throws SealedMeanwhile where the form does not know what that is
 */
export async function sealedMeanwhile(page: FormPage, context: Context, values: FormValues, fresh: FormValues) {
  if (!wasOpen(values) || (await sealOf(page, context, values)) !== 'sealed') return undefined;
  const onto = ontoSealed(values, fresh);
  if (!onto) throw sealedMeanwhileOf(context);
  return onto;
}

const sealedMeanwhileOf = (context: Context) => new SealedMeanwhile(context.req.path.split('/').slice(0, 3).join('/'));

/** @throws SealedMeanwhile when the record was sealed after this window was opened */
export async function assertNotSealedMeanwhile(page: FormPage, context: Context, values: FormValues): Promise<void> {
  if (wasOpen(values) && (await sealOf(page, context, values)) === 'sealed') throw sealedMeanwhileOf(context);
}
