// The pages where a paper's words are typed: its fields by kind, signer, recipients.
import type { FormState } from '../../web/forms.ts';
import { officialFormOn } from '../papers/catalogue.ts';
import type { PaperRecord, SignerChoice } from './queries.ts';
import { capacities, capacityNames, isCollegial, type SigningOffice } from './signer.ts';
import { allowsWay } from './signing-ways.ts';
import { fieldsAsked, kindTitle, type TypedField } from './typed.ts';

interface Option {
  value: string;
  label: string;
}
type Crumbs = { href: string; label: string }[];

export interface PaperFormPage {
  title: string;
  crumbs: Crumbs;
  form: FormState;
  heading: string;
  /** One form component each, with its props. */
  asked: { component: string; showWhen: string; props: Record<string, unknown> }[];
  draftUrl: string;
  savedText: string;
  draftButtons: { label: string; saveDraft: boolean; formaction: string }[];
  signers: Option[];
  capacityOptions: Option[];
  isSealed: boolean;
  primaryLabel: string;
  backHref: string;
}
export interface ChoosePaperPage {
  title: string;
  crumbs: Crumbs;
  kinds: { href: string; label: string; form: string }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'documents/paper-form': PaperFormPage;
    'documents/choose-paper': ChoosePaperPage;
  }
}

const componentOf: Record<TypedField['type'], string> = {
  text: 'text-field',
  time: 'text-field',
  number: 'text-field',
  area: 'textarea-field',
  lines: 'textarea-field',
  date: 'date-field',
  select: 'radio-field',
};

function propsOf(field: TypedField, form: FormState): Record<string, unknown> {
  const optional = field.ask === undefined && field.when === undefined;
  const shared = {
    form,
    name: field.name,
    label: field.label,
    hint: field.hint ?? '',
    optional,
    width: field.width ?? 'c12',
    data: {},
  };
  if (field.type === 'select') return { ...shared, options: field.options ?? [], stacked: true };
  if (field.type === 'area' || field.type === 'lines') return { ...shared, rows: 4 };
  return field.type === 'date' ? shared : { ...shared, kind: field.type === 'number' ? 'number' : 'text' };
}

/**
 * The form of a typed paper: its own fields by kind, then signer, capacity and recipients. TM is offered to offices that decide as a body only.
 * @param place the day `on` ('YYYY-MM-DD') says which official form is in force
 */
export function paperFormScreen(
  paper: { kind: PaperRecord['kind']; sealed: boolean },
  form: FormState,
  signers: readonly SignerChoice[],
  place: { on: string; crumbs: Crumbs; backHref: string; primaryLabel: string; draftUrl?: string; office: SigningOffice },
): PaperFormPage {
  return {
    title: kindTitle(paper.kind),
    crumbs: place.crumbs,
    form,
    heading: officialFormOn(paper.kind, place.on) || 'Văn bản không có mẫu bắt buộc',
    asked: fieldsAsked(paper.kind, paper.sealed).map((field) => ({
      component: componentOf[field.type],
      showWhen: field.when ?? '',
      props: propsOf(field, form),
    })),
    draftUrl: place.draftUrl ?? '',
    savedText: form.draftSavedAt ? `Đã lưu nháp lúc ${form.draftSavedAt}` : 'Chưa có bản nháp',
    draftButtons: place.draftUrl
      ? [{ label: 'Lưu nháp', saveDraft: true, formaction: `${place.draftUrl}&back=${encodeURIComponent(form.action)}` }]
      : [],
    signers: signers.map((one) => ({ value: String(one.accountId), label: `${one.name}, ${one.title}` })),
    capacityOptions: [
      { value: '', label: 'Theo chức vụ người ký' },
      ...capacities
        .filter((value) => allowsWay(paper.kind, value) && (value !== 'TM' || isCollegial(place.office)))
        .map((value) => ({ value, label: capacityNames[value] })),
    ],
    isSealed: paper.sealed,
    primaryLabel: place.primaryLabel,
    backHref: place.backHref,
  };
}

/** Which paper to type on a petition. */
export function choosePaperScreen(
  petition: { id: number; number: string; href: string },
  kinds: readonly PaperRecord['kind'][],
  today: string,
): ChoosePaperPage {
  return {
    title: 'Lập văn bản',
    crumbs: [
      { href: petition.href, label: petition.number },
      { href: '', label: 'Lập văn bản' },
    ],
    kinds: kinds.map((kind) => ({
      href: `/petitions/${petition.id}/papers/typed?kind=${kind}`,
      label: kindTitle(kind),
      form: officialFormOn(kind, today),
    })),
  };
}
