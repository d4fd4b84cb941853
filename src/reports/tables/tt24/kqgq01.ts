// 01/KQGQ of TT 01/2024/TT-TTCP, taken as it was in TT 02/2021/TT-TTCP. Pure.
import type { Table } from '../table.ts';
import { kqgq01 as before } from '../tt21/kqgq01.ts';
import { kept } from './kept.ts';

export const kqgq01: Table = kept(before, 'tt24-01-kqgq');
