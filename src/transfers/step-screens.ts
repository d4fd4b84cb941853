// The forms of a transfer: sending, returning, writing down the reply.

import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { formatDate } from '../deadlines/dates.ts';
import { numberAndSymbol } from '../documents/papers/number.ts';
import { meansFor, paperMeansNames } from '../documents/registry/sending.ts';
import { afterOf } from '../petitions/after-act.ts';
import { isReceptionBoard } from '../petitions/citizen-duty.ts';
import { isUrgedBelow, petitionNumber, petitionTypeNames } from '../petitions/petition.ts';
import { holdersOf } from '../petitions/proposals/route.ts';
import { findProposal, loadPetitionRecord, type PetitionRecord } from '../petitions/queries.ts';
import { revokedPaperWords } from '../petitions/refusal-words.ts';
import { listAbove, listReceivingUnits } from '../units/queries.ts';
import { levelNames } from '../units/unit.ts';
import type { FormState } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import type { reportKinds } from './forms.ts';
import { type LetterOption, listLetters, listTransfersOf, loadTransfer } from './queries.ts';
import { keptWords, letterKind, returnReasonNames, returnReasons } from './transfer.ts';

export interface SendTransferPage {
  title: string;
  form: FormState;
  /** Where the typed words are kept, when they were last kept, and which version of them this page holds. */
  draftUrl: string;
  savedText: string;
  draftVersion: string;
  number: string;
  backHref: string;
  isSealed: boolean;
  typeName: string;
  units: { label: string; options: { value: string; label: string }[] }[];
  letters: { value: string; label: string }[];
  letterHint: string;
  /** The words of no letter; '' where one has to go along. */
  noLetter: string;
  isLetterOptional: boolean;
  /** A letter drawn up that still has no number: what to do before sending. */
  unnumbered: { text: string; link: { href: string; label: string } } | null;
  meansOptions: { value: string; label: string }[];
  warning: string;
  after: string;
}

export interface ReturnTransferPage {
  title: string;
  form: FormState;
  /** Where the typed words are kept, when they were last kept, and which version of them this page holds. */
  draftUrl: string;
  savedText: string;
  draftVersion: string;
  transferId: number;
  fromName: string;
  reasons: { value: string; label: string }[];
  keptWords: string;
}

export interface ReplyTransferPage {
  title: string;
  form: FormState;
  number: string;
  backHref: string;
  toName: string;
  /** The reception board tells the citizen the result, if he asked. */
  asksCitizen: boolean;
  /** A denunciation the body below was urged over: its report on how far it is does not end the matter. */
  asksReport: boolean;
  reportOptions: { value: (typeof reportKinds)[number]; label: string }[];
  askedOptions: { value: string; label: string }[];
  after: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'transfers/send': SendTransferPage;
    'transfers/return': ReturnTransferPage;
    'transfers/reply': ReplyTransferPage;
  }
}

/** The form of sending: open units by level, the letters drawn up, what to beware of. @throws NotFound */
export async function sendScreen(context: Context, form: FormState): Promise<SendTransferPage> {
  const { tx, house, actor, moment, id } = context;
  const petition = await loadPetitionRecord(tx, id);
  const above = petition.pastHead ? (await listAbove(house, actor.unitId, moment.today)).filter((one) => one.receives) : [];
  const open = petition.pastHead
    ? above
    : (await listReceivingUnits(house, moment.today)).filter((unit) => unit.id !== actor.unitId);
  const letters = await listLetters(tx, petition);
  const levels = [...new Set(open.map((unit) => unit.level))];
  const kind = letterKind(petition.petitionType);
  const [newest] = petition.pastHead ? [] : letters;
  const isRevoked = letters.length === 0 && (await findProposal(tx, petition))?.paperState === 'revoked';
  return {
    title: 'Chuyển đơn',
    form: withLetter(form, newest),
    ...draftOf(form, `/drafts/transfer?subject=${petition.id}`),
    number: petitionNumber(petition),
    backHref: `/petitions/${petition.id}`,
    isSealed: petition.sealed,
    typeName: petitionTypeNames[petition.petitionType],
    units: levels.map((level) => ({
      label: levelNames[level],
      options: open.filter((unit) => unit.level === level).map((unit) => ({ value: String(unit.id), label: unit.name })),
    })),
    letters: letters
      .filter((letter) => letter.number !== null)
      .map((letter) => ({
        value: String(letter.id),
        label: `${letterNames[letter.kind] ?? 'Phiếu chuyển đơn'} số ${numberAndSymbol(letter.number, letter.symbol)}${letter.issuedOn ? ` ngày ${formatDate(letter.issuedOn)}` : ''}`,
      })),
    letterHint:
      petition.pastHead && letters.length === 0
        ? 'Phiếu chuyển được lập khi chuyển đơn; ông, bà cấp số, gửi phiếu sau đó.'
        : isRevoked
          ? ''
          : letterHint(kind, letters),
    noLetter: newest === undefined ? 'Không kèm phiếu' : newest.number === null ? 'Phiếu chuyển chưa có số' : '',
    isLetterOptional: newest === undefined,
    after: await afterSending(context, 'transfer', petition),
    unnumbered: petition.pastHead ? null : (unnumberedNote(letters, actor) ?? revokedNote(petition.id, isRevoked)),
    meansOptions: meansFor({ sealed: petition.sealed, kind }).map((value) => ({ value, label: paperMeansNames[value] })),
    warning: petition.pastHead
      ? above.length > 0
        ? 'Đơn tố cáo người đứng đầu đơn vị: chỉ chuyển lên cơ quan cấp trên (khoản 2 Điều 24 Luật Tố cáo). Sau khi chuyển, phiếu chuyển và thông báo cho người tố cáo chờ ông, bà cấp số, gửi ở Việc của tôi.'
        : 'Đơn tố cáo người đứng đầu đơn vị: chuyển cơ quan cấp trên có thẩm quyền (khoản 2 Điều 24 Luật Tố cáo). Phần mềm không có cơ quan cấp trên nào đang nhận đơn: chọn “Cơ quan khác”, ghi tên cơ quan ấy. Sau khi chuyển, phiếu chuyển và thông báo cho người tố cáo chờ ông, bà cấp số, gửi ở Việc của tôi.'
      : petition.sealed
        ? 'Không ghi tên, địa chỉ hay dấu hiệu nhận biết người tố cáo vào lý do chuyển. Thông tin người tố cáo được niêm phong và chuyển kèm.'
        : '',
  };
}

