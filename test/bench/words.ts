// How a run says what it measured.

/** The name of what is measured, so that the figures stand under each other. */
export const padded = (name: string, more = 0): string => name.padEnd(52 + more);
export const verdict = (isReached: boolean): string => (isReached ? 'reached' : 'MISSED');
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
