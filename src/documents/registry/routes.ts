// Addresses of papers: register, one paper, its acts, print page and Word file.

import { formatDate, parseDate } from '../../deadlines/dates.ts';
import { ChangedMeanwhile, FormInvalid } from '../../errors.ts';
import { firstHere } from '../../petitions/back-to.ts';
import { letterActOf } from '../../petitions/letter-act.ts';
import { takeBackApproved } from '../../petitions/taking-back/actions.ts';
import { withdrawnNames, withdrawnWords } from '../../petitions/taking-back/policy.ts';
import { approvalHref, findApprovalOf, refusalHref } from '../../petitions/taking-back/queries.ts';
import { chargingAgainHref } from '../../proceedings/charging-again.ts';
import { emptyOrderWords, outdatedOrder } from '../../proceedings/outdated-orders.ts';
import { rewordingHref } from '../../proceedings/taking-back/queries.ts';
import {
  givenBackWords,
  passOnAfter,
  revokedAfter,
  revokeOfStep,
  stepGivenBack,
} from '../../proceedings/taking-back/revoking.ts';
import { actOf } from '../../web/act.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { file, redirect, view } from '../../web/reply.ts';
import { listFiles } from '../files/queries.ts';
import { isDatedByAct, isLetter, type PaperKind } from '../papers/catalogue.ts';
import { docxMediaType, renderDocx } from '../papers/docx.ts';
import { numberAndSymbol, twoDigits } from '../papers/number.ts';
import { approvePaper, sendBackPaper, submitPaper } from './actions.ts';
import { findApproval, findFollowing, notesWithoutClerk } from './approval.ts';
import { downloadOutgoingBook, printOutgoingBook } from './book.ts';
import { deskHref, deskIdsOf, findDeskPlace, isFromDesk, nextOnDesk } from './desk.ts';
import { NumberForm, ReturnForm, RevocationForm, SignedCopyForm, withKeptMistake } from './forms.ts';
import { attachSignedCopy } from './issuing.ts';
import { readPaperFilter } from './list-filter.ts';
import { numberPaper } from './numbering.ts';
import { loadFor, loadPrintable, printReply, trace } from './opening.ts';
import { printedPaper } from './print.ts';
import { promisedWords, withPromised } from './promised.ts';
import { awaitsProposal } from './proposed.ts';
import { listPapers, loadPaper, type OnePaper, type PaperCursor, peekNumber } from './queries.ts';
import { type Beside, paperActScreen, papersScreen, showPaperScreen } from './screens.ts';
import { fallingWords, type RestingPapers, restingPapers, revokedMark, tellingWords } from './standing.ts';
import { noticeAgainWords } from './transfer-notice.ts';
import { unfitSignerWords } from './unfit-signer.ts';
import { notesOfRevoked, withdrawalWords } from './withdrawal.ts';
import { isNumbered, mayActOnPaper, type PaperAct } from './workflow.ts';

/** The day a paper already carries because it is the act itself. */
const dayOfAct = (paper: { kind: PaperKind; issuedOn: string | null }) => (isDatedByAct(paper.kind) ? paper.issuedOn : null);

/** A Word file from a training class carries the word across every page, as the print page does. */
const watermarkOf = (context: Context) => (context.services.realm ? ('TẬP HUẤN' as const) : ('' as const));

const ended = (words: string) => words.replace(/\.$/u, '');

async function askingOf({ tx, house, actor, moment, services }: Context) {
  return { tx, house, actor, moment, rules: await services.rules(house) };
}

/** Where the words of a draft are changed that an act of its record made: the act is taken back and opens again with them; ''. */
const wordsAgainHref = async (context: Context, paper: OnePaper): Promise<string> =>
  (await rewordingHref(await askingOf(context), paper)) || (await refusalHref(context.tx, context.actor, paper));

const alsoField = (offered: RestingPapers['offered']) => ({
  name: 'also',
  label: 'Thu hồi cùng văn bản này',
  hint: 'Văn bản đã gửi đi thì mỗi văn bản có một “Thông báo thu hồi văn bản” riêng đến nơi đã nhận',
  options: offered.map(({ paper, label, hint }) => ({ value: String(paper.id), label, hint })),
});

