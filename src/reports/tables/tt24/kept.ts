// Tables of TT 02/2021/TT-TTCP that TT 01/2024/TT-TTCP is taken to have kept; for two of them that is not certain (legal.md §9.10, §16). Pure.
import { described } from '../former.ts';
import type { Table, TableCode } from '../table.ts';

/** The same table under its code of TT 01/2024. @param isCertain false: its page says that it is not */
export const kept = (table: Table, code: TableCode, isCertain = true): Table => ({
  ...table,
  code,
  origin: isCertain
    ? described
    : `${described} Biểu lập theo mẫu của Thông tư 02/2021/TT-TTCP, chưa chắc Thông tư 01/2024/TT-TTCP giữ nguyên.`,
});
