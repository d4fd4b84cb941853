// 04/KQGQ of TT 01/2024/TT-TTCP, taken as it was in TT 02/2021/TT-TTCP. Pure.
import type { Table } from '../table.ts';
import { kqgq04 as before } from '../tt21/kqgq04.ts';
import { kept } from './kept.ts';

export const kqgq04: Table = kept(before, 'tt24-04-kqgq', false);
