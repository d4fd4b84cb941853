// From when on what was approved of a petition may go out (docs/decisions/0056). Pure.
import { todayInVietnam } from '../../deadlines/dates.ts';
import type { ApprovedDays } from '../../documents/registry/approved-day.ts';

/** @param proposal the latest; undefined where nobody proposed */
export const approvedDaysOf = (
  petition: { isLateEntry: boolean; registeredAt: Date },
  proposal: { state: string; decidedAt: Date | null } | undefined,
): ApprovedDays => ({
  approvedOn: proposal?.state === 'approved' && proposal.decidedAt ? todayInVietnam(proposal.decidedAt) : null,
  enteredOn: petition.isLateEntry ? todayInVietnam(petition.registeredAt) : null,
});
