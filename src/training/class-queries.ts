// Reading a class, in its own database: who sits where, what each began, the exercises it was given, mail that went nowhere.
import type { OfficerRole } from '../accounts/roles.ts';
import type { HouseTx, UnitTx } from '../database/tx.ts';
import type { StoredBlob } from '../documents/file-store.ts';
import { classDay } from './class-settings.ts';
import { Exercise } from './exercise.ts';
import type { Mark } from './marking.ts';

export interface Trainee {
  id: number;
  seat: number;
  name: string;
  homeUnitId: number | null;
  homeUnit: string;
  wardId: number;
  wardName: string;
  departmentId: number;
  departmentName: string;
  /** Since when this place stands as it is: what was begun before belongs to an earlier try. */
  madeAt: Date;
  isBookFilled: boolean;
}

const trainee = `select t.id, t.seat, t.name, t.home_unit_id, t.home_unit, t.ward_id, w.name as ward_name, t.department_id,
    d.name as department_name, t.made_at, t.book_filled_at is not null as is_book_filled
  from trainees t join units w on w.id = t.ward_id join units d on d.id = t.department_id`;

/** Everybody in the class, by seat. */
export function listTrainees(house: HouseTx): Promise<Trainee[]> {
  return house.rows<Trainee>(`${trainee} order by t.seat`);
}

/** The trainee who plays this account. @throws NotFound for anybody else */
export function traineeOf(house: HouseTx, accountId: number): Promise<Trainee> {
  return house.one<Trainee>(`${trainee} where t.id = (select trainee_id from trainee_accounts where account_id = $1)`, [
    accountId,
  ]);
}

export interface PartAccount {
  accountId: number;
  assignmentId: number;
  login: string;
  name: string;
  title: string;
  unitName: string;
  epoch: number;
}

/** All the parts of one trainee, in the order they were made. */
export function listParts(house: HouseTx, traineeId: number): Promise<PartAccount[]> {
  return house.rows<PartAccount>(
    `select t.account_id, a.id as assignment_id, c.login, c.name, a.title, u.name as unit_name, c.session_epoch as epoch
       from trainee_accounts t join accounts c on c.id = t.account_id join assignments a on a.account_id = c.id join units u on u.id = a.unit_id
      where t.trainee_id = $1 order by t.account_id`,
    [traineeId],
  );
}

/** The exercises of the class, in the order they were given. */
export async function listExercises(house: HouseTx): Promise<Exercise[]> {
  const rows = await house.rows<{ data: unknown }>('select data from training_exercises order by id');
  return rows.map(({ data }) => Exercise.parse(data));
}

/** The class's first day on its own clock: when it was given its exercises, made or begun anew. */
export async function firstDayOf(house: HouseTx): Promise<string | undefined> {
  const { first } = await house.one<{ first: Date | null }>('select min(written_at) as first from training_exercises');
  return first ? classDay(first) : undefined;
}

export interface Attempt {
  id: number;
  traineeId: number;
  exerciseCode: string;
  startedAt: Date;
  startedOn: string;
  afterPetition: number;
  afterVisit: number;
  untilPetition: number | null;
  untilVisit: number | null;
  given: Record<string, number>;
  timesMarked: number;
  marks: Mark[] | null;
  passed: number | null;
  asked: number | null;
  /** The tries of the same exercise before this one, since the place was made. */
  earlier: { given: Record<string, number>; marks: Mark[] | null }[];
}

/** The latest try of each exercise by each trainee (or by one), since his place was made. */
export function listAttempts(house: HouseTx, traineeId: number | null): Promise<Attempt[]> {
  return house.rows<Attempt>(
    `select distinct on (a.trainee_id, a.exercise_code) a.id, a.trainee_id, a.exercise_code, a.started_at, a.started_on, a.after_petition, a.after_visit,
            a.until_petition, a.until_visit, a.given, a.times_marked, a.marks, a.passed, a.asked,
            coalesce((select json_agg(json_build_object('given', e.given, 'marks', e.marks) order by e.id desc) from training_attempts e
              where e.trainee_id = a.trainee_id and e.exercise_code = a.exercise_code and e.id < a.id and e.started_at >= t.made_at), '[]') as earlier
       from training_attempts a join trainees t on t.id = a.trainee_id and a.started_at >= t.made_at
      where $1::int is null or a.trainee_id = $1
      order by a.trainee_id, a.exercise_code, a.id desc`,
    [traineeId],
  );
}

