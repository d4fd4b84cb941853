// Reads the holiday file the office keeps (seeds/01_reference/holidays-vn.csv) into rows of the holiday table.
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { CalendarDay } from './calendar.ts';
import { isDate } from './dates.ts';

/** A row with where it comes from, so the calendar's keeper can check it. */
export interface SourcedCalendarDay extends CalendarDay {
  holiday: string;
  source: string;
  note: string;
}

const csvRow = z.object({
  date: z.string().refine(isDate, 'not a date'),
  holiday: z.string(),
  name_vi: z.string().min(1),
  kind: z.enum(['statutory', 'compensatory', 'swap_off', 'makeup_workday']),
  is_working_day: z.enum(['0', '1']),
  status: z.enum(['confirmed', 'confirmed-memory', 'confirmed-secondary', 'by-law', 'provisional']),
  source: z.string(),
  note: z.string(),
});

/** @param csv the text of the file, with its heading line. @throws ZodError naming the row and column that is wrong */
export function readHolidays(csv: string): SourcedCalendarDay[] {
  const rows: unknown = parse(csv, { columns: true, skip_empty_lines: true, bom: true });
  return z
    .array(csvRow)
    .parse(rows)
    .map((row) => ({
      on: row.date,
      isWorkingDay: row.is_working_day === '1',
      name: row.name_vi,
      kind: row.kind,
      status: row.status,
      holiday: row.holiday,
      source: row.source,
      note: row.note,
    }));
}
