// Drafts an officer took over from colleagues who left: whose, of what form, about what, and where each opens.
import { formatDateTime } from '../../deadlines/dates.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { visitNumber } from '../../reception/visit.ts';
import { draftFormOf } from '../../web/draft-forms.ts';
import { numberOfSubject } from '../../web/draft-numbers.ts';
import { isOfNewRecord, recordOfDraft } from '../drafts.ts';
import type { DraftRecord } from './handing.ts';
import { removalHref } from './kept.ts';
import { draftFormWords } from './names.ts';
import type { DraftPlace } from './records.ts';

export interface DraftsReceivedPage {
  title: string;
  hasNone: boolean;
  /** That others wait until somebody has confirmed who came back; '' for none. */
  waiting: string;
  drafts: {
    form: string;
    about: string;
    fromName: string;
    savedAt: string;
    href: string;
    wordsHref: string;
    removeHref: string;
  }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'documents/drafts-received': DraftsReceivedPage;
  }
}

/** Where its form opens; the record it is about where the address of the form says more than the record. */
export function openHref({ form, subject }: DraftPlace, record: DraftRecord | undefined): string {
  const path = draftFormOf(form)?.path ?? '/work';
  if (isOfNewRecord(form))
    return `${path}?${form === 'visit' ? '' : `mode=${form.endsWith('-sealed') ? 'sealed' : 'open'}&`}draft=${numberOfSubject(subject)}`;
  if (!path.includes(':')) return path;
  if (path.match(/:/g)?.length === 1 && path.includes(':id')) return path.replace(':id', subject);
  if (!record) return '/work';
  if (record.proceedingId !== null) return `/proceedings/${record.proceedingId}`;
  return record.petitionId === null ? `/visits/${record.visitId}` : `/petitions/${record.petitionId}`;
}

function aboutOf(record: DraftRecord | undefined): string {
  if (!record) return '';
  return record.petitionId === null ? visitNumber(record) : petitionNumber(record);
}

/**
 * What an officer took over from colleagues who left, each leading to its form; without a colleague's name it is his own whose form opens no
 * more. @param waiting said above the list, '' for nothing
 */
export function receivedScreen(
  drafts: readonly (DraftPlace & { id: number; savedAt: Date; fromName: string })[],
  recordOf: (kind: string, id: number) => DraftRecord | undefined,
  waiting = '',
): DraftsReceivedPage {
  return {
    title: 'Bản nháp nhận bàn giao',
    hasNone: drafts.length === 0,
    waiting,
    drafts: drafts.map((draft) => {
      const record = recordOf(recordOfDraft(draft.form) ?? '', Number(draft.subject));
      return {
        form: draftFormWords(draft.form),
        about: aboutOf(record) || 'Chưa vào sổ',
        fromName: draft.fromName || 'Ông, bà; biểu mẫu không còn mở',
        savedAt: formatDateTime(draft.savedAt),
        href: draft.fromName ? openHref(draft, record) : `/drafts-received/${draft.id}`,
        wordsHref: `/drafts-received/${draft.id}`,
        removeHref: removalHref(draft, '/drafts-received'),
      };
    }),
  };
}
