// Addresses of a paper on its way: sent, received, and what was written down of either corrected.

import { formatDate } from '../../deadlines/dates.ts';
import { NotAllowedNow } from '../../errors.ts';
import { letterActOf } from '../../petitions/letter-act.ts';
import { emptyOrderWords, outdatedOrder, outdatedOrderField } from '../../proceedings/outdated-orders.ts';
import { sendingActHref } from '../../proceedings/sending-act.ts';
import { withdrawnIn, withdrawnNoticeField } from '../../proceedings/withdrawn-notices.ts';
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { findFollowing } from './approval.ts';
import { acknowledgePaper, correctDispatch, sendPaper } from './dispatching.ts';
import { DispatchForm, ReceiptForm, SendingForm } from './forms.ts';
import { loadFor } from './opening.ts';
import { usualReceiver } from './receivers.ts';
import { paperActScreen } from './screens.ts';
import { receiptFields, sendingFields, usualMeans } from './sending.ts';

const dayOf = (iso: string | null) => (iso ? formatDate(iso) : '');
const sentField = { name: 'sentOn', label: 'Ngày gửi', hint: '' };

export const sendingPages = definePages((page) => {
  page.form('/papers/:id/sending', {
    permission: 'paper:dispatch',
    draft: 'of-paper-sending',
    schema: SendingForm,
    initial: async (context) => {
      const paper = await loadFor(context, 'send');
      return { sentOn: formatDate(context.moment.today), means: usualMeans(paper), to: usualReceiver(paper) };
    },
    show: async (context, form) => {
      const paper = await loadFor(context, 'send');
      const outdated = await outdatedOrder(context.tx, paper);
      if (outdated?.isEmpty) throw new NotAllowedNow(emptyOrderWords(outdated), `/papers/${paper.id}`);
      const confirmField = outdated ? outdatedOrderField(outdated) : withdrawnNoticeField(await withdrawnIn(context.tx, paper));
      const asks = { dateField: sentField, sendingFields: sendingFields(paper), confirmField };
      return view('documents/paper-act', paperActScreen(paper, 'send', form, asks, await findFollowing(context, paper)));
    },
    act: async (context, value) => {
      const paper = await loadFor(context, 'send');
      const sending = { on: value.sentOn, means: value.means, to: value.to };
      await sendPaper(await actOf(context), context.id, sending, value.outdated !== '');
      const next = await sendingActHref(context, paper);
      const sender = await letterActOf(context, paper);
      if (sender)
        return redirect(sender.href, 'Đã ghi nhận việc gửi văn bản. Còn một bước: lưu trang này để kết thúc thời hạn xử lý đơn.');
      return next
        ? redirect(next, 'Đã ghi nhận việc gửi văn bản. Còn một bước: lưu trang này để kết thúc thời hạn gửi.')
        : redirect(`/papers/${context.id}`, 'Đã ghi nhận việc gửi văn bản.');
    },
  });

  page.form('/papers/:id/acknowledgement', {
    permission: 'paper:dispatch',
    draft: 'of-paper-acknowledgement',
    schema: ReceiptForm,
    // What is handed over is received that very day; the day of a letter stands on its slip.
    initial: async (context) => {
      const paper = await loadFor(context, 'acknowledge');
      return { receivedOn: paper.sentMeans === 'hand' ? dayOf(paper.sentOn) : '' };
    },
    show: async (context, form) => {
      const paper = await loadFor(context, 'acknowledge');
      const asks = { receiptFields: receiptFields(paper, { mustHaveDay: true }) };
      return view('documents/paper-act', paperActScreen(paper, 'acknowledge', form, asks));
    },
    act: async (context, value) => {
      await loadFor(context, 'acknowledge');
      await acknowledgePaper(await actOf(context), context.id, { on: value.receivedOn, by: value.receivedBy });
      return redirect(`/papers/${context.id}`, 'Đã ghi nhận ngày nhận văn bản.');
    },
  });

  page.form('/papers/:id/sending-correction', {
    permission: 'paper:dispatch',
    draft: 'of-paper-sending-correction',
    schema: DispatchForm,
    initial: async (context) => {
      const paper = await loadFor(context, 'correct');
      const { sentOn, sentMeans, sentTo, receivedOn, receivedBy } = paper;
      return { sentOn: dayOf(sentOn), means: sentMeans, to: sentTo, receivedOn: dayOf(receivedOn), receivedBy };
    },
    show: async (context, form) => {
      const paper = await loadFor(context, 'correct');
      const asks = {
        dateField: sentField,
        sendingFields: sendingFields(paper),
        receiptFields: paper.state === 'acknowledged' ? receiptFields(paper, { mustHaveDay: false }) : null,
        reasonField: { name: 'reason', label: 'Lý do sửa' },
      };
      return view('documents/paper-act', paperActScreen(paper, 'correct', form, asks));
    },
    act: async (context, value) => {
      await loadFor(context, 'correct');
      await correctDispatch(await actOf(context), context.id, {
        sending: { on: value.sentOn, means: value.means, to: value.to },
        receipt: value.receivedOn === null ? null : { on: value.receivedOn, by: value.receivedBy },
        reason: value.reason,
      });
      return redirect(`/papers/${context.id}`, 'Đã sửa việc gửi, nhận văn bản.');
    },
  });
});
