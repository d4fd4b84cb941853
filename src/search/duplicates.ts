// Petitions that may be the same as one being typed or just registered. Open petitions by number, name, decision and content.
// Denunciations are compared once both are in the book, by keyed fingerprints, and only for who may open the identities of both: whoever
// knows one of the two, because he registered it or handles it, cannot learn by asking who denounced in the other.
import type { Actor } from '../accounts/actor.ts';
import type { UnitTx } from '../database/tx.ts';
import type { PetitionStatus, PetitionType } from '../petitions/petition.ts';
import { type State, stateSql } from '../petitions/shown-tag.ts';
import type { SealedRecord } from '../sealing/policy.ts';
import { isRevealable, onlyRevealable } from '../sealing/queries.ts';
import type { CandidatePerson, DuplicateCandidate } from './candidate.ts';
import { fold, idKey } from './fold.ts';
import { homeKey, homeKeySql } from './home.ts';
import { contentOf } from './index.ts';
import { bandHashes, shingles, similarity } from './minhash.ts';
import { isLike, type Likeness, weigh } from './resemblance.ts';

export interface DuplicateHit {
  likeness: Likeness;
  unitId: number;
  unitName: string;
  id: number;
  year: number;
  number: number;
  petitionType: PetitionType;
  instance: 'first' | 'second' | null;
  denunciationRound: 'first' | 'continued' | null;
  sealed: boolean;
  status: PetitionStatus;
  outcome: string | null;
  /** Of its proceeding; null without one. */
  state: State | null;
  receivedOn: string;
  senderLabel: string | null;
  subject: string | null;
}

const mostCandidates = 60;
const mostHits = 10;

const bySender = (party: string) => `${party}.role in ('complainant','petitioner','representative','authorized_agent')`;

/** Somebody of this name at this address, of whom one of the two does not say the year of birth. $12 names, $13 addresses with the ward, $14 without it, $11 years of birth. */
const atHome = `select s.unit_id, s.petition_id, false, false, false, true
         from unnest($12::text[], $13::text[], $14::text[], $11::int[]) as typed(name_key, home, house, birth_year)
         join parties s on s.name_key collate "C" = typed.name_key and s.petition_id is not null and not s.sealed and ${bySender('s')}
        where typed.house <> '' and s.address <> '' and (s.birth_year is null or typed.birth_year is null)
          and (${homeKeySql("s.address || ' ' || s.ward_text")} = typed.home
            or ((s.ward_text = '' or typed.home = typed.house) and ${homeKeySql('s.address')} = typed.house))`;

const columns = `p.unit_id, u.name as unit_name, p.id, p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.sealed, p.status, p.outcome, ${stateSql('p')} as state, p.received_on`;

/**
 * Ranked, at most ten. Petitions the wall hides from the actor are never among them. One query. A denunciation being typed gets
 * no answer: a panel that answers while one types would be asked for names, numbers and telephones of others.
 */
export async function findDuplicates(tx: UnitTx, candidate: DuplicateCandidate): Promise<DuplicateHit[]> {
  return candidate.sealed ? [] : findOpen(tx, candidate);
}

/**
 * The same for a petition already in the book; what was answered of it already is left out. Of a denunciation it is answered to who may
 * open its own identities, and only with those whose identities he may open too.
 */
export async function findDuplicatesOf(
  tx: UnitTx,
  actor: Actor,
  petition: SealedRecord & { id: number; sealed: boolean },
): Promise<DuplicateHit[]> {
  if (petition.sealed && !(await isRevealable(tx, actor, petition))) return [];
  const hits = petition.sealed
    ? await findSealed(tx, actor, await storedDigests(tx, petition), petition.id)
    : await findOpen(tx, await storedCandidate(tx, petition));
  const known = await tx.rows<{ other: number }>(
    `select other_petition_id as other from petition_links where unit_id = $1 and petition_id = $2 union select petition_id from petition_links where unit_id = $1 and other_petition_id = $2`,
    [petition.unitId, petition.id],
  );
  const linked = new Set(known.map((row) => row.other));
  return hits.filter((hit) => !linked.has(hit.id));
}

