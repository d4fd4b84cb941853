// Plain day arithmetic; a million petitions ask for it several times each. Pure.

/** A day 'YYYY-MM-DD' so many days on, or back. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The earlier of two days 'YYYY-MM-DD'. */
export const earlier = (one: string, other: string): string => (one < other ? one : other);
/** The later of two days 'YYYY-MM-DD'. */
export const later = (one: string, other: string): string => (one < other ? other : one);
