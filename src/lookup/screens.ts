// The look-up pages: the form, and the answer.

import { formatDate, formatTime } from '../deadlines/dates.ts';
import { petitionNumber } from '../petitions/petition.ts';
import { loadPetitionRecord } from '../petitions/queries.ts';
import { emptyForm, type FormState } from '../web/forms.ts';
import { assertOwnUnit } from '../web/own-unit.ts';
import type { Context } from '../web/pages.ts';
import { type Answer, answerFor, type Slip } from './answer.ts';
import { checkedPaperNames, checkedPapers } from './forms.ts';

export interface LookupPage {
  title: string;
  form: FormState;
}
export interface LookupAnswerPage extends Answer {
  title: string;
  codeLine: string;
  unitName: string;
  phone: string;
  phoneHref: string;
}
export interface ReissueSlipPage {
  title: string;
  form: FormState;
  number: string;
  code: string;
  backHref: string;
  papers: { value: string; label: string }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'lookup/form': LookupPage;
    'lookup/answer': LookupAnswerPage;
    'lookup/reissue': ReissueSlipPage;
  }
}

/** The form. It keeps nothing that was typed: the page is read on phones that are lent and PCs that are shared. */
export function lookupScreen(code = '', errors: Record<string, string> = {}): LookupPage {
  return { title: 'Tra cứu tình trạng đơn', form: { ...emptyForm('', '/lookup', { code }), key: '', errors } };
}

/** @param code as the citizen typed it, without its PIN */
export function answerScreen(slip: Slip, code: string, moment: { at: Date; today: string }): LookupAnswerPage {
  return {
    title: 'Kết quả tra cứu',
    ...answerFor(slip, moment.today),
    codeLine: `Mã ${code}, tra cứu lúc ${formatTime(moment.at)} ngày ${formatDate(moment.today)}`,
    unitName: slip.unitName,
    phone: slip.unitPhone,
    phoneHref: slip.unitPhone ? `tel:${slip.unitPhone.replace(/[^\d+]/g, '')}` : '',
  };
}

/** A new PIN for whoever shows a paper of his own. @throws NotFound, NotPermitted where the petition is another unit's */
export async function reissueScreen(context: Context, form: FormState): Promise<ReissueSlipPage> {
  const petition = await loadPetitionRecord(context.tx, context.id);
  assertOwnUnit(context, petition);
  return {
    title: 'Cấp lại mã PIN',
    form,
    number: petitionNumber(petition),
    code: petition.publicCode ?? 'không có',
    backHref: `/petitions/${petition.id}`,
    papers: checkedPapers.map((value) => ({ value, label: checkedPaperNames[value] })),
  };
}
