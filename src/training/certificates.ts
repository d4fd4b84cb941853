// Certificates: who of a class has passed enough exercises, by the marks as they stand; recorded in production for good.
import { recordHouseEvent } from '../audit/events.ts';
import { FormInvalid } from '../errors.ts';
import type { Context } from '../web/pages.ts';
import { openRealmOf } from './actions.ts';
import { readBoard } from './board.ts';
import { insertCertificates, lockCertificates, lockClass } from './records.ts';

/**
 * Gives every named trainee who has passed at least so many exercises a certificate. Who has one keeps it.
 * @returns how many were made
 * @throws FormInvalid when nobody qualifies
 */
export async function issueCertificates(
  context: Context,
  id: number,
  form: { passed: number; issuedOn: string },
): Promise<number> {
  const { house, actor, moment, requestId } = context;
  const row = await lockClass(house, id);
  const board = await readBoard(await openRealmOf(context, row));
  const worthy = board.rows.filter(({ trainee, passed }) => passed >= form.passed && trainee.name !== '');
  if (worthy.length === 0)
    throw new FormInvalid({
      passed: `Chưa học viên nào có tên trong danh sách lớp đạt ${form.passed} bài. Giảm số bài phải đạt, hoặc chờ học viên làm thêm.`,
    });
  await lockCertificates(house);
  const made = await insertCertificates(
    house,
    worthy.map(({ trainee, passed }) => ({
      classId: id,
      seat: trainee.seat,
      personName: trainee.name,
      homeUnitId: trainee.homeUnitId,
      homeUnit: trainee.homeUnit,
      passed,
      asked: board.exercises.length,
      issuedOn: form.issuedOn,
      issuedBy: actor.accountId,
    })),
  );
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    unitId: actor.unitId,
    kind: 'training.certificates_issued',
    data: { classId: id, made },
    requestId,
  });
  return made;
}
