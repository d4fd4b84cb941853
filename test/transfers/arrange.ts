// Petitions ready to be sent, made through the real registration; only the approval in between is written straight.
import { expect } from 'vitest';
import { blankRegistration, blankSender } from '../../src/petitions/blank.ts';
import { type Registration, registerPetition, type SenderInput } from '../../src/petitions/registration.ts';
import type { TestApp } from '../support/app.ts';

export const someone: SenderInput = {
  ...blankSender,
  name: 'Nguyễn Thị Hạnh',
  birthYear: 1971,
  gender: 'female',
  idType: 'CCCD',
  idNumber: '001171000123',
  phone: '0912000345',
  email: 'hanh@example.org',
  address: 'Số 3 ngõ 12 phố Đội Cấn',
};

export function registration(changes: Partial<Registration> = {}): Registration {
  return {
    ...blankRegistration,
    declaredType: 'KNPA',
    knpaKind: 'kien_nghi',
    source: 'post',
    receivedOn: '2026-11-23',
    writtenOn: '2026-11-20',
    senders: [someone],
    subject: 'Kiến nghị sửa đường ngõ 12',
    summary: 'Đường ngõ 12 hư hỏng, nước đọng lâu ngày.',
    request: 'Đề nghị sửa đường.',
    field: 'OTHER',
    ...changes,
  };
}

export interface Ready {
  id: number;
  number: string;
  publicCode: string | null;
  pin: string | null;
}

/** A petition of Ba Đình, approved for transfer. */
export async function readyToSend(app: TestApp, changes: Partial<Registration> = {}, login = 'hoa.badinh'): Promise<Ready> {
  const registered = await app.as(login, (act) => registerPetition(act, registration(changes)));
  await approve(app, registered.id);
  return registered;
}

/** What classification, proposal and approval leave behind. */
export async function approve(app: TestApp, id: number): Promise<void> {
  await app.database.owner(
    "update petitions set status = 'approved', outcome = 'transfer', next_role = 'clerk', next_act = 'transfer', classified_at = registered_at, classified_by = registered_by where id = $1",
    [id],
  );
}

export const toNgocHa = async (app: TestApp) => ({
  toUnitId: await app.database.unitId('00008'),
  toOutside: '',
  reason: 'Nội dung thuộc thẩm quyền phường Ngọc Hà',
  basis: 'Thông tư số 05/2021/TT-TTCP',
  paperId: null,
  sentOn: '2026-11-25',
});

/** None of these words stands in any row of any table. */
export async function expectNowhere(app: TestApp, words: readonly string[]): Promise<void> {
  const tables = await app.database.owner<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('public','search') and table_type = 'BASE TABLE'",
  );
  for (const { name } of tables) {
    const found = await app.database.owner<{ n: number }>(
      `select count(*)::int as n from ${name} t where t::text ilike any ($1)`,
      [words.map((word) => `%${word}%`)],
    );
    expect([name, found[0]?.n]).toEqual([name, 0]);
  }
}
