// Behind which wall the tables stand that a statutory table counts. Pure.

import type { Wall } from '../../database/changes.ts';
import { presentCodes, type TableCode } from '../tables/table.ts';

/** The tables of the former circulars also count steps of proceedings and replies, whose words are shut to some who read the numbers. */
export const wallOf = (code: TableCode): Wall => (presentCodes.some((one) => one === code) ? 'numbers' : 'words');