async function findOpen(tx: UnitTx, candidate: DuplicateCandidate): Promise<DuplicateHit[]> {
  const ids = [...new Set(candidate.people.map((person) => idKey(person.idNumber)).filter((key) => key.length >= 6))];
  const named = candidate.people.filter((person) => person.name !== '' && person.birthYear !== null);
  const contested = candidate.contestedNumber === '' ? '' : `${candidate.contestedNumber} ${candidate.contestedBy}`;
  // The number and the day say which decision it is, where one of the two leaves the issuer out.
  const decided = candidate.contestedNumber !== '' && candidate.contestedOn !== null;
  const text = contentOf(candidate.texts);
  // The index holds the contested decision with the content; the exact measure compares the content alone.
  const bands = bandHashes(contentOf([...candidate.texts, contested.trim()].filter(Boolean)));
  const homes = candidate.people.map(({ address, ward }) => ({ house: homeKey(address, ''), home: homeKey(address, ward) }));
  const isAtHome = candidate.people.some(({ name }, index) => name !== '' && homes[index]?.house !== '');
  if (ids.length === 0 && named.length === 0 && contested === '' && bands.length === 0 && !isAtHome) return [];
  const rows = await tx.rows<
    Omit<DuplicateHit, 'likeness'> & {
      sameId: boolean;
      sameName: boolean;
      sameContested: boolean;
      sameBareName: boolean;
      sameHome: boolean;
      summary: string | null;
      request: string | null;
    }
  >(
    `with alike as (
       select unit_id, petition_id, same_id, same_name, same_contested, false as same_home from search_duplicates($1::text[], $2::text[], $3::int[], $4, $5::bigint[], $6)
        union all
       select unit_id, petition_id, false, false, true, false from petition_contents
        where contested_on = $7::date and not sealed and fold(contested_number) = fold($8) and ($9 = '' or contested_by = '')
        union all
       ${atHome}),
     d as (select unit_id, petition_id, bool_or(same_id) as same_id, bool_or(same_name) as same_name, bool_or(same_contested) as same_contested, bool_or(same_home) as same_home from alike group by 1, 2)
     select ${columns}, c.sender_label, c.subject, c.summary, c.request, d.same_id, d.same_name, d.same_contested, d.same_home,
            exists (select 1 from parties s, unnest($10::text[], $11::int[]) as typed(name, birth_year)
                     where s.unit_id = d.unit_id and s.petition_id = d.petition_id and not s.sealed and typed.name <> '' and ${bySender('s')}
                       and fold(s.name) = fold(typed.name) and (s.birth_year is null or typed.birth_year is null)) as same_bare_name
       from d
       join petitions p on p.unit_id = d.unit_id and p.id = d.petition_id and p.status <> 'void' join units u on u.id = p.unit_id
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id`,
    [
      ids,
      named.map((person) => person.name),
      named.map((person) => person.birthYear),
      contested,
      bands,
      mostCandidates,
      decided ? candidate.contestedOn : null,
      candidate.contestedNumber,
      candidate.contestedBy,
      candidate.people.map((person) => person.name),
      candidate.people.map((person) => person.birthYear),
      candidate.people.map((person) => fold(person.name)),
      homes.map(({ home }) => home),
      homes.map(({ house }) => house),
    ],
  );
  const own = shingles(text);
  return ranked(
    rows
      .filter((row) => row.id !== candidate.exceptId)
      .map(({ sameId, sameName, sameContested, sameBareName, sameHome, summary, request, ...hit }) => ({
        ...hit,
        likeness: {
          sameId,
          sameName,
          sameContested,
          samePhone: false,
          sameBareName,
          sameHome,
          similarity: similarity(own, shingles(contentOf([hit.subject ?? '', summary ?? '', request ?? '']))),
        },
      })),
  );
}

async function findSealed(
  tx: UnitTx,
  actor: Actor,
  digests: readonly { kind: string; hex: string }[],
  exceptId: number | null,
): Promise<DuplicateHit[]> {
  if (digests.length === 0) return [];
  const rows = await tx.rows<Omit<DuplicateHit, 'likeness'> & SealedRecord & { kinds: string[] }>(
    `with same as (
       select b.petition_id, array_agg(distinct b.kind) as kinds from unnest($2::text[], $3::text[]) as x(kind, hex)
         join blind_indexes b on b.unit_id = $1 and b.kind = x.kind and b.digest = decode(x.hex, 'hex') group by 1)
     select ${columns}, p.assigned_to, p.past_head, p.registered_by, c.sender_label, c.subject, s.kinds from same s
       join petitions p on p.unit_id = $1 and p.id = s.petition_id and p.status <> 'void' and not p.past_head join units u on u.id = p.unit_id
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
      where p.id is distinct from $4::bigint order by p.received_on desc limit ${mostCandidates}`,
    [actor.unitId, digests.map((one) => one.kind), digests.map((one) => one.hex), exceptId],
  );
  const shown = await onlyRevealable(tx, actor, rows);
  return ranked(
    shown.map(({ kinds, assignedTo: _assigned, pastHead: _past, registeredBy: _by, ...hit }) => ({
      ...hit,
      likeness: {
        sameId: kinds.includes('id_number'),
        sameName: kinds.includes('name_year'),
        samePhone: kinds.includes('phone'),
        sameHome: kinds.includes('name_home'),
        sameContested: false,
        similarity: 0,
      },
    })),
  );
}

function ranked(hits: DuplicateHit[]): DuplicateHit[] {
  return hits
    .filter((hit) => isLike(hit.likeness))
    .sort((one, other) => weigh(other.likeness) - weigh(one.likeness) || other.id - one.id)
    .slice(0, mostHits);
}

function storedDigests(tx: UnitTx, petition: { unitId: number; id: number }): Promise<{ kind: string; hex: string }[]> {
  return tx.rows("select kind, encode(digest, 'hex') as hex from blind_indexes where unit_id = $1 and petition_id = $2", [
    petition.unitId,
    petition.id,
  ]);
}

async function storedCandidate(tx: UnitTx, petition: { unitId: number; id: number }): Promise<DuplicateCandidate> {
  const content = await tx.maybe<{
    subject: string;
    summary: string;
    request: string;
    contestedNumber: string;
    contestedBy: string;
    contestedOn: string | null;
  }>(
    'select subject, summary, request, contested_number, contested_by, contested_on from petition_contents where unit_id = $1 and petition_id = $2',
    [petition.unitId, petition.id],
  );
  const people = await tx.rows<CandidatePerson>(
    `select name, birth_year, coalesce(id_number, '') as id_number, phone, address, ward_text as ward from parties
      where unit_id = $1 and petition_id = $2 and not sealed and ${bySender('parties')} order by ordinal`,
    [petition.unitId, petition.id],
  );
  return {
    sealed: false,
    people,
    contestedNumber: content?.contestedNumber ?? '',
    contestedBy: content?.contestedBy ?? '',
    contestedOn: content?.contestedOn ?? null,
    texts: content ? [content.subject, content.summary, content.request].filter(Boolean) : [],
    exceptId: petition.id,
  };
}
