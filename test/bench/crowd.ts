// Who the fifty officers are: everybody of the cast's wards and departments who works on petitions, each on the pages of his own office.
import { cast } from '../../seeds/02_demo/cast.ts';
import { matrix } from '../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../src/accounts/roles.ts';
import { asOwner } from '../../src/database/owner.ts';
import type { Officer } from './officers.ts';

const holds = (role: OfficerRole, permission: keyof typeof matrix) => (matrix[permission] as readonly string[]).includes(role);

/**
 * @param many how many; those of the cast sit down more than once where there are fewer
 * @throws Error when no office of theirs has a petition
 */
export async function officersOfTheCast(ownerUrl: string, many: number): Promise<Officer[]> {
  // Whoever has two posts chooses one at the sign-in: not here.
  const people = cast.filter(({ assignments }) => assignments.length === 1 && holds(assignments[0].role, 'petition:read'));
  const petitions = await asOwner(ownerUrl, (tx) =>
    tx.rows<{ login: string; id: number; label: string }>(
      `select c.login, p.id, p.label from accounts c join assignments a on a.account_id = c.id
         cross join lateral (select p.id, w.sender_label as label from petitions p join petition_contents w on w.unit_id = p.unit_id and w.petition_id = p.id
           where p.unit_id = a.unit_id and not p.sealed and p.public_code is not null order by p.id limit 1) p where c.login = any ($1::text[])`,
      [people.map(({ login }) => login)],
    ),
  );
  const officers = people.flatMap(({ login, assignments: [{ role }] }): Officer[] => {
    const own = petitions.find((one) => one.login === login);
    if (!own) return [];
    const paths = ['/work', '/petitions', `/petitions/${own.id}`, `/search?q=${encodeURIComponent(own.label)}`];
    return [{ login, paths, mayRegister: holds(role, 'petition:register') }];
  });
  if (officers.length === 0) throw new Error('No office of the cast has a petition');
  return Array.from({ length: many }, (_, index) => officers[index % officers.length] as Officer);
}
