// The year somebody was born in, as far as a form takes it. Pure.

const earliest = 1900;
const latest = (today: string) => Number(today.slice(0, 4));

/** Could somebody who comes or writes today ('YYYY-MM-DD') be born in this year. */
export const isBirthYear = (year: number, today: string): boolean => year >= earliest && year <= latest(today);

/** "Nhập năm sinh bốn chữ số, từ 1900 đến 2026". */
export const birthYearWords = (today: string): string => `Nhập năm sinh bốn chữ số, từ ${earliest} đến ${latest(today)}`;
