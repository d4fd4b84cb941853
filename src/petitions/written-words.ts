// What a paper says, as it is registered and as its page shows it: one list for both. Pure.

/** Dates 'YYYY-MM-DD'; '' and null mean "not given". */
export interface WrittenWords {
  subject: string;
  summary: string;
  request: string;
  /** The decision or act it is against. */
  contestedNumber: string;
  contestedOn: string | null;
  contestedBy: string;
  /** What was decided of the matter before. */
  previousOrg: string;
  previousNumber: string;
  previousOn: string | null;
  previousResult: string;
  /** The paper with which somebody forwarded it. */
  sourceOrg: string;
  sourceNumber: string;
  sourceOn: string | null;
  hasStateSecret: boolean;
  secretFileNo: string;
}
