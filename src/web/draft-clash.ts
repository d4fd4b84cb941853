// Sending a form whose draft was saved meanwhile in another window: nothing is done until the officer has seen both.
import { draftNumberOf } from './draft-numbers.ts';
import { type Difference, type FormState, type FormValues, typedWords } from './forms.ts';
import { draftName, draftSubject } from './opening.ts';
import { labelsOf } from './overtaken.ts';
import type { Context, FormPage } from './pages.ts';

/** What another window keeps of the same draft, and where it differs from what was sent. */
export interface DraftClash {
  version: number;
  savedAt: string;
  rows: Difference[];
}

/** Thrown inside the act's transaction: none of it stands, and the form comes back. */
export class DraftOvertaken extends Error {
  readonly status = 409;
  constructor(readonly clash: DraftClash) {
    super('The draft was saved in another window');
  }
}

/** The opening of a page that wrote a draft ("id.turn"), '' where no script wrote it. */
const openingOf = (writer: string | string[] | undefined) => /^([0-9a-f]{24})\.\d{1,6}$/.exec(String(writer ?? ''))?.[1] ?? '';

/**
 * The draft as another window left it after this one was opened; undefined when this window wrote or saw what stands, when both say
 * the same, and when the form keeps no version.
 */
export async function findClash(page: FormPage, context: Context, values: FormValues): Promise<DraftClash | undefined> {
  if (!page.draft || typeof values._version !== 'string') return undefined;
  const { tx, actor, services } = context;
  const draft = await services.kit.readDraft(tx, actor, draftName(page, context, values), draftSubject(page, context, values));
  if (!draft) return undefined;
  const isSeen = [values._version, values._seen].includes(String(draft.version));
  const isOwn = draft.writer !== '' && openingOf(draft.writer) === openingOf(values._writer);
  if (isSeen || isOwn) return undefined;
  const rows = differing(draft.values, typedWords(values), labelsOf(services, page), page.choices);
  return rows.length > 0 ? { version: draft.version, savedAt: draft.savedAt, rows } : undefined;
}

/** Fields by which a form knows the state of its record, how many rows it draws, and which button was pressed: no officer's words. */
const isOfTheKit = (name: string) => /^_|^(version|rowVersion|base|draft|senderRows|people|contents|documents)$/.test(name);

const wordsOf = (value: string | string[] | undefined) =>
  [value ?? []]
    .flat()
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('; ');

/** Field by field what the two windows say otherwise; what only one of them sends counts where the form has a name for it. */
export function differing(
  there: FormValues,
  here: FormValues,
  labelOf: (name: string) => string,
  choices: FormPage['choices'] = {},
): Difference[] {
  const rows = [...new Set([...Object.keys(there), ...Object.keys(here)])].flatMap((name) => {
    const [stored, typed] = [wordsOf(there[name]), wordsOf(here[name])];
    const label = labelOf(name);
    const isText = /[\s/\u0080-\uffff]/.test(stored + typed);
    if (isOfTheKit(name) || stored === typed || (label === '' && (!isText || stored === ''))) return [];
    const said = (value: string | string[] | undefined, words: string) => {
      if (words === '') return '';
      if (choices[name]) return wordsOf([value ?? []].flat().map((code) => choices[name]?.[code] ?? code));
      return isText || /\d/.test(words) ? words : 'lựa chọn khác';
    };
    return [{ label: label || 'Nội dung khác', stored: said(there[name], stored), typed: said(here[name], typed) }];
  });
  return rows;
}

/** The form that comes back: both words beside each other, a way to what the other window keeps, and knowing of it when sent again. */
export function clashForm(
  page: FormPage,
  context: Context,
  clash: DraftClash,
  values: FormValues,
): Pick<FormState, 'errors' | 'clash' | 'seen'> {
  const open = new URL(context.req.originalUrl, 'http://local');
  if (page.manyDrafts) open.searchParams.set('draft', draftNumberOf(values.draft));
  if (page.draftVariant && typeof values.mode === 'string') open.searchParams.set('mode', values.mode);
  const files = (context.req.received ?? []).length > 0 ? ' Tệp đã chọn thì chọn lại.' : '';
  return {
    errors: {
      '': `Bản nháp này đã được lưu ở cửa sổ khác lúc ${clash.savedAt}, có phần khác với ở đây. Chưa ghi gì vào sổ. Chữ ông, bà gõ ở đây còn nguyên ở dưới: đối chiếu, sửa nếu cần rồi gửi lại.${files}`,
    },
    clash: { savedAt: clash.savedAt, openHref: `${open.pathname}${open.search}`, rows: clash.rows },
    seen: String(clash.version),
  };
}
