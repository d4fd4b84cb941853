// After registering: the slip with code and PIN on screen, what the receipt 02/TCD lists, and its sheet.

import { formatDate } from '../../deadlines/dates.ts';
import { qrPath } from '../../documents/papers/qr.ts';
import type { LookupSlip } from '../../documents/papers/reception.ts';
import { isOpenReceipt, printedReceipt } from '../../documents/queries.ts';
import { NotFound, NotPermitted } from '../../errors.ts';
import { authorityAbove } from '../../units/queries.ts';
import { actOf } from '../../web/act.ts';
import type { FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { limitWords } from '../after-act.ts';
import { assignerWords } from '../assigner.ts';
import { petitionNumber, statusTags, typeWords } from '../petition.ts';
import { loadPetitionRecord, type PetitionRecord } from '../queries.ts';
import { givingOf } from './giving.ts';
import { askedRows, askedValues, receiptForm, receiptLabels, valuesAgain } from './items.ts';
import { isListOpen, isOver, itemsOf, keepReceipt } from './keeping.ts';
import { findReceiptPin } from './pin.ts';
import { mayPrintReceipt, receiptOf, shutReceiptWords } from './standing.ts';

export interface ReceiptPage {
  title: string;
  number: string;
  petitionHref: string;
  /** '' while no receipt was kept, and for a colleague of whoever took a denunciation in. */
  printHref: string;
  /** Who prints the receipt, said to whom it is not for; else ''. */
  shutWords: string;
  /** The papers the receipt lists, while its list is put right here. */
  itemRows: ReturnType<typeof askedRows>;
  form: FormState;
  /** Where the list of a visit's receipt is put right; null for every other. */
  listedAt: { href: string; label: string } | null;
  primaryLabel: string;
  next: { href: string; label: string };
  heading: string;
  sealed: boolean;
  /** Over the slip: handed over, sent, or kept here for nobody known. */
  slipTitle: string;
  /** What stands in the way of it, or how it reaches whoever is not there; ''. */
  slipNote: string;
  isSlipBlocked: boolean;
  code: string;
  pin: string;
  lookupAddress: string;
  qr: { size: number; path: string } | null;
  reissueHref: string;
  after: string;
  typeLine: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/receipt': ReceiptPage;
  }
}

const isNew = ({ status }: PetitionRecord) => status === 'received' || status === 'assigned';

/** Where the citizen looks it up: the address people type, else the one this officer uses. */
function lookupAddress(context: Context): string {
  const { publicUrl, basePath } = context.services.config.web;
  return `${publicUrl || `${context.req.protocol}://${context.req.get('host') ?? ''}${basePath}`}/lookup`;
}

async function ownPetition(context: Context): Promise<PetitionRecord> {
  const record = await loadPetitionRecord(context.tx, context.id);
  if (record.unitId !== context.actor.unitId) throw new NotFound();
  return record;
}

/** Code and PIN as the receipt prints them; null for a petition that has no code. */
async function slipOf(context: Context, { id, publicCode: code }: PetitionRecord): Promise<LookupSlip | null> {
  if (!code) return null;
  const site = lookupAddress(context);
  const qr = qrPath(`${site}?code=${encodeURIComponent(code)}`);
  return { site, code, pin: (await findReceiptPin(context, id)) ?? '••••••', qr };
}

/** Who has it next while the paper is new, later where it stands; one against the unit's own head waits for nobody here: it goes up (decisions 6). */
async function afterWords(context: Context, record: PetitionRecord): Promise<string> {
  const { house, moment } = context;
  if (!isNew(record)) return `Đơn: ${statusTags[record.status].words}.`;
  if (record.pastHead) {
    const above = await authorityAbove(house, record.unitId, moment.today);
    const by = record.dueOn ? `, chậm nhất ngày ${formatDate(record.dueOn)}` : '';
    return `Sau bước này: chuyển đơn lên cấp trên${above ? `, ${above}` : ''}${by}; người đứng đầu đơn vị không xem, không xử lý.`;
  }
  const day = record.dueOn ? `, ${limitWords(record.dueOn, moment.today)}` : '';
  return record.assigneeName
    ? `Sau bước này: ${record.assigneeName} phân loại đơn${day}.`
    : `Sau bước này: ${await assignerWords(context, record)} phân công xử lý đơn${day}.`;
}

