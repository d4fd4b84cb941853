// The number of a paper that was issued by hand and is recorded with the act it carries. Pure.

/** A number and the symbol of its office: "12/UBND-NC" (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export const numberError = ({ number }: { number: string }): Record<string, string> =>
  /^\d+[\p{L}\d]*\/\p{L}[\p{L}\d./&-]*$/u.test(number.replace(/\s/g, ''))
    ? {}
    : { number: 'Nhập cả số và ký hiệu văn bản, ví dụ 12/UBND-NC' };
