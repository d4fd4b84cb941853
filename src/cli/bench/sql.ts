// What the statements of a batch have in common: a list of records in, one day's hour out.

/** The records of the first parameter, with these columns. */
export const recordsOf = (columns: string): string => `jsonb_to_recordset($1::jsonb) as x(${columns})`;

/** An hour of a day in Vietnam. */
export const hourOf = (day: string, hour = '09:30'): string => `(${day} + time '${hour}') at time zone 'Asia/Ho_Chi_Minh'`;
