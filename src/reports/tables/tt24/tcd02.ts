// 02/TCD of TT 01/2024/TT-TTCP, kept as it was. Pure.
import type { Table } from '../table.ts';
import { tcd02 as before } from '../tt21/tcd02.ts';
import { kept } from './kept.ts';

export const tcd02: Table = kept(before, 'tt24-02-tcd');