/** What of the table's acts waits: a signer who signs here no more, sending an order of which nothing is left, revoking a result on which a step rests. */
async function heldBackOf(context: Context, paper: OnePaper): Promise<Beside['heldBack']> {
  const mayDo = (act: PaperAct) => mayActOnPaper(context.actor, act, paper).ok;
  const outdated = mayDo('send') ? await outdatedOrder(context.tx, paper) : undefined;
  const revoke = mayDo('revoke') ? await revokedAfter(await askingOf(context), paper) : undefined;
  const isHis = paper.signerId === context.actor.standsFor?.accountId;
  const unfitTo = async (act: 'approve' | 'number') =>
    mayDo(act) && !(act === 'approve' && isHis) ? unfitSignerWords(context.tx, act, paper, context.moment.today) : '';
  const [unapproved, unnumbered] = [await unfitTo('approve'), await unfitTo('number')];
  return {
    ...(unapproved ? { approve: { because: unapproved } } : {}),
    ...(unnumbered ? { number: { because: unnumbered } } : {}),
    ...(outdated?.isEmpty ? { send: { because: emptyOrderWords(outdated) } } : {}),
    ...(revoke ? { revoke } : {}),
  };
}

function cursorOf(query: URLSearchParams): PaperCursor | null {
  const direction = query.has('before') ? 'before' : 'after';
  const [at, id] = (query.get(direction) ?? '').split('-').map(Number);
  // 8.64e15 ms is the last instant a Date holds.
  return at && id && Math.abs(at) <= 8.64e15 && Number.isSafeInteger(id) ? { direction, at: new Date(at), id } : null;
}

