// 03/KQGQ of TT 01/2024/TT-TTCP, taken as it was in TT 02/2021/TT-TTCP. Pure.
import type { Table } from '../table.ts';
import { kqgq03 as before } from '../tt21/kqgq03.ts';
import { kept } from './kept.ts';

export const kqgq03: Table = kept(before, 'tt24-03-kqgq', false);