function draftOf(form: FormState, draftUrl: string) {
  const version = form.values._version;
  return {
    draftUrl,
    savedText: form.draftSavedAt ? `Đã lưu nháp lúc ${form.draftSavedAt}` : '',
    draftVersion: typeof version === 'string' ? version : '0',
  };
}

/** What was drawn up goes along: chosen also where a draft of the form was kept before it had its number. */
function withLetter(form: FormState, letter: LetterOption | undefined): FormState {
  if (!letter || letter.number === null || form.values.paperId) return form;
  return { ...form, values: { ...form.values, paperId: String(letter.id) } };
}

function unnumberedNote(letters: readonly LetterOption[], actor: Actor): SendTransferPage['unnumbered'] {
  const [letter] = letters;
  if (!letter || letter.number !== null) return null;
  if (letter.state === 'approved' && !may(actor, 'paper:number'))
    return {
      text: 'Phiếu chuyển đơn đã được duyệt, chờ văn thư cấp số rồi mới chuyển đơn.',
      link: { href: `/papers/${letter.id}`, label: 'Mở phiếu chuyển' },
    };
  return letter.state === 'approved'
    ? {
        text: 'Phiếu chuyển đơn đã được duyệt nhưng chưa có số. Cấp số trước, rồi chuyển đơn.',
        link: { href: `/papers/${letter.id}/number`, label: 'Cấp số phiếu chuyển' },
      }
    : {
        text: 'Phiếu chuyển đơn chưa được duyệt. Phê duyệt, cấp số trước, rồi chuyển đơn.',
        link: { href: `/papers/${letter.id}`, label: 'Mở phiếu chuyển' },
      };
}

/** "Sau bước này: …" of the sending and of the reply, with who goes on. */
async function afterSending({ house, moment }: Context, act: 'transfer' | 'reply', petition: PetitionRecord): Promise<string> {
  const holders = await holdersOf(house, petition.unitId, 0, moment.today);
  return `Sau bước này: ${afterOf(act, { ...petition, holders }, moment.today)}`;
}

/** The letter that was approved with the sending stands no more: nothing is sent until another is. */
const revokedNote = (petitionId: number, isRevoked: boolean): SendTransferPage['unnumbered'] =>
  isRevoked ? { text: revokedPaperWords, link: { href: `/petitions/${petitionId}`, label: 'Mở đơn' } } : null;

const letterNames: Partial<Record<string, string>> = {
  XLD03_2021: 'Phiếu chuyển đơn tố cáo',
  HANDLING_LETTER: 'Công văn chuyển đơn khiếu nại',
};

function letterHint(kind: string | null, letters: readonly LetterOption[]): string {
  if (letters.length > 0) return 'Phiếu được gửi kèm để nơi nhận đọc.';
  if (kind === null) return 'Loại đơn này không có mẫu phiếu chuyển riêng.';
  return 'Chưa soạn phiếu chuyển cho đơn này. Có thể chuyển trước, gắn bản ký sau.';
}

/** The form of returning. @throws NotFound */
export async function returnScreen(context: Context, form: FormState): Promise<ReturnTransferPage> {
  const row = await loadTransfer(context.tx, context.id);
  return {
    title: 'Trả lại đơn chuyển đến',
    form,
    ...draftOf(form, `/drafts/transfer-return?subject=${row.id}`),
    transferId: row.id,
    fromName: row.fromName,
    reasons: returnReasons.map((value) => ({ value, label: returnReasonNames[value] })),
    keptWords,
  };
}

/** The form for the reply of a body outside. @throws NotFound */
export async function replyScreen(context: Context, form: FormState): Promise<ReplyTransferPage> {
  const petition = await loadPetitionRecord(context.tx, context.id);
  const [row] = await listTransfersOf(context.tx, petition);
  return {
    title: 'Ghi văn bản phúc đáp',
    form,
    number: petitionNumber(petition),
    backHref: `/petitions/${petition.id}`,
    toName: row?.toName ?? 'nơi nhận',
    asksCitizen: await isReceptionBoard(context.house, context.actor.unitId, context.moment.today),
    asksReport: isUrgedBelow(petition),
    reportOptions: [
      {
        value: 'progress',
        label:
          'Báo cáo quá trình giải quyết, lý do chậm, trách nhiệm (khoản 3 Điều 38 Luật Tố cáo): đơn vẫn chờ kết quả giải quyết của cấp dưới',
      },
      { value: 'result', label: 'Kết quả giải quyết tố cáo: đơn kết thúc xử lý tại đơn vị' },
    ],
    after: await afterSending(context, 'reply', petition),
    askedOptions: [
      { value: 'yes', label: 'Có: thông báo trong 05 ngày làm việc kể từ ngày nhận được (khoản 2 Điều 28 Luật Tiếp công dân)' },
      { value: 'no', label: 'Không' },
    ],
  };
}
