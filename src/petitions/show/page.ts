// What the petition page is given.
import type { TimelineItem } from '../../audit/corrected.ts';
import type { FileItem, PaperLine } from '../../documents/queries.ts';
import type { RelatedPetition } from '../../matters/queries.ts';
import type { FormState } from '../../web/forms.ts';
import type { Tag } from '../petition.ts';

export interface Term {
  term: string;
  text?: string;
  href?: string;
  lines?: string[];
}
export interface ShowPetitionPage {
  /** Said where no file, no paper is listed: there is none, or none this officer may see. */
  noFilesWords: string;
  noPapersWords: string;
  title: string;
  /** Of a number struck out: when, by whom and why; '' of one that stands. */
  struckNote: string;
  /** Of a row that went on elsewhere: who handles it now; ''. */
  livesNote: string;
  /** Struck out by the undo of an import: nothing of its words and people is left to show. */
  isEmptied: boolean;
  heading: string;
  number: string;
  statusTag: Tag;
  typeTag: { words: string };
  metaLine: string;
  steps: { label: string; note: string; state: string }[];
  next: {
    heading: string;
    words: string;
    due: { level: string; words: string; text: string; href: string } | null;
    primary: { href: string; label: string } | null;
    secondary: { href: string; label: string } | null;
    others: { href: string; label: string }[];
    blocked: { label: string; because: string }[];
  };
  /** Whoever denounced is still to hear that the body below was asked to go on; null where he is not. */
  untold: { text: string; link: { href: string; label: string } } | null;
  /** Its words wait behind the seal, and the page on which who may reads them; null where they do not. */
  unread: { text: string; link: { href: string; label: string } | null } | null;
  csrf: string;
  readable: boolean;
  terms: Term[];
  people: { heading: string; lines: Term[] }[];
  againstTitle: string;
  against: { heading: string; lines: Term[] }[];
  beside: { heading: string; lines: Term[] }[];
  sealedBox: {
    words: string;
    mask: string;
    open: boolean;
    form: FormState;
    purposeOptions: { value: string; label: string }[];
    looked: string;
  } | null;
  papersList: PaperLine[];
  newPaperHref: string;
  fileItems: FileItem[];
  uploadForm: FormState | null;
  uploadUrl: string;
  related: RelatedPetition[];
  duplicatesHref: string;
  transfers: { href: string; words: string; tag: Tag; meta: string }[];
  events: TimelineItem[];
  facts: Term[];
  sections: { href: string; label: string; count: number }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/show': ShowPetitionPage;
  }
}
