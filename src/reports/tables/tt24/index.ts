// The tables of TT 01/2024/TT-TTCP by code (legal.md §9.10). Pure.
import { kqgq01 } from './kqgq01.ts';
import { kqgq02 } from './kqgq02.ts';
import { kqgq03 } from './kqgq03.ts';
import { kqgq04 } from './kqgq04.ts';
import { tcd01 } from './tcd01.ts';
import { tcd02 } from './tcd02.ts';
import { xld01 } from './xld01.ts';
import { xld02 } from './xld02.ts';
import { xld03 } from './xld03.ts';
import { xld04 } from './xld04.ts';

export const tt24Tables = {
  'tt24-01-tcd': tcd01,
  'tt24-02-tcd': tcd02,
  'tt24-01-xld': xld01,
  'tt24-02-xld': xld02,
  'tt24-03-xld': xld03,
  'tt24-04-xld': xld04,
  'tt24-01-kqgq': kqgq01,
  'tt24-02-kqgq': kqgq02,
  'tt24-03-kqgq': kqgq03,
  'tt24-04-kqgq': kqgq04,
} as const;
