// What a form opens with, and the name its draft is kept under.
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
  const draft = await findDraft(page, context, {});
  const inLine = await findInLine(page, context, {});
  if (draft) return { ...emptyForm(context.csrf, path, draft.values), draftSavedAt: draft.savedAt, inLine };
  return { ...emptyForm(context.csrf, path, page.initial ? await page.initial(context) : {}), inLine };
}

/** The draft this officer keeps of the page, if it keeps any. */
export async function findDraft(page: FormPage, context: Context, values: FormValues) {
  if (!page.draft || context.actor.seenBy) return undefined;
  return context.services.kit.loadDraft(context.tx, context.actor, draftName(page, context, values), draftSubject(context));
}

/** What to say of earlier drafts of the page that wait for their turn; '' for none. */
export async function findInLine(page: FormPage, context: Context, values: FormValues): Promise<string> {
  if (!page.draft || context.actor.seenBy) return '';
  return context.services.kit.inLineWords(context.tx, context.actor, draftName(page, context, values), draftSubject(context));
}

export function draftName(page: FormPage, context: Context, values: FormValues): string {
  return `${page.draft}${page.draftVariant ? page.draftVariant(context.query, values) : ''}`;
}

/** A draft belongs to the record being worked on, or to a new one when the address carries no id. */
export function draftSubject(context: Context): string {
  return context.id > 0 ? String(context.id) : '';
}
