// Certificates: who of a class has passed enough exercises, by the marks as they stand; recorded in production for good.
import { FormInvalid } from '../errors.ts';
import type { Context } from '../web/pages.ts';
import { lockOpenClass, openRealmOf } from './actions.ts';
import { readBoard } from './board.ts';
import { exercisesAsked } from './queries.ts';
import { recordTraining } from './record.ts';
import { insertCertificates, lockCertificates } from './records.ts';

/**
 * Gives every named trainee who has passed at least so many exercises a certificate. Who has one keeps it.
 * @returns how many were made
 * @throws FormInvalid for fewer exercises than a wave of their offices asks for, and when nobody qualifies; NotAllowedNow when the class is closed: nothing is left to count by
 */
export async function issueCertificates(
  context: Context,
  id: number,
  form: { passed: number; issuedOn: string },
): Promise<number> {
  const { house, actor } = context;
  const row = await lockOpenClass(context, id);
  const asked = await exercisesAsked(
    house,
    row.people.flatMap(({ homeUnitId }) => homeUnitId ?? []),
  );
  if (form.passed < asked)
    throw new FormInvalid({
      passed: `Đợt triển khai của đơn vị có người trong lớp yêu cầu mỗi người đạt từ ${asked} bài: chứng nhận ít bài hơn không tính là đã tập huấn.`,
    });
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
  await recordTraining(context, 'training.certificates_issued', { classId: id, made });
  return made;
}
