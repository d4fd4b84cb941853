// The last day of a verification: as many days of the calendar as the resolver gave, "kể từ ngày ký" of the paper that charges whoever
// verifies (điểm đ khoản 2 Điều 31 LTC, Mẫu số 07 NĐ 31/2019; Mẫu số 05 NĐ 124/2020). The day it is signed is not counted (legal.md §8.7, Điều
// 147 BLDS). Until that paper is issued the day of the assignment stands for it. Pure.
import { addDays } from '../deadlines/dates.ts';

/** @param signedOn 'YYYY-MM-DD' @returns 'YYYY-MM-DD' */
export const verifyUntil = (signedOn: string, days: number): string => addDays(signedOn, days);
