// Pages of certificates: who may get one, who has one, the paper itself.
import { formatDate, formatLongDate } from '../deadlines/dates.ts';
import { placeDate } from '../documents/papers/number.ts';
import type { FormState } from '../web/forms.ts';
import type { Certificate, ListedClass } from './queries.ts';

type Link = { href: string; label: string };

export interface CertificatesPage {
  title: string;
  trail: Link[];
  form: FormState;
  canIssue: boolean;
  issued: { number: string; person: string; office: string; result: string; on: string; printHref: string }[];
  hasNone: boolean;
}
export interface CertificatePage {
  title: string;
  toolbar: { back: Link; docxHref: string; text: string };
  number: string;
  person: string;
  office: string;
  className: string;
  held: { label: string; text: string };
  result: string;
  superiorOrg: string;
  issuingOrg: string;
  issued: string;
  issuer: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'training/certificates': CertificatesPage;
    'training/certificate': CertificatePage;
  }
}

/** "0012/2026/CN-TH". */
const certificateNumber = ({ year, number }: { year: number; number: number }) =>
  `${String(number).padStart(4, '0')}/${year}/CN-TH`;

const resultWords = ({ passed, asked }: { passed: number; asked: number }) => `Đạt ${passed} trên ${asked} bài thực hành`;

/** The certificates of a class, and the form that issues them while the class is open. */
export function certificatesScreen(row: ListedClass, issued: readonly Certificate[], form: FormState): CertificatesPage {
  return {
    title: 'Chứng nhận',
    trail: [
      { href: '/training', label: 'Lớp tập huấn' },
      { href: `/training/classes/${row.id}`, label: row.name },
      { href: '', label: 'Chứng nhận' },
    ],
    form,
    canIssue: row.closedAt === null,
    hasNone: issued.length === 0,
    issued: issued.map((one) => ({
      number: certificateNumber(one),
      person: one.personName,
      office: one.homeUnit,
      result: resultWords(one),
      on: formatDate(one.issuedOn),
      printHref: `/training/classes/${row.id}/certificates/${one.id}`,
    })),
  };
}

/** One certificate as it is printed. */
export function certificateScreen(one: Certificate): CertificatePage {
  return {
    title: `Giấy chứng nhận ${certificateNumber(one)}`,
    toolbar: {
      back: { href: `/training/classes/${one.classId}/certificates`, label: 'Về danh sách chứng nhận' },
      docxHref: '',
      text: '',
    },
    number: certificateNumber(one),
    person: one.personName,
    office: one.homeUnit,
    className: one.className,
    held: one.place
      ? { label: 'Thời gian, địa điểm', text: `${formatDate(one.heldOn)}, ${one.place}` }
      : { label: 'Thời gian', text: formatDate(one.heldOn) },
    result: resultWords(one),
    superiorOrg: one.superiorOrg,
    issuingOrg: one.issuingOrg,
    issued: one.issuedAt ? placeDate(one.issuedAt, one.issuedOn) : `Ngày${formatLongDate(one.issuedOn).slice('ngày'.length)}`,
    issuer: one.issuerName,
  };
}