export const paperPages = definePages((page) => {
  page.get('/papers', {
    permission: 'paper:read',
    handler: async (context) => {
      const rows = await listPapers(
        context.tx,
        context.actor,
        readPaperFilter(context.query, context.moment.today),
        cursorOf(context.query),
      );
      return view('documents/papers', papersScreen(context.actor, rows, context.query, context.moment.today));
    },
  });

  page.get('/papers/register', { permission: 'paper:book', observes: 'print', handler: printOutgoingBook });
  page.get('/papers/register.xlsx', { permission: 'paper:book', observes: 'export', handler: downloadOutgoingBook });

  page.get('/papers/:id', {
    permission: 'paper:read',
    handler: async (context) => {
      const paper = await loadPaper(context.tx, context.id);
      const files = await listFiles(context.tx, paper.unitId, { paperId: paper.id });
      const approval = await findApproval(context, paper);
      const following = await findFollowing(context, paper);
      const desk = await findDeskPlace(context, paper.id);
      const sender = await letterActOf(context, paper);
      const rewording = paper.unitId === context.actor.unitId ? await wordsAgainHref(context, paper) : '';
      const proposal = awaitsProposal(paper) ? await approvalHref(context.tx, context.actor, paper) : '';
      const charging = await chargingAgainHref(await askingOf(context), paper);
      return view(
        'documents/show-paper',
        showPaperScreen(context.actor, paper, files, context.csrf, {
          approval,
          desk,
          sender,
          rewordingHref: rewording,
          following,
          proposalHref: proposal,
          chargingHref: charging,
          heldBack: await heldBackOf(context, paper),
          notes: paper.state === 'revoked' ? await notesOfRevoked(context.tx, paper) : await notesWithoutClerk(context, paper),
        }),
      );
    },
  });

  page.get('/papers/:id/print', {
    permission: 'paper:read',
    observes: 'print',
    handler: async (context) => {
      const paper = await loadPrintable(context);
      context.observe(trace(paper, 'paper.printed'));
      return printReply(paper, false, undefined, revokedMark(paper));
    },
  });

  page.get('/papers/:id/docx', {
    permission: 'paper:read',
    observes: 'export',
    handler: async (context) => {
      const paper = await loadPrintable(context);
      context.observe(trace(paper, 'paper.exported'));
      const number = paper.number === null ? `du-thao-${paper.id}` : `${paper.number}-${paper.symbol}-${paper.year}`;
      const printed = { ...printedPaper(paper), watermark: watermarkOf(context), revokedMark: revokedMark(paper) };
      return file(renderDocx(printed), docxMediaType, `van-ban-${number}.docx`);
    },
  });

  page.post('/papers/:id/submission', {
    permission: 'paper:write',
    handler: async (context) => {
      await submitPaper(await actOf(context), context.id);
      return redirect(`/papers/${context.id}`, 'Đã trình phê duyệt.');
    },
  });

  page.post('/papers/:id/approval', {
    permission: 'petition:approve',
    handler: async (context, { paperSeen = '' }) => {
      const { id } = context;
      const { kind } = await loadPaper(context.tx, id);
      const flash = `Đã phê duyệt. ${isNumbered(kind) ? 'Văn thư cấp số, ngày' : 'Văn bản này không lấy số'}.`;
      const before = isFromDesk(context) ? await deskIdsOf(context) : [];
      try {
        await approvePaper(await actOf(context), id, String(paperSeen));
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
        // What was changed is shown first; the button then stands on it.
        return redirect(isFromDesk(context) ? deskHref(id) : `/papers/${id}`, error.message, 'amber');
      }
      if (!isFromDesk(context)) return redirect(`/papers/${id}`, flash);
      const next = await nextOnDesk(context, before, id);
      return redirect(next || '/approvals', `${flash} ${next ? 'Đây là văn bản tiếp theo.' : 'Không còn dự thảo nào chờ.'}`);
    },
  });

  page.form('/papers/:id/number', {
    permission: 'paper:dispatch',
    draft: 'of-paper-number',
    labels: {
      number: 'Số theo sổ văn bản đi',
      issuedOn: 'Ngày ban hành',
      letterCode: 'Đơn vị soạn thảo hoặc lĩnh vực trong ký hiệu',
    },
    schema: NumberForm,
    initial: async (context) => {
      const paper = await loadPaper(context.tx, context.id);
      return { issuedOn: formatDate(dayOfAct(paper) ?? context.moment.today), letterCode: paper.letterCode };
    },
    show: async (context, typed) => {
      const paper = await loadFor(context, 'number');
      const form = withPromised(paper, withKeptMistake(typed, context.moment));
      const fixed = dayOfAct(paper);
      const promised = promisedWords(paper);
      const year = Number((fixed ?? context.moment.today).slice(0, 4));
      const next = await peekNumber(context.tx, context.actor.unitId, paper.book, year);
      const ofAct = fixed ? ` Văn bản mang ngày ra quyết định, ${formatDate(fixed)}: các thời hạn tính từ ngày ấy.` : '';
      const dateField = {
        name: 'issuedOn',
        label: 'Ngày ban hành',
        hint: promised ? '' : `Số tiếp theo của ký hiệu ${paper.book} trong năm ${year}: ${twoDigits(next)}.${ofAct}`,
        readonly: promised !== '',
      };
      const numberField = {
        name: 'number',
        label: 'Số theo sổ văn bản đi',
        hint: promised ? '' : 'Để trống thì phần mềm cấp số tiếp theo. Nhập khi số ấy đã dùng cho văn bản lập ngoài phần mềm',
        readonly: promised !== '',
      };
      const codeField = isLetter(paper.kind)
        ? {
            name: 'letterCode',
            label: 'Đơn vị soạn thảo hoặc lĩnh vực trong ký hiệu',
            hint: `Công văn ghi sau ${paper.book}, ví dụ ${paper.book}-VP, ${paper.book}-TCD; số vẫn lấy chung một sổ`,
          }
        : null;
      const isLeapAsked = form.errors.leap !== undefined || Boolean(form.values.leap);
      // The tick is for the number it was asked about: another one asks again.
      const asked = String(form.values.number ?? '');
      const leapField = isLeapAsked
        ? { name: 'leap', label: `Vẫn cấp số ${asked}`, hint: 'Đã đối chiếu với sổ văn bản đi', value: asked }
        : null;
      const isDayAsked = form.errors.earlier !== undefined || Boolean(form.values.earlier);
      const typedDay = String(form.values.issuedOn ?? '');
      const day = formatDate(parseDate(typedDay, context.moment.today) ?? context.moment.today);
      const confirmField = isDayAsked
        ? { name: 'earlier', label: `Văn bản đã ký ngày ${day}`, hint: 'Đã đối chiếu với bản ký', value: day }
        : null;
      const screen = paperActScreen(
        paper,
        'number',
        form,
        { dateField, numberField, codeField, leapField, confirmField },
        await findFollowing(context, paper),
      );
      return view('documents/paper-act', promised ? { ...screen, intro: `${screen.intro}. ${promised}.` } : screen);
    },
    act: async (context, value) => {
      const paper = await loadFor(context, 'number');
      const { issuedOn, number: wanted, letterCode, leap, earlier } = value;
      if (isLetter(paper.kind) && letterCode === '')
        throw new FormInvalid({ letterCode: 'Nhập ký hiệu đơn vị soạn thảo hoặc lĩnh vực, ví dụ VP, TCD' });
      const isMeant = wanted !== null && leap !== '' && Number(leap) === wanted;
      const act = await actOf(context);
      const { number, symbol } = await numberPaper(
        act,
        context.id,
        issuedOn,
        wanted,
        isMeant,
        earlier === formatDate(issuedOn),
        letterCode ?? null,
      );
      // Of one made anew: the day its notices are due may be another.
      if (paper.kind === 'TC04_2019') await passOnAfter(act, paper);
      return redirect(`/papers/${context.id}`, `Đã cấp số ${numberAndSymbol(number, symbol)}.`);
    },
  });

  page.form('/papers/:id/signed-copy', {
    permission: 'attachment:write',
    uploads: true,
    schema: () => SignedCopyForm,
    show: async (context, form) => {
      const paper = await loadFor(context, 'sign');
      const fileField = {
        name: 'copy',
        label: 'Bản đã ký (PDF hoặc ảnh quét)',
        accept: '.pdf,.jpg,.jpeg,.png,.tif,.tiff',
        hint: 'Bản quét có chữ ký, dấu; hoặc tệp PDF đã ký số',
      };
      return view(
        'documents/paper-act',
        paperActScreen(paper, 'sign', form, { fileField, isUpload: true }, await findFollowing(context, paper)),
      );
    },
    act: async (context) => {
      const [copy] = context.req.received ?? [];
      if (!copy) throw new FormInvalid({ copy: 'Chọn tệp bản đã ký trên máy' });
      await attachSignedCopy(await actOf(context), context.id, copy);
      return redirect(`/papers/${context.id}`, 'Đã gắn bản đã ký vào văn bản.');
    },
  });

  page.form('/papers/:id/return', {
    permission: 'petition:approve',
    draft: 'of-paper-return',
    schema: () => ReturnForm,
    labels: { comment: 'Ý kiến' },
    show: async (context, form) => {
      const paper = await loadFor(context, 'send_back');
      const reasonField = { name: 'comment', label: 'Ý kiến, nội dung cần sửa' };
      return view(
        'documents/paper-act',
        paperActScreen(paper, 'send_back', form, { reasonField }, await findFollowing(context, paper)),
      );
    },
    act: async (context, value) => {
      const { createdBy } = await loadFor(context, 'send_back');
      await sendBackPaper(await actOf(context), context.id, value.comment);
      const isGone = (await firstHere(context, createdBy)) === null;
      return redirect(
        `/papers/${context.id}`,
        isGone
          ? 'Đã trả lại văn bản. Người soạn không còn làm việc ở đơn vị: người phê duyệt sửa dự thảo rồi phê duyệt.'
          : 'Đã trả lại văn bản. Người soạn đã được báo.',
      );
    },
  });

  page.form('/papers/:id/revocation', {
    permission: 'petition:approve',
    draft: 'of-paper-revocation',
    schema: () => RevocationForm,
    show: async (context, form) => {
      const paper = await loadFor(context, 'revoke');
      const { step, because } = await stepGivenBack(await askingOf(context), paper);
      const screen = paperActScreen(paper, 'revoke', form, { reasonField: { name: 'reason', label: 'Lý do thu hồi' } });
      const approval = await findApprovalOf(context.tx, context.actor, paper);
      const told = step
        ? givenBackWords(step, paper)
        : [
            because,
            withdrawalWords(paper),
            approval ? withdrawnWords(approval, paper) : '',
            await noticeAgainWords(context.tx, paper),
          ]
            .filter(Boolean)
            .map(ended)
            .join('. ');
      const { offered, falling, others } = await restingPapers(context.tx, paper);
      return view('documents/paper-act', {
        ...screen,
        alsoField: offered.length > 0 ? alsoField(offered) : null,
        intro: `${[screen.intro, told, fallingWords(falling), tellingWords(others)].filter(Boolean).map(ended).join('. ')}.`,
      });
    },
    act: async (context, value) => {
      const paper = await loadFor(context, 'revoke');
      const act = await actOf(context);
      const number = paper.number === null ? '' : ' Số văn bản giữ nguyên trong sổ.';
      const approval = await findApprovalOf(context.tx, context.actor, paper);
      if (approval) {
        await takeBackApproved(act, approval.petitionId, value.reason, true);
        return redirect(`/petitions/${approval.petitionId}`, `Đã thu hồi văn bản, ${withdrawnNames(approval)}.${number}`);
      }
      const { offered } = await restingPapers(context.tx, paper);
      const also = offered.filter((one) => value.also.includes(one.paper.id));
      const step = await revokeOfStep(act, paper, value.reason);
      for (const one of also) await revokeOfStep(act, one.paper, value.reason);
      return step
        ? redirect(`/proceedings/${step.proceedingId}`, `Đã thu hồi văn bản, rút lại bước “${step.name}”.${number}`)
        : redirect(
            `/papers/${context.id}`,
            `Đã thu hồi văn bản${also.length > 0 ? ` và ${twoDigits(also.length)} văn bản theo đó` : ''}.${number}`,
          );
    },
  });
});
