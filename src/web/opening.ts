// What a form opens with, and the name its draft is kept under.
import { draftNumberOf, newDraftNumber, subjectOfNumber } from './draft-numbers.ts';
import { emptyForm, type FormState, type FormValues } from './forms.ts';
import type { Context, FormPage } from './pages.ts';
import { findParked } from './parking.ts';

/** A form opens with, in this order: words parked at an expiry, the draft, or its own initial values. */
export async function openingForm(page: FormPage, context: Context): Promise<FormState> {
  const path = context.req.path;
  const restore = context.actor.seenBy ? null : context.query.get('restore');
  if (restore) {
    const parked = await findParked(context.house, context.services.keyring, context.actor.accountId, restore, context.moment.at);
    if (parked && parked.path === path) {
      return {
        ...emptyForm(context.csrf, path, parked.values),
        note: 'Phiên làm việc đã kết thúc khi ông, bà đang nhập. Nội dung đã nhập được giữ nguyên dưới đây, chưa lưu vào sổ. Kiểm tra rồi lưu lại; tệp đính kèm cần chọn lại.',
      };
    }
  }
  const asked = page.manyDrafts ? draftNumberOf(context.query.get('draft')) : '';
  const own: FormValues = page.manyDrafts ? { draft: asked || newDraftNumber() } : {};
  const opens = !page.manyDrafts || asked !== '';
  const draft = opens ? await findDraft(page, context, {}) : undefined;
  const inLine = opens ? await findInLine(page, context, {}) : '';
  if (draft) return { ...emptyForm(context.csrf, path, { ...draft.values, ...own }), draftSavedAt: draft.savedAt, inLine };
  return { ...emptyForm(context.csrf, path, { ...(page.initial ? await page.initial(context) : {}), ...own }), inLine };
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

export function draftName(page: FormPage, context: Context, values: FormValues): string {
  return `${page.draft}${page.draftVariant ? page.draftVariant(context.query, values) : ''}`;
}

/** A draft belongs to the record being worked on; of a record that is none yet each has its number, or it is the only one. */
export function draftSubject(page: FormPage, context: Context, values: FormValues): string {
  if (page.manyDrafts) return subjectOfNumber(draftNumberOf(values.draft ?? context.query.get('draft')));
  return context.id > 0 ? String(context.id) : '';
}
