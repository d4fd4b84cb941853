// Addresses of transfers: the two boxes, one transfer, and what is posted to it.

import { formatDate } from '../deadlines/dates.ts';
import { NotAllowedNow, NotFound, NotPermitted } from '../errors.ts';
import { findProposal, loadPetitionRecord } from '../petitions/queries.ts';
import { authorityAbove, findReceivingRefusal, listAbove } from '../units/queries.ts';
import { actOf } from '../web/act.ts';
import type { FormValues } from '../web/forms.ts';
import { type Context, definePages } from '../web/pages.ts';
import { file, redirect, view } from '../web/reply.ts';
import { acceptTransfer, openTransfer, recordTransferReply, returnTransfer, sendTransfer } from './actions.ts';
import { ReplyForm, ReturnForm, TransferForm } from './forms.ts';
import { transfersScreen } from './list-screen.ts';
import { type AnswerAct, type Decision, mayAnswer, mayReply, maySend } from './policy.ts';
import { listLetters, listPackageFiles, loadTransfer } from './queries.ts';
import { transferScreen } from './show-screen.ts';
import { replyScreen, returnScreen, sendScreen } from './step-screens.ts';
import { stateOf, usualBasis } from './transfer.ts';

/** The form of an act that is not open now is not shown: the reason is, with the way back. */
function refuse(answer: Decision, backHref: string): void {
  if (answer.ok) return;
  if (answer.why === 'role') throw new NotPermitted(answer.because, backHref);
  throw new NotAllowedNow(answer.because, backHref);
}

async function assertAnswerable(context: Context, act: AnswerAct): Promise<void> {
  const row = await loadTransfer(context.tx, context.id);
  refuse(mayAnswer(context.actor, act, { toUnitId: row.toUnitId, state: stateOf(row) }), `/transfers/${context.id}`);
}

/** A fresh form starts from what was proposed and approved. */
async function initialDispatch(context: Context): Promise<FormValues> {
  const petition = await loadPetitionRecord(context.tx, context.id);
  const proposal = await findProposal(context.tx, petition);
  const letter = (await listLetters(context.tx, petition)).find((one) => one.number !== null);
  const proposed = proposal?.destinationUnitId ?? null;
  const { house, moment } = context;
  // A unit that does not receive here yet gets the letter on paper.
  const isReached = proposed === null || !(await findReceivingRefusal(house, proposed, moment.today));
  if (petition.pastHead) return dispatchAbove(context, petition);
  const toUnit = isReached ? proposed : null;
  return {
    destination: toUnit === null && proposal?.destination ? 'outside' : 'unit',
    toUnitId: toUnit === null ? '' : String(toUnit),
    toOutside: toUnit === null ? (proposal?.destination ?? '') : '',
    reason: proposal?.reason ?? '',
    basis: proposal?.basis || usualBasis(petition.petitionType),
    sentOn: formatDate(letter?.sentOn ?? context.moment.today),
    means: 'post',
    paperId: letter ? String(letter.id) : '',
  };
}

/** Past the head: to the nearest unit above that receives here, else on paper to whoever stands above. */
async function dispatchAbove({ house, actor, moment }: Context, { petitionType }: { petitionType: string }): Promise<FormValues> {
  const above = (await listAbove(house, actor.unitId, moment.today)).find((one) => one.receives);
  return {
    destination: above ? 'unit' : 'outside',
    toUnitId: above ? String(above.id) : '',
    toOutside: above ? '' : await authorityAbove(house, actor.unitId, moment.today),
    reason: 'Tố cáo người đứng đầu đơn vị, thuộc thẩm quyền của cơ quan cấp trên trực tiếp',
    basis: usualBasis(petitionType),
    sentOn: formatDate(moment.today),
    means: 'post',
    paperId: '',
  };
}

