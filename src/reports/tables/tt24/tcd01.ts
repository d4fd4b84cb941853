// 01/TCD of TT 01/2024/TT-TTCP. Pure.
import { described } from '../former.ts';
import { formerTcd } from '../former-tcd.ts';
import type { Table } from '../table.ts';

export const tcd01: Table = { ...formerTcd, code: 'tt24-01-tcd', origin: described };
