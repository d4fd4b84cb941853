// One content as a page showed it, to know on saving whether it is still that one. Pure.
import { createHash } from 'node:crypto';
import type { PointRow } from './records.ts';

/** The same for the same words, and short enough for a hidden field. */
export const pointMark = ({
  summary,
  jurisdiction,
  competentOrg,
}: Pick<PointRow, 'summary' | 'jurisdiction' | 'competentOrg'>): string =>
  createHash('sha256')
    .update(JSON.stringify([summary, jurisdiction, competentOrg]))
    .digest('hex')
    .slice(0, 32);
