// Đọc lại nội dung đơn tố cáo từ sổ cũ: who may open the identities reads what the books say, some at a time, and lets it out.
import { z } from 'zod';
import { saveDraft } from '../../documents/drafts.ts';
import { NotPermitted } from '../../errors.ts';
import { denouncedField, denouncedOptions } from '../../petitions/named/question.ts';
import { searchingWords, searchWanted } from '../../petitions/named/unread.ts';
import { actOf } from '../../web/act.ts';
import { type FormState, type FormValues, typedWords } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { listOpened, openedSince, openForReading, perReading, readingRefusal, releaseRead, tickedIn } from './actions.ts';
import { oldWordsPath } from './place.ts';
import { countWaiting, listInArchive, listTyped, listWaiting, type WaitingRecord, type Wanted } from './queries.ts';
import { fieldsOf, inputOf, keyOf, type OpenedRecord, saidAsRead } from './reading.ts';
import { calledOf, oldWordsScreen } from './screen.ts';

const draftName = 'of-old-words';

/** One record alone, asked for from its own page: `?petition=12`, `?visit=7`. */
function onlyOf(value: (name: string) => string | null): Wanted['only'] {
  for (const kind of ['petition', 'visit'] as const) {
    const id = value(kind) ?? '';
    if (/^[1-9]\d{0,14}$/.test(id)) return { kind, recordId: Number(id) };
  }
  return undefined;
}

const isOf = (only: Wanted['only'], { kind, recordId }: WaitingRecord) => only?.kind === kind && only.recordId === recordId;

/** @throws NotPermitted to who looks through another's eyes: nothing behind a seal is his to read */
function assertOwnEyes({ actor }: Context): void {
  if (actor.seenBy) throw new NotPermitted('Nội dung niêm phong không mở khi đang xem như.');
}

async function show(context: Context, form: FormState) {
  assertOwnEyes(context);
  const { tx, actor, moment } = context;
  const act = await actOf(context);
  const only = onlyOf((name) => context.query.get(name));
  const wanted: Wanted = { openedSince: openedSince(moment.at), isOpened: false };
  const opened = (await listOpened(act)).sort((a, b) => Number(isOf(only, b.record)) - Number(isOf(only, a.record)));
  const isSearched = (await searchWanted(tx, actor.unitId)) === null;
  const here = only && isSearched ? await listWaiting(tx, actor, { ...wanted, only }, 1) : [];
  const refusal = await readingRefusal(tx, actor);
  const isShown = refusal === '' && isSearched;
  return view(
    'importing/old-words',
    oldWordsScreen(form, {
      opened,
      waiting: here.length > 0 ? here : isSearched ? await listWaiting(tx, actor, wanted, perReading) : [],
      count: isShown ? await countWaiting(tx, actor, wanted) : 0,
      questions: await questionsOf(context, form, opened),
      visible: await listTyped(tx, actor, tickedIn(form.values)),
      archive: await listInArchive(tx, actor, perReading),
      only: here.length > 0 && only ? { name: only.kind, value: String(only.recordId) } : undefined,
      note: refusal || (isSearched ? '' : searchingWords),
    }),
  );
}

/** Where it is asked whom mended words mean, the officers they may: as typed. */
async function questionsOf({ house, actor, moment }: Context, { values, errors }: FormState, opened: readonly OpenedRecord[]) {
  const questions = new Map<string, Awaited<ReturnType<typeof denouncedOptions>>>();
  for (const one of opened) {
    const question = inputOf(one.record, denouncedField);
    if (!errors[question] && !values[question]) continue;
    const typed = fieldsOf(one).map(({ name, proposed }) => [name, String(values[inputOf(one.record, name)] ?? proposed)]);
    const { respondents, text = '', aside } = saidAsRead(one, Object.fromEntries(typed));
    questions.set(keyOf(one.record), await denouncedOptions(house, actor.unitId, respondents, text, moment.today, aside, true));
  }
  return questions;
}

/** What was typed of records that were not ticked is kept as the draft of this page. */
async function keepRest(context: Context, values: FormValues): Promise<boolean> {
  const ticked = tickedIn(values);
  const rest = Object.fromEntries(
    Object.entries(typedWords(values)).filter(
      ([name]) => name !== 'ready' && !name.startsWith('_') && !ticked.includes(name.split('.')[0] ?? ''),
    ),
  );
  if (Object.keys(rest).length === 0) return false;
  const { tx, actor, services, moment } = context;
  await saveDraft(tx, actor, { form: draftName, subject: '' }, rest, services.keyring, moment.at);
  return true;
}

export const oldWordsPages = definePages((page) => {
  page.form(oldWordsPath, {
    permission: 'identity:reveal',
    draft: draftName,
    schema: () => z.looseObject({}),
    show,
    act: async (context, _value, values) => {
      assertOwnEyes(context);
      const { count, replaced } = await releaseRead(await actOf(context), values, calledOf);
      const isLeft = await keepRest(context, values);
      const words = `Đã đưa ra nội dung đã đọc của ${count} đơn.${
        replaced.length > 0
          ? ` Phần mềm còn thấy người tố cáo ở ${replaced.map((one) => one.charAt(0).toLowerCase() + one.slice(1)).join(', ')} và đã thay bằng “người tố cáo”: mở đơn đọc lại.`
          : ''
      }`;
      const done = redirect(oldWordsPath, words, replaced.length > 0 ? 'amber' : 'green');
      return isLeft && done.kind === 'redirect' ? { ...done, keepsDraft: true } : done;
    },
  });

  page.post(`${oldWordsPath}/opening`, {
    permission: 'identity:reveal',
    handler: async (context, values) => {
      assertOwnEyes(context);
      const only = onlyOf((name) => (typeof values[name] === 'string' ? values[name] : null));
      const count = await openForReading(await actOf(context), only);
      const place = only ? `${oldWordsPath}?${only.kind}=${only.recordId}` : oldWordsPath;
      return count > 0
        ? redirect(place, `Đã mở ${count} đơn để đọc; lần mở đã ghi vào nhật ký của từng đơn.`)
        : redirect(
            oldWordsPath,
            `Không mở thêm được đơn nào: đang đọc đủ ${perReading} đơn thì đưa ra bớt, hoặc không còn đơn nào chờ.`,
            'amber',
          );
    },
  });
});
