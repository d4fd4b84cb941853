// What the page of a proceeding is given to print.
import type { FileItem, PaperLine } from '../documents/queries.ts';
import type { Tag } from '../petitions/petition.ts';
import type { ClockLine } from './clock-lines.ts';

export interface Term {
  term: string;
  text?: string;
  href?: string;
  lines?: string[];
  /** What no longer stands, each with the reason. */
  struck?: { text: string; note: string }[];
}
export interface NamedLink {
  href: string;
  label: string;
}

/** Said of what the file rests on. */
export interface StandingNote {
  text: string;
  link: NamedLink | null;
}

/** `above`: what the next act stands under; `below`: who is still to be told. */
export interface StandingNotes {
  above: StandingNote[];
  below: StandingNote[];
}

export interface ShowProceedingPage {
  title: string;
  heading: string;
  number: string;
  petitionHref: string;
  stateTag: Tag;
  procedureWords: string;
  metaLine: string;
  progress: { label: string; note: string; state: string }[];
  readable: boolean;
  terms: Term[];
  findings: Term[];
  /** A body that verifies declares nothing here. */
  people: { name: string; post: string; declared: Tag | null }[];
  peopleEmpty: string;
  peopleLink: NamedLink | null;
  clockList: ClockLine[];
  /** `struck`: who took the step back, when and why; `link` to do so, without address where it cannot be done. */
  events: {
    date: string;
    icon: string;
    title: string;
    text: string;
    by: string;
    kind: string;
    struck: string;
    link: NamedLink;
  }[];
  papersList: PaperLine[];
  papersEmpty: string;
  newPaper: NamedLink | null;
  fileItems: FileItem[];
  figures: { heads: string[]; lines: { label: string; cells: string[] }[] };
  related: { href: string; label: string; meta: string; tag: Tag }[];
  facts: Term[];
  next: {
    heading: string;
    words: string;
    /** Who took back or gave back what is to be done again, when and why; ''. */
    takenBack: string;
    due: { level: string; words: string; text: string; href: string } | null;
    primary: NamedLink | null;
    others: NamedLink[];
    /** `link`: where what is missing is mended, null where it is not said. */
    blocked: { label: string; because: string; link: NamedLink | null }[];
  };
  /** Said above and below what comes next: what the file rests on and stands no more, who is to be told of it. */
  notes: StandingNotes;
  sections: { href: string; label: string; count: number }[];
  csrf: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'proceedings/show': ShowProceedingPage;
  }
}
