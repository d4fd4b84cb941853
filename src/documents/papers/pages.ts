// Models of the two print pages, views/documents/paper and views/documents/register, in layout/print.
import type { Sheet } from './paper.ts';
import type { RegisterSheet } from './register.ts';

/** Locals of components/print-toolbar: back, the Word or Excel file, a remark ("In 02 bản"). */
export interface PrintToolbar {
  back: { href: string; label: string };
  /** '' when there is no file to download. */
  docxHref: string;
  text: string;
}

export interface PaperPage {
  paper: Sheet;
  toolbar: PrintToolbar;
}

/** A book, drawn by views/documents/register. */
export interface RegisterPage {
  /** One sheet for each form of the period. */
  sheets: RegisterSheet[];
  toolbar: PrintToolbar;
  /** Address of the Excel file; '' for none. */
  xlsxHref: string;
}