export interface OutgoingMail {
  id: number;
  queuedAt: Date;
  recipient: string;
  subject: string;
  body: string;
}

/** Mail to citizens and officers that would have left the building; here it stays. The newest first. */
export function listOutgoing(tx: UnitTx, unitId: number): Promise<OutgoingMail[]> {
  return tx.rows<OutgoingMail>(
    'select id, queued_at, recipient, subject, body from messages where unit_id = $1 order by id desc limit 100',
    [unitId],
  );
}

/** The newest ids of the books of these offices: what comes later belongs to the exercise begun now. */
export async function newestIds(tx: UnitTx, unitIds: readonly number[]): Promise<{ petition: number; visit: number }> {
  return tx.one<{ petition: number; visit: number }>(
    `select coalesce((select max(id) from petitions where unit_id = any($1::int[])), 0)::bigint as petition,
            coalesce((select max(id) from visits where unit_id = any($1::int[])), 0)::bigint as visit`,
    [unitIds],
  );
}

export interface Wish {
  id: number;
  seat: number;
  homeUnit: string;
  /** Of the part that wrote it. */
  role: OfficerRole;
  page: string;
  words: string;
  askedAt: Date;
  /** Where its picture lies in the class, under the class's key; null of none, and of one a scanner found a virus in. */
  picture: Pick<StoredBlob, 'blobId' | 'keyId' | 'wrappedKey' | 'mediaType'> | null;
}

/** What trainees wrote at "Góp ý", the newest first. @param tx of whoever reads all offices of the class */
export async function listWishes(tx: UnitTx): Promise<Wish[]> {
  const rows = await tx.rows<
    Omit<Wish, 'picture'> & { blobId: string | null; keyId: string; wrappedKey: Buffer; mediaType: string; isInfected: boolean }
  >(
    `select r.id, t.seat, t.home_unit, r.role, r.page, r.words, r.asked_at, r.blob_id, r.key_id, r.wrapped_key, r.media_type, coalesce(r.scan_state = 'infected', false) as is_infected
       from feedback_requests r join trainee_accounts a on a.account_id = r.account_id join trainees t on t.id = a.trainee_id order by r.id desc`,
  );
  return rows.map(({ blobId, keyId, wrappedKey, mediaType, isInfected, ...wish }) => ({
    ...wish,
    picture: blobId === null || isInfected ? null : { blobId, keyId, wrappedKey, mediaType },
  }));
}

/** Of these petitions those that lie in the book as they were put there, and the day each came. */
export async function listUntouched(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
): Promise<{ id: number; receivedOn: string }[]> {
  if (ids.length === 0) return [];
  return tx.rows<{ id: number; receivedOn: string }>(
    "select id, received_on from petitions where unit_id = $1 and id = any($2::bigint[]) and status = 'received'",
    [unitId, ids],
  );
}

/** What a trainee reads whose session ended because the trainer had his seat begun anew; '' where it ended otherwise. */
export async function begunAnewWords(
  house: HouseTx,
  { accountId, epoch }: { accountId: number; epoch: number },
): Promise<string> {
  const begun = await house.maybe(
    `select 1 from trainee_accounts t join trainees x on x.id = t.trainee_id join accounts c on c.id = t.account_id
      where t.account_id = $1 and c.session_epoch > $2 and c.password_changed_at = x.made_at`,
    [accountId, epoch],
  );
  return begun
    ? 'Giảng viên vừa cho chỗ thực hành của ông, bà làm lại từ đầu: đơn, hồ sơ, bản nháp của lượt trước không còn. Đăng nhập bằng phiếu của mình để làm lại.'
    : '';
}
