// Linking petitions: what may be the same, two side by side, the other answers, and the way back from a duplicate.
import { FormInvalid, NotAllowedNow, NotForThese, NotFound, NotPermitted } from '../errors.ts';
import { isOpposing, isSender, petitionNumber, struckWords } from '../petitions/petition.ts';
import { listParties, loadPetition, loadPetitionRecord, type PetitionRecord } from '../petitions/queries.ts';
import { aloneWords } from '../petitions/refusal-words.ts';
import { mayAct } from '../petitions/workflow.ts';
import { type DuplicatePanel, duplicateItems, emptyPanelWords } from '../search/duplicate-items.ts';
import { findDuplicatesOf } from '../search/duplicates.ts';
import { actOf } from '../web/act.ts';
import { parseForm } from '../web/forms.ts';
import { type Context, definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { assertReads, linkPetitions, otherOf } from './actions.ts';
import { type AnsweredItem, answeredItems } from './answered.ts';
import { endAsDuplicate, neverEndedWords, reopenDuplicate } from './duplicate.ts';
import { DuplicateForm, JoiningForm, LinkForm, ReopeningForm } from './forms.ts';
import { joinMatters } from './joining.ts';
import { joiningHref, joiningScreen } from './joining-screen.ts';
import { areRunning, isOneAlready, joinedWords, type LinkKind, linkedFlash, ownDaysWords, readingWords } from './links.ts';
import { listAnswered, listContents, listGrouped, listHolding, listOfMatter } from './queries.ts';
import { findEnding, findLink } from './records.ts';
import { type CompareSide, compareHref, compareScreen, reopeningScreen } from './screens.ts';

export interface CheckPage {
  title: string;
  number: string;
  petitionHref: string;
  linkAction: string;
  csrf: string;
  panel: DuplicatePanel;
  /** What was said of others already, each with the way to say it otherwise. */
  answered: AnsweredItem[];
}

declare module '../web/render.ts' {
  interface Pages {
    'search/check': CheckPage;
  }
}

/**
 * Two petitions of the own unit for who reads both; a denunciation and an open petition never stand side by side, and one past the head
 * beside none. @throws NotFound, NotPermitted, NotAllowedNow
 */
async function pairOf(context: Context, id: number, otherId: number): Promise<[CompareSide, CompareSide]> {
  const { tx, actor } = context;
  const sideOf = async (one: number): Promise<CompareSide> => {
    const record = await loadPetitionRecord(tx, one);
    if (record.unitId !== actor.unitId) throw new NotFound();
    const parties = await listParties(tx, record);
    const named = (people: typeof parties) =>
      people
        .map(({ name, position, organization }) => [name, position, organization].filter(Boolean).join(', '))
        .filter(Boolean)
        .join('; ');
    return {
      record,
      contents: await listContents(tx, record),
      people: { senders: named(parties.filter(isSender)), against: named(parties.filter(isOpposing)) },
    };
  };
  const opened = await sideOf(id);
  const other = await sideOf(otherId);
  if (!opened.record.content || !other.record.content) throw new NotPermitted(readingWords, `/petitions/${id}`);
  if (opened.record.pastHead || other.record.pastHead) throw new NotAllowedNow(aloneWords, `/petitions/${id}`);
  if (id === otherId || opened.record.sealed !== other.record.sealed)
    throw new NotForThese('Hai đơn này không so sánh với nhau được.', `/petitions/${id}/duplicates`);
  return [opened, other];
}

/** The petition that ended as a duplicate, and the one it was said to repeat where both may stand here. @throws NotPermitted, NotAllowedNow */
async function endedOf(context: Context) {
  const { tx, actor, id } = context;
  const petition: PetitionRecord = await loadPetitionRecord(tx, id);
  const answer = mayAct(actor, 'reopen', petition);
  if (!answer.ok && answer.why === 'role') throw new NotPermitted(answer.because, `/petitions/${id}`);
  const ending = await findEnding(tx, petition);
  if (!answer.ok || !ending) throw new NotAllowedNow(answer.ok ? neverEndedWords : answer.because, `/petitions/${id}`);
  const kept = ending.isPair ? await loadPetitionRecord(tx, ending.otherId) : null;
  await assertReads(context, kept ? [petition, kept] : [petition], id);
  return { petition, ending, kept };
}

/** After a link: where "not the same" parted nothing, the page that says through which petitions both are of one matter. */
async function linkedReply({ tx, id }: Context, kind: Exclude<LinkKind, 'same_petition'>, otherId: number, number: string) {
  const pair = [await loadPetition(tx, id), await loadPetition(tx, otherId)] as const;
  const flash = linkedFlash[kind](number, areRunning(pair));
  return kind === 'not_same' && isOneAlready(...pair, kind)
    ? redirect(compareHref(id, otherId), `${flash} Hai đơn vẫn cùng một vụ việc.`, 'amber')
    : redirect(`/petitions/${id}#lien-quan`, flash);
}

export const matterPages = definePages((page) => {
  // The step "Kiểm tra đơn trùng": what may be the same, each with its answers, and what was answered. Works without script.
  page.get('/petitions/:id/duplicates', {
    permission: 'petition:link',
    // That the same person denounced before is a word about him, even without his name.
    observes: 'reveal',
    handler: async ({ tx, actor, id, csrf, observe }) => {
      const petition = await loadPetition(tx, id);
      if (petition.unitId !== actor.unitId) throw new NotFound();
      if (petition.status === 'void') throw new NotAllowedNow(struckWords, `/petitions/${id}`);
      await assertReads({ tx }, [petition], id);
      const number = petitionNumber(petition);
      const hits = await findDuplicatesOf(tx, actor, petition);
      const together = await listOfMatter(tx, petition);
      if (petition.sealed && hits.length > 0)
        observe({
          kind: 'duplicates.revealed',
          unitId: petition.unitId,
          petitionId: id,
          sealed: true,
          data: { count: hits.length, others: hits.map((hit) => hit.id) },
        });
      return view('search/check', {
        title: `Kiểm tra đơn trùng, ${number}`,
        number,
        petitionHref: `/petitions/${id}`,
        linkAction: `/petitions/${id}/links`,
        csrf,
        panel: duplicateItems(
          hits,
          (hit) => `links-${hit.id}`,
          petition.sealed ? emptyPanelWords.sealed : emptyPanelWords.open,
          (hit) => compareHref(id, hit.id),
          (hit) => hit.unitId === petition.unitId && together.has(hit.id),
        ),
        answered: answeredItems(id, await listAnswered(tx, petition)),
      });
    },
  });

  // Nothing ends by one press: both stand side by side, with what follows, and the reason is asked.
  page.form('/petitions/:id/duplicates/:otherId', {
    permission: 'petition:link',
    draft: 'of-petition-duplicate',
    schema: DuplicateForm,
    labels: { reason: 'Căn cứ là đơn trùng', covered: 'Đã đối chiếu từng nội dung' },
    show: async (context, form) => {
      const otherId = Number(context.params.otherId);
      const [opened, other] = await pairOf(context, context.id, otherId);
      const link = await findLink(context.tx, context.actor.unitId, context.id, otherId);
      const holding = opened.record.matterId === other.record.matterId ? await listHolding(context.tx, opened.record) : [];
      return view('matters/compare', compareScreen(opened, other, link, holding, form, context.csrf));
    },
    act: async (context, value) => {
      const said = { reason: value.reason, isCovered: value.covered };
      const done = await endAsDuplicate(await actOf(context), context.id, Number(context.params.otherId), said);
      return redirect(
        `/petitions/${context.id}#lien-quan`,
        `Đã ghi nhận ${done.ended} là đơn trùng với ${done.kept}: ${done.ended} kết thúc, xử lý tiếp ở ${done.kept}.`,
      );
    },
  });

  // Where each stands with others already, both matters become one.
  page.form('/petitions/:id/duplicates/:otherId/joining', {
    permission: 'petition:link',
    draft: 'of-petition-joining',
    schema: JoiningForm,
    labels: { reason: 'Căn cứ là một vụ việc' },
    show: async (context, form) => {
      const [{ record }, other] = await pairOf(context, context.id, Number(context.params.otherId));
      if (record.threadId === other.record.threadId) throw new NotAllowedNow(joinedWords, `/petitions/${context.id}`);
      const rows = await listGrouped(context.tx, record, [record.threadId, other.record.threadId]);
      return view('matters/joining', joiningScreen(record, other.record, rows, form));
    },
    act: async (context, value) => {
      const done = await joinMatters(await actOf(context), context.id, Number(context.params.otherId), value.reason);
      return redirect(
        `/petitions/${context.id}#lien-quan`,
        `Đã gộp hai vụ việc: ${done.moved} đơn gắn lại, cùng vụ việc với ${done.other}.${ownDaysWords(done.isRunning)}`,
      );
    },
  });

  page.form('/petitions/:id/reopening', {
    permission: 'petition:link',
    draft: 'of-petition-reopening',
    schema: ReopeningForm,
    labels: { reason: 'Lý do mở lại' },
    show: async (context, form) => {
      const { petition, ending, kept } = await endedOf(context);
      return view('matters/reopening', reopeningScreen(petition, kept, ending, form));
    },
    act: async (context, value) => {
      const other = await reopenDuplicate(await actOf(context), context.id, value.reason);
      return redirect(`/petitions/${context.id}`, `Đã mở lại đơn, không còn là đơn trùng${other ? ` với ${other}` : ''}.`);
    },
  });

  page.post('/petitions/:id/links', {
    permission: 'petition:link',
    handler: async (context, values) => {
      const here = `/petitions/${context.id}`;
      const parsed = parseForm(LinkForm, values);
      // A button or one short field: the sentence is enough, there are no other words to keep.
      if (!parsed.ok) throw new NotAllowedNow(`${Object.values(parsed.errors)[0] ?? 'Chọn đơn cần gắn'}.`, here);
      const { kind, other } = parsed.value;
      try {
        if (kind === 'same_petition') {
          // Where nobody may act here, nothing is said of where it would lead.
          const petition = await loadPetition(context.tx, context.id);
          if (petition.unitId !== context.actor.unitId) throw new NotFound();
          await assertReads(context, [petition], petition.id);
          return redirect(compareHref(context.id, await otherOf(context, other)));
        }
        const number = await linkPetitions(await actOf(context), context.id, { kind, other });
        // Each stands in a matter with others: both matters become one on a page of their own, or nothing does.
        if (number === null) return redirect(joiningHref(context.id, await otherOf(context, other)));
        return await linkedReply(context, kind, await otherOf(context, other), number);
      } catch (error) {
        if (error instanceof FormInvalid)
          throw new NotAllowedNow(`${Object.values(error.errors)[0] ?? 'Chọn đơn cần gắn'}.`, here);
        throw error;
      }
    },
  });
});
