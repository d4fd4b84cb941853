// What of a sealed record's paper is printed after a reveal only: a letter with the denouncer's name, a paper as it was issued.
import { recordEvent } from '../../audit/events.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { revealIdentities, type SealedPerson } from '../../sealing/identities.ts';
import { mayReveal } from '../../sealing/policy.ts';
import { actOf } from '../../web/act.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { view } from '../../web/reply.ts';
import { loadRevealFacts } from '../files/queries.ts';
import { mayBeNamed } from './compose.ts';
import { NamedPrintForm } from './forms.ts';
import { openIssued } from './issued.ts';
import { loadStanding, printReply, trace } from './opening.ts';
import { personOnPaper } from './print.ts';
import type { PaperRecord } from './queries.ts';
import { revealedPrintScreen } from './screens.ts';

export const revealedPaperPages = definePages((page) => {
  page.form('/papers/:id/named-print', {
    permission: 'identity:reveal',
    schema: () => NamedPrintForm,
    show: async (context, form) => view('documents/paper-act', revealedPrintScreen('named', await loadNamable(context), form)),
    act: async (context, value) => {
      const paper = await loadNamable(context);
      const [first] = await revealOf(context, paper, value.purpose);
      if (!first?.name) throw new NotAllowedNow('Đơn này không có thông tin người tố cáo đã niêm phong.', `/papers/${paper.id}`);
      await recordPrint(context, paper, { named: true });
      return printReply(paper, true, personOnPaper(first));
    },
  });

  page.form('/papers/:id/issued-print', {
    permission: 'identity:reveal',
    schema: () => NamedPrintForm,
    show: async (context, form) => view('documents/paper-act', revealedPrintScreen('issued', await loadKept(context), form)),
    act: async (context, value) => {
      const paper = await loadKept(context);
      await revealOf(context, paper, value.purpose);
      const issued = await openIssued(await actOf(context), paper);
      await recordPrint(context, paper, { issued: true });
      return printReply({ ...paper, ...issued }, true);
    },
  });
});

/** Whom the seal of the paper's record keeps, when this officer may see it. Leaves its event. @throws NotAllowedNow */
async function revealOf(context: Context, paper: PaperRecord, purpose: string): Promise<SealedPerson[]> {
  const facts = await loadRevealFacts(context.tx, context.actor, paper);
  const answer = mayReveal(context.actor, facts, facts);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/papers/${paper.id}`);
  const { unitId, petitionId, visitId } = paper;
  const subject = petitionId === null ? { visitId: visitId ?? 0 } : { petitionId };
  return revealIdentities(await actOf(context), { unitId, ...subject }, purpose);
}

function recordPrint(context: Context, paper: PaperRecord, data: Record<string, unknown>): Promise<void> {
  return recordEvent(context.tx, context.actor, {
    ...trace(paper, 'paper.printed'),
    at: context.moment.at,
    data: { paper: paper.kind, ...data },
    requestId: context.requestId,
  });
}

/** A paper whose issued words lie behind the seal. @throws NotFound */
async function loadKept(context: Context): Promise<PaperRecord> {
  const paper = await loadStanding(context);
  if (!paper.keepsIssued) throw new NotFound();
  return paper;
}

/** A paper that may carry the denouncer's name; every other kind has no such page. @throws NotFound */
async function loadNamable(context: Context): Promise<PaperRecord> {
  const paper = await loadStanding(context);
  if (!paper.sealed || !paper.petitionId || !mayBeNamed(paper)) throw new NotFound();
  return paper;
}