export const transferPages = definePages((page) => {
  page.get('/transfers', {
    permission: 'transfer:read',
    handler: async (context) => view('transfers/index', await transfersScreen(context)),
  });

  page.get('/transfers/:id', {
    permission: 'transfer:read',
    handler: async (context) => view('transfers/show', await transferScreen(context)),
  });

  // A file of what was sent, for the receiver who opened it: served as clear content, sandboxed, and traced.
  page.get('/transfers/:id/files/:fileId', {
    permission: 'transfer:read',
    observes: 'opened',
    handler: async (context) => {
      const row = await loadTransfer(context.tx, context.id);
      if (!row.isOpened) throw new NotFound();
      const found = (await listPackageFiles(context.tx, context.id)).find((one) => one.id === Number(context.params.fileId));
      if (!found || found.restricted || (found.scanState !== 'clean' && found.scanState !== 'unscanned')) throw new NotFound();
      context.observe({
        kind: 'transfer.file_opened',
        unitId: context.actor.unitId,
        transferId: row.id,
        sealed: row.sealed,
        data: { file: found.id },
      });
      const inline = found.mediaType === 'application/pdf' || found.mediaType.startsWith('image/');
      return file(await context.services.files.open(found), found.mediaType || 'application/octet-stream', found.name, inline);
    },
  });

  page.post('/transfers/:id/opening', {
    permission: 'transfer:answer',
    handler: async (context) => {
      await openTransfer(await actOf(context), context.id);
      return redirect(`/transfers/${context.id}`);
    },
  });

  page.post('/transfers/:id/acceptance', {
    permission: 'transfer:answer',
    handler: async (context) => {
      const { petitionId, number } = await acceptTransfer(await actOf(context), context.id);
      return redirect(`/petitions/${petitionId}`, `Đã nhận đơn chuyển đến, số ${number}.`);
    },
  });

  page.form('/transfers/:id/return', {
    permission: 'transfer:answer',
    draft: 'transfer-return',
    schema: () => ReturnForm,
    initial: async (context) => ({ basis: usualBasis((await loadTransfer(context.tx, context.id)).petitionType) }),
    show: async (context, form) => {
      await assertAnswerable(context, 'return');
      return view('transfers/return', await returnScreen(context, form));
    },
    act: async (context, value) => {
      await returnTransfer(await actOf(context), context.id, value);
      return redirect('/transfers', 'Đã trả lại đơn cho đơn vị chuyển.');
    },
  });

  // The other body's answer, entered on the sender's petition.
  page.form('/petitions/:id/reply', {
    permission: 'petition:issue',
    draft: 'of-petition-reply',
    schema: ReplyForm,
    initial: async (context) => ({ heardOn: formatDate(context.moment.today) }),
    show: async (context, form) => {
      const answer = mayReply(context.actor, await loadPetitionRecord(context.tx, context.id));
      refuse(answer, `/petitions/${context.id}`);
      return view('transfers/reply', await replyScreen(context, form));
    },
    act: async (context, value) => {
      const { ended } = await recordTransferReply(await actOf(context), context.id, value);
      return redirect(
        `/petitions/${context.id}`,
        ended
          ? 'Đã ghi văn bản phúc đáp. Đơn kết thúc xử lý tại đơn vị.'
          : 'Đã ghi báo cáo của cấp dưới. Đơn vẫn chờ kết quả giải quyết.',
      );
    },
  });

  page.form('/petitions/:id/transfer', {
    permission: 'transfer:send',
    draft: 'transfer',
    schema: TransferForm,
    initial: initialDispatch,
    show: async (context, form) => {
      refuse(maySend(context.actor, await loadPetitionRecord(context.tx, context.id)), `/petitions/${context.id}`);
      return view('transfers/send', await sendScreen(context, form));
    },
    act: async (context, value) => {
      const isUnit = value.destination === 'unit';
      const transferId = await sendTransfer(await actOf(context), context.id, {
        toUnitId: isUnit ? value.toUnitId : null,
        toOutside: isUnit ? '' : value.toOutside,
        reason: value.reason,
        basis: value.basis,
        paperId: value.paperId,
        sentOn: value.sentOn,
        means: value.means,
      });
      return redirect(`/transfers/${transferId}`, 'Đã chuyển đơn. Nơi nhận sẽ nhận hoặc trả lại.');
    },
  });
});
