// The number of a paper that was issued by hand and is recorded with the act it carries. Pure.

/** A number and the symbol of its office: "12/UBND-NC" (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export const numberError = ({ number }: { number: string }): Record<string, string> =>
  /^\d+[\p{L}\d]*\/\p{L}[\p{L}\d./&-]*$/u.test(number.replace(/\s/g, ''))
    ? {}
    : { number: 'Nhập cả số và ký hiệu văn bản, ví dụ 12/UBND-NC' };

/**
 * A paper of this office that is made outside: its number comes into the office's own book, and no other paper has it. Part of a step's details
 * (`numbers_kept` reads them). @param on the day the paper bears
 */
export const inOwnBook = (number: string, on: string): { issuedNumber?: string; issuedOn?: string } =>
  number === '' ? {} : { issuedNumber: number, issuedOn: on };

/** The same of a decision: its symbol says that it is one, "16/QĐ-UBND"; "9/UBND-VP" is a letter's. */
export const decisionNumberError = ({ number }: { number: string }): Record<string, string> =>
  /^\d+[\p{L}\d]*\/QĐ-\p{L}[\p{L}\d./&-]*$/iu.test(number.replace(/\s/g, ''))
    ? {}
    : { number: 'Nhập cả số và ký hiệu của quyết định, ví dụ 12/QĐ-UBND' };
