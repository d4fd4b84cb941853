// 01/TCD of TT 02/2021/TT-TTCP. Pure.
import { described } from '../former.ts';
import { formerTcd } from '../former-tcd.ts';
import type { Table } from '../table.ts';

export const tcd01: Table = { ...formerTcd, code: 'tt21-01-tcd', origin: described };
