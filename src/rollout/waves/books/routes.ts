// The page on which a unit opens its numbering books.
import { formatDateTime, yearOf } from '../../../deadlines/dates.ts';
import type { FormState } from '../../../web/forms.ts';
import { definePages } from '../../../web/pages.ts';
import { redirect, view } from '../../../web/reply.ts';
import { openBooks } from './actions.ts';
import { BookForm } from './forms.ts';
import { type Book, listBooks } from './queries.ts';

export interface BooksPage {
  title: string;
  form: FormState;
  years: { value: string; label: string }[];
  /** Not the last number given: it would tell a head of a petition that hides from him. */
  books: { year: string; openedWords: string }[];
}
declare module '../../../web/render.ts' {
  interface Pages {
    'rollout/waves/books': BooksPage;
  }
}

const number = (value: number) => value.toLocaleString('vi-VN');

function booksScreen(form: FormState, books: readonly Book[], today: string): BooksPage {
  const year = yearOf(today);
  return {
    title: 'Mở sổ theo năm',
    form,
    years: [year, year + 1].map((one) => ({ value: String(one), label: String(one) })),
    books: books.map((book) => ({
      year: String(book.year),
      openedWords:
        book.openedAt === null
          ? 'số đầu tiên cấp trên phần mềm'
          : `nối sổ giấy sau đơn số ${number(book.petitionLast ?? 0)}, lượt số ${number(book.visitLast ?? 0)}; ${book.byName ?? ''}, ${formatDateTime(book.openedAt)}`,
    })),
  };
}

export const bookPages = definePages((page) => {
  page.form('/books', {
    permission: 'book:open',
    schema: BookForm,
    initial: async ({ moment }) => ({ year: String(yearOf(moment.today)) }),
    show: async ({ tx, actor, moment }, form) =>
      view('rollout/waves/books', booksScreen(form, await listBooks(tx, actor.unitId), moment.today)),
    act: async (context, form) => {
      await openBooks(context, form);
      return redirect(
        '/books',
        `Đã mở sổ năm ${form.year}, nối sổ giấy sau đơn số ${number(form.petitionLast)}, lượt số ${number(form.visitLast)}.`,
      );
    },
  });
});
