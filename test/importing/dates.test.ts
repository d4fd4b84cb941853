// A day of an old book, in each of the forms books write it: to the day, not only the year.
import { expect, it } from 'vitest';
import { isNoSuchDay, readDate } from '../../src/importing/cells.ts';

it.each([
  ['3/9/2017', '2017-09-03'],
  ['03.09.2017', '2017-09-03'],
  ['3-9-2017', '2017-09-03'],
  ['03/09/17', '2017-09-03'],
  ['2017-09-03', '2017-09-03'],
  ['2017-09-03T08:30:00', '2017-09-03'],
  ['20170903', '2017-09-03'],
  ['03/09/2017 08:30', '2017-09-03'],
  ['03 / 09 / 2017', '2017-09-03'],
  ['ngày 3 tháng 9 năm 2017', '2017-09-03'],
  ['Ngày 03 tháng 09 năm 2017'.normalize('NFD'), '2017-09-03'],
  // Excel's own number of 3 September 2017, and of the day after.
  ['42981', '2017-09-03'],
  ['42982.0', '2017-09-04'],
  ['29/02/2016', '2016-02-29'],
  ['29/02/2017', undefined],
  ['31/04/2017', undefined],
  ['13/13/2017', undefined],
  ['12345', undefined],
  ['không rõ', undefined],
  ['', undefined],
])('%s', (text, day) => {
  expect(readDate(text)).toBe(day);
});

it.each([
  ['31/02/2024', true],
  ['31-02-24', true],
  ['13/13/2017 08:30', true],
  ['ngày 30 tháng 2 năm 2024', true],
  ['29/02/2024', false],
  ['tháng 02/2024', false],
  ['12345', false],
  ['không rõ', false],
])('%s is a day the calendar does not have: %s', (text, is) => {
  expect(isNoSuchDay(text)).toBe(is);
});
