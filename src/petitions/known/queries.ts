// Citizens a unit has met before, at the desk or by a petition: one search for reception and intake, one wall before it.
import type { UnitTx } from '../../database/tx.ts';
import { fold, isNumbered } from '../../search/fold.ts';
import { tidyIdNumber } from '../id-numbers.ts';

export interface KnownPerson {
  partyId: number;
  name: string;
  gender: string | null;
  birthYear: number | null;
  idType: string | null;
  idNumber: string | null;
  idIssuedOn: string | null;
  idIssuedBy: string;
  phone: string;
  wardText: string;
  address: string;
  visits: number;
  petitions: number;
  firstYear: number;
  lastVisitId: number | null;
  lastPetitionId: number | null;
}

/**
 * Citizens this unit has met, by identity number or by the beginning of the name without marks. Own unit only; never a sealed one;
 * people somebody else complained of are not "known".
 */
export async function listKnownPeople(
  tx: UnitTx,
  unitId: number,
  asked: { idNumber: string; name: string },
): Promise<KnownPerson[]> {
  const number = tidyIdNumber('can_cuoc', asked.idNumber);
  const key = fold(asked.name);
  const byNumber = number.length >= 8 && isNumbered(asked.idNumber);
  if (!byNumber && key.replace(/\s/g, '').length < 4) return [];
  return tx.rows<KnownPerson>(
    `with met as (
       select p.*, coalesce(v.received_on, t.received_on) as on_date, coalesce(numbered_id(p.id_number), p.name_key || '|' || coalesce(p.birth_year, 0)) as who
         from parties p
         left join visits v on v.unit_id = p.unit_id and v.id = p.visit_id
         left join petitions t on t.unit_id = p.unit_id and t.id = p.petition_id
        where p.unit_id = $1 and not p.sealed and p.role not in ('respondent', 'denounced', 'related_party', 'companion')
          and not coalesce(v.sealed, false) and not coalesce(t.sealed, false) and coalesce(v.status, '') <> 'void' and coalesce(t.status, '') <> 'void'
          and ${byNumber ? 'p.id_number in ($2, $3)' : `p.name_key collate "C" >= $2 and p.name_key collate "C" < $2 || chr(1114111)`})
     select distinct on (m.who) m.id as party_id, m.name, m.gender, m.birth_year, m.id_type, m.id_number, m.id_issued_on, m.id_issued_by, m.phone, m.ward_text, m.address,
            count(m.visit_id) over w::int as visits, count(m.petition_id) over w::int as petitions, extract(year from min(m.on_date) over w)::int as first_year,
            max(m.visit_id) over w as last_visit_id, max(m.petition_id) over w as last_petition_id
       from met m window w as (partition by m.who) order by m.who, m.on_date desc, m.id desc limit 5`,
    // A paper without a number of a fixed shape is stored in its words.
    [unitId, ...(byNumber ? [number, tidyIdNumber('khac', asked.idNumber)] : [key])],
  );
}

/** What a known person brings into a form. */
export type PersonToFill = Pick<
  KnownPerson,
  'name' | 'gender' | 'birthYear' | 'idType' | 'idNumber' | 'idIssuedOn' | 'idIssuedBy' | 'phone' | 'wardText' | 'address'
> & { email: string };

/** One known person by the row he was found in, for filling the form. Undefined when it is sealed or not ours. */
export function findKnownPerson(tx: UnitTx, unitId: number, partyId: number): Promise<PersonToFill | undefined> {
  return tx.maybe<PersonToFill>(
    `select p.name, p.gender, p.birth_year, p.id_type, p.id_number, p.id_issued_on, p.id_issued_by, p.phone, p.email, p.ward_text, p.address
       from parties p left join visits v on v.unit_id = p.unit_id and v.id = p.visit_id left join petitions t on t.unit_id = p.unit_id and t.id = p.petition_id
      where p.unit_id = $1 and p.id = $2 and not p.sealed and p.role not in ('respondent', 'denounced', 'related_party', 'companion')
        and not coalesce(v.sealed, false) and not coalesce(t.sealed, false)`,
    [unitId, partyId],
  );
}
