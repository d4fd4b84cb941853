// A unit that is renamed goes on with its drafts: what is not issued yet bears the name it is issued under. What was issued keeps the name of then.
import { findReceivingOffice } from '../../../documents/queries.ts';
import { actForUnit, type TaskRunner } from '../../../system-act.ts';
import { findProfile } from '../../../units/queries.ts';
import { lockUnderOtherHeading, saveUnderHeading } from './papers-records.ts';
import { underNewName } from './restated.ts';

/** Puts the unissued papers of a unit under its present heading, after a renaming, a corrected name, or one taken back. Repeated, it changes nothing. */
export const restateRenamed: TaskRunner = ({ services, id }) =>
  actForUnit(services, id('unitId'), async ({ tx, house, actor }) => {
    const is = await findProfile(house, actor.unitId);
    if (!is) return;
    const papers = await lockUnderOtherHeading(tx, actor.unitId, is.issuingOrg);
    const put: { id: number; fields: Record<string, unknown> }[] = [];
    for (const { petitionId, visitId, ...paper } of papers) {
      const received = await findReceivingOffice(tx, { petitionId, visitId });
      put.push({
        id: paper.id,
        fields: underNewName({ ...paper, receivedByOrg: received?.issuingOrg ?? null, receivedByBecame: received?.became }, is),
      });
    }
    if (put.length > 0) await saveUnderHeading(tx, actor.unitId, put);
  });
