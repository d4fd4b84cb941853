// After registering: the slip with code and PIN on screen, and the printed receipt 02/TCD.

import { formatDate } from '../../deadlines/dates.ts';
import type { Paper } from '../../documents/papers/paper.ts';
import { qrPath } from '../../documents/papers/qr.ts';
import { composeTCD02, type LookupSlip } from '../../documents/papers/reception.ts';
import { listFiles, printedReceipt } from '../../documents/queries.ts';
import { NotFound, NotPermitted } from '../../errors.ts';
import { authorityAbove, unitProfile } from '../../units/queries.ts';
import { emptyForm, type FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { view } from '../../web/reply.ts';
import { assignerWords } from '../assigner.ts';
import { isSender, petitionNumber, statusTags, typeWords } from '../petition.ts';
import { personOf } from '../proposals/papers.ts';
import { listParties, loadPetitionRecord, type PetitionRecord } from '../queries.ts';
import { stampOf } from '../show/stamp.ts';
import { limitWords } from '../workflow.ts';
import { askedRows, askedValues, paperConditions, type ReceiptItem, withAnswers, withPetition } from './items.ts';
import { findReceiptPin } from './pin.ts';
import { mayPrintReceipt, receiptOf, shutReceiptWords } from './standing.ts';

export interface ReceiptPage {
  title: string;
  number: string;
  petitionHref: string;
  /** '' for a colleague of whoever took a denunciation in: shutWords says who prints it. */
  printHref: string;
  shutWords: string;
  /** Papers whose pages and state are asked before printing; none where the visit's list says them. */
  itemRows: { label: string; pages: string; condition: string }[];
  conditionOptions: { value: string; label: string }[];
  form: FormState;
  next: { href: string; label: string };
  sealed: boolean;
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

/** The petition and its files; a sealed one lists no file name. */
async function itemsOf({ tx }: Context, record: PetitionRecord): Promise<ReceiptItem[]> {
  const files = record.sealed ? [] : await listFiles(tx, record.unitId, { petitionId: record.id });
  return withPetition(files.map((one) => ({ name: one.name, pages: one.pages ?? null, condition: one.condition })));
}

/** Code and PIN as the receipt prints them; null for a petition that has no code. */
function slipOf(context: Context, { id, publicCode: code }: PetitionRecord): LookupSlip | null {
  if (!code) return null;
  const site = lookupAddress(context);
  const qr = qrPath(`${site}?code=${encodeURIComponent(code)}`);
  return { site, code, pin: findReceiptPin(context, id) ?? '••••••', qr };
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
    : `Sau bước này: ${await assignerWords(context)} phân công xử lý đơn${day}.`;
}

/** The sheet of a petition for which no receipt was kept. */
async function composed(context: Context, record: PetitionRecord): Promise<Paper> {
  const profile = await unitProfile(context.house, record.unitId);
  const giver = (await listParties(context.tx, record)).find(isSender);
  const typed = stampOf(record.registeredAt);
  const frame = {
    superiorOrg: profile.superiorOrg,
    issuingOrg: profile.issuingOrg,
    officeCode: profile.symbol,
    place: profile.place,
    number: null,
    date: record.receivedOn,
    signer: { title: context.actor.title, name: context.actor.name },
    receivedOn: record.receivedOn,
    // The hour of typing is the hour of receipt only on that very day; of an older paper it is filled in by hand.
    receivedAtTime: typed.date === formatDate(record.receivedOn) ? typed.time : null,
    receivedAtPlace: profile.address || profile.issuingOrg,
    receiver: { name: context.actor.name, title: context.actor.title },
    items: withAnswers(await itemsOf(context, record), context.query),
    copyCount: record.sealed ? 3 : 2,
  };
  // The denouncer's name is written by hand: it is no longer there to be printed.
  if (record.sealed) return composeTCD02({ ...frame, giver: { name: '' }, contentType: 'TC' });
  return composeTCD02({
    ...frame,
    giver: giver ? personOf(giver) : { name: null },
    contentType: record.petitionType === 'KN' ? 'KN' : 'KNPA',
    lookup: slipOf(context, record),
  });
}

export const receiptPages = definePages((page) => {
  page.get('/petitions/:id/receipt', {
    permission: 'petition:register',
    handler: async (context) => {
      const record = await ownPetition(context);
      const code = record.publicCode ?? '';
      const isStanding = (await receiptOf(context.tx, context.actor, record)) !== undefined;
      const items = await itemsOf(context, record);
      return view('petitions/receipt', {
        title: isNew(record) ? `Đã vào sổ đơn ${petitionNumber(record)}` : `Biên nhận đơn ${petitionNumber(record)}`,
        number: petitionNumber(record),
        petitionHref: `/petitions/${record.id}`,
        printHref: mayPrintReceipt(context.actor, record) ? `/petitions/${record.id}/receipt/print` : '',
        shutWords: shutReceiptWords,
        itemRows: isStanding ? [] : askedRows(items),
        conditionOptions: paperConditions.map((value) => ({ value, label: value })),
        form: emptyForm(context.csrf, `/petitions/${record.id}/receipt/print`, askedValues(withAnswers(items, context.query))),
        // Whoever received the citizen at the desk goes on to the next citizen, not to the next letter.
        next: record.visitId
          ? { href: '/visits/new', label: 'Tiếp công dân tiếp theo' }
          : { href: '/petitions/new', label: 'Tiếp nhận đơn khác' },
        sealed: record.sealed,
        code,
        pin: code ? (findReceiptPin(context, record.id) ?? '') : '',
        lookupAddress: lookupAddress(context),
        qr: code ? qrPath(`${lookupAddress(context)}?code=${encodeURIComponent(code)}`) : null,
        reissueHref: code ? `/petitions/${record.id}/slip` : '',
        after: await afterWords(context, record),
        typeLine: typeWords(record),
      });
    },
  });

  page.get('/petitions/:id/receipt/print', {
    permission: 'petition:register',
    observes: 'print',
    handler: async (context) => {
      const record = await ownPetition(context);
      if (!mayPrintReceipt(context.actor, record)) throw new NotPermitted(shutReceiptWords, `/petitions/${record.id}`);
      const pin = record.publicCode ? findReceiptPin(context, record.id) : undefined;
      const receipt = await receiptOf(context.tx, context.actor, record);
      const paper = receipt ? printedReceipt(receipt, slipOf(context, record)) : await composed(context, record);
      context.observe({ kind: 'receipt.printed', unitId: record.unitId, petitionId: record.id, sealed: record.sealed });
      const toolbar = {
        // With what was answered of the papers: the way back loses none of it.
        back: { href: `/petitions/${record.id}/receipt?${context.query}`, label: 'Quay lại' },
        docxHref: '',
        text: record.sealed
          ? 'Họ tên người tố cáo ghi bằng tay.'
          : pin
            ? ''
            : 'Mã PIN chỉ in được ngay sau khi vào sổ. Cấp lại mã PIN nếu cần in lại.',
      };
      return view('documents/paper', { title: `Giấy biên nhận ${petitionNumber(record)}`, paper, toolbar }, { layout: 'print' });
    },
  });
});