export const receiptPages = definePages((page) => {
  page.form('/petitions/:id/receipt', {
    permission: 'petition:register',
    draft: 'of-petition-receipt',
    schema: receiptForm,
    labels: receiptLabels,
    initial: async (context) => {
      const record = await ownPetition(context);
      const receipt = await receiptOf(context.tx, context.actor, record);
      const items = await itemsOf(context.tx, record, receipt);
      return { ...askedValues(items), version: String(receipt?.version ?? '') };
    },
    show: async (context, form) => view('petitions/receipt', await receiptScreen(context, form)),
    act: async (context, values) => {
      await keepReceipt(await actOf(context), context.id, values);
      return redirect(`/petitions/${context.id}/receipt/print`);
    },
  });

  page.get('/petitions/:id/receipt/print', {
    permission: 'petition:register',
    observes: 'print',
    handler: async (context) => {
      const record = await ownPetition(context);
      if (!mayPrintReceipt(context.actor, record)) throw new NotPermitted(shutReceiptWords, `/petitions/${record.id}`);
      const receipt = await receiptOf(context.tx, context.actor, record);
      const back = `/petitions/${record.id}/receipt`;
      if (!receipt) return redirect(back, 'Ghi số trang, tình trạng của tài liệu rồi lưu để in giấy biên nhận.', 'amber');
      const slip = await slipOf(context, record);
      context.observe({ kind: 'receipt.printed', unitId: record.unitId, petitionId: record.id, sealed: record.sealed });
      const isPinGone = slip !== null && (await findReceiptPin(context, record.id)) === undefined;
      const toolbar = {
        back: { href: back, label: 'Quay lại' },
        docxHref: '',
        text: record.sealed
          ? 'Họ tên người tố cáo ghi bằng tay.'
          : isPinGone
            ? 'Mã PIN chỉ in được ngay sau khi vào sổ. Cấp lại mã PIN nếu cần in lại.'
            : '',
      };
      const paper = printedReceipt(receipt, slip);
      return view('documents/paper', { title: `Giấy biên nhận ${petitionNumber(record)}`, paper, toolbar }, { layout: 'print' });
    },
  });
});

async function receiptScreen(context: Context, form: FormState): Promise<ReceiptPage> {
  const record = await ownPetition(context);
  const code = record.publicCode ?? '';
  const { actor } = context;
  const receipt = await receiptOf(context.tx, actor, record);
  const mayPrint = mayPrintReceipt(actor, record);
  const giving = await givingOf(context, record);
  const pin = code ? ((await findReceiptPin(context, record.id)) ?? '') : '';
  const isForNobody = giving.hasNobody && pin === '' && receipt === undefined;
  const isAsked = mayPrint && !isOver(record) && isListOpen(receipt) && !isForNobody;
  const items = isAsked ? await itemsOf(context.tx, record, receipt) : [];
  return {
    title: isNew(record) ? `Đã vào sổ đơn ${petitionNumber(record)}` : `Biên nhận đơn ${petitionNumber(record)}`,
    number: petitionNumber(record),
    petitionHref: `/petitions/${record.id}`,
    printHref: receipt ? `/petitions/${record.id}/receipt/print` : '',
    shutWords: mayPrint ? '' : shutReceiptWords,
    itemRows: askedRows(items),
    form: { ...form, values: { ...form.values, ...valuesAgain(items, form.values) } },
    listedAt:
      receipt?.visitId && !record.sealed && isOpenReceipt(receipt)
        ? { href: `/visits/${receipt.visitId}/correction`, label: 'Sửa tài liệu ở lượt tiếp' }
        : null,
    primaryLabel: receipt ? 'Lưu, in lại giấy biên nhận' : 'Lưu, in giấy biên nhận',
    // Whoever received the citizen at the desk goes on to the next citizen, not to the next letter.
    next: record.visitId
      ? { href: '/visits/new', label: 'Tiếp công dân tiếp theo' }
      : { href: '/petitions/new', label: 'Tiếp nhận đơn khác' },
    sealed: record.sealed,
    slipTitle: giving.title,
    slipNote: giving.note,
    isSlipBlocked: giving.isBlocked,
    heading: isForNobody ? 'Đơn đã vào sổ' : 'In giấy biên nhận',
    code,
    pin,
    lookupAddress: lookupAddress(context),
    qr: code && !isForNobody ? qrPath(`${lookupAddress(context)}?code=${encodeURIComponent(code)}`) : null,
    reissueHref: code ? `/petitions/${record.id}/slip` : '',
    after: await afterWords(context, record),
    typeLine: typeWords(record),
  };
}
