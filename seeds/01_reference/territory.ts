// Hà Nội's territory over time: 30 districts and 584 communes as they stood in 2017, the 526 left by June 2025, the 126 since
// 01/7/2025 (Nghị quyết 1656/NQ-UBTVQH15), and who took over whom. Old structures are history: never deleted, closed for new work.
import { readTable } from './files.ts';
import {
  cityInspectorate,
  keyOf,
  localGovernmentLaw,
  type SeedParent,
  type SeedProfile,
  type SeedSuccessor,
  type SeedUnit,
  type UnitKey,
} from './rows.ts';

/** The last change before the list of 2017: Từ Liêm became two districts (Nghị quyết 132/NQ-CP, in force 01/4/2014). */
const LIST_OF_2017 = '2014-04-01';
/** Two tiers: no districts, 126 communes. */
const TWO_TIERS = '2025-07-01';
const CITY_SINCE = '2008-08-01';

export const city: SeedUnit = {
  scheme: 'gso',
  code: '01',
  from: CITY_SINCE,
  until: null,
  level: 'province',
  unitType: 'Thành phố',
  name: 'Thành phố Hà Nội',
  shortName: 'Hà Nội',
  note: '',
};

export interface Territory {
  units: SeedUnit[];
  parents: SeedParent[];
  successors: SeedSuccessor[];
  profiles: SeedProfile[];
}

const unitColumns = ['code', 'level', 'unit_type', 'parent_code', 'name', 'full_name'] as const;
type UnitRow = Record<(typeof unitColumns)[number], string>;

/** Every territorial unit with its parents, its successors and, for the communes of today, how it signs. */
export function readTerritory(): Territory {
  const of2017 = readTable('hanoi-units-2017.csv', unitColumns);
  const beforeMerge = readTable('hanoi-units-2025-06-premerge.csv', unitColumns);
  const today = readTable('hanoi-units-2025.csv', [...unitColumns, 'decree', 'old_district_codes', 'hq_address']);
  const lineage = readTable('hanoi-lineage-2017-2025.csv', [
    'code_2017',
    'code_2025_06',
    'relation_2017_to_2025_06',
    'interim_decree',
    'confidence',
  ]);
  const merge = readTable('hanoi-merge-2025.csv', ['old_code', 'new_code', 'part', 'suggested_default']);

  const units: SeedUnit[] = [city];
  const parents: SeedParent[] = [];
  const successors: SeedSuccessor[] = [];
  const add = (unit: SeedUnit, parent: UnitKey) => {
    units.push(unit);
    parents.push({ unit: keyOf(unit), parent, from: unit.from, until: unit.until });
    return keyOf(unit);
  };

  const districts = new Map<string, UnitKey>();
  for (const row of of2017.filter(({ level }) => level === '2')) {
    districts.set(row.code, add(unitOf(row, 'district', LIST_OF_2017, TWO_TIERS), keyOf(city)));
  }
  const districtOf = (row: UnitRow) => found(districts, row.parent_code);

  // Which communes of June 2025 stood already in 2017 (same place, same name), and which an interim resolution made.
  const stayed = new Map<string, string>();
  const madeOn = new Map<string, string>();
  for (const row of lineage) {
    if (hasStayed(row.relation_2017_to_2025_06)) stayed.set(row.code_2017, row.code_2025_06);
    else madeOn.set(row.code_2025_06, interim(row.interim_decree).on);
  }

  const in2017 = new Map(of2017.map((row) => [row.code, row]));
  const inJune = new Map<string, UnitKey>();
  for (const row of beforeMerge.filter(({ level }) => level === '3')) {
    const isOld = stayed.get(row.code) === row.code;
    const unit = unitOf(row, 'commune', isOld ? LIST_OF_2017 : found(madeOn, row.code), TWO_TIERS);
    const written = in2017.get(row.code)?.full_name;
    if (isOld && written && written !== row.full_name) unit.note = `Có danh mục ghi là ${written}.`;
    inJune.set(row.code, add(unit, districtOf(row)));
  }

  for (const row of lineage.filter((line) => !hasStayed(line.relation_2017_to_2025_06))) {
    const { on, act } = interim(row.interim_decree);
    const unit = unitOf(found(in2017, row.code_2017), 'commune', LIST_OF_2017, on);
    unit.note = 'Danh mục chỉ ghi đơn vị kế tiếp chính; nếu xã, phường này được chia, cần hỏi lại địa chỉ.';
    const key = add(unit, districtOf(found(in2017, row.code_2017)));
    successors.push({ unit: key, successor: found(inJune, row.code_2025_06), on, part: 'part', act, suggested: true });
  }

  const now = new Map<string, UnitKey>();
  const profiles: SeedProfile[] = [];
  for (const row of today.filter(({ level }) => level === '2')) {
    const key = add(unitOf(row, 'commune', TWO_TIERS, null), keyOf(city));
    now.set(row.code, key);
    profiles.push(communeProfile(key, row));
    for (const code of row.old_district_codes.split(';')) {
      successors.push({
        unit: found(districts, code),
        successor: key,
        on: TWO_TIERS,
        part: 'part',
        act: row.decree,
        suggested: false,
      });
    }
  }
  for (const row of merge) {
    successors.push({
      unit: found(inJune, row.old_code),
      successor: found(now, row.new_code),
      on: TWO_TIERS,
      part: partOf(row.part),
      act: '1656/NQ-UBTVQH15',
      suggested: row.suggested_default === '1',
    });
  }
  return { units, parents, successors, profiles };
}

function unitOf(row: UnitRow, level: SeedUnit['level'], from: string, until: string | null): SeedUnit {
  return {
    scheme: 'gso',
    code: row.code,
    from,
    until,
    level,
    unitType: row.unit_type,
    name: row.full_name,
    shortName: row.name,
    note: '',
  };
}

/** A people's committee has no superior in its letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục I). Print makes it capitals. */
function communeProfile(unit: UnitKey, row: UnitRow & { hq_address: string }): SeedProfile {
  return {
    unit,
    issuingOrg: `Ủy ban nhân dân ${row.unit_type.toLocaleLowerCase('vi')} ${row.name}`,
    superiorOrg: '',
    symbol: 'UBND',
    place: row.name,
    headTitle: 'CHỦ TỊCH',
    functionsBasis: localGovernmentLaw,
    inspectorate: cityInspectorate,
    address: row.hq_address,
    approvalRoute: 'leader',
  };
}

const hasStayed = (relation: string) => relation === 'same' || relation === 'respelled';

/** '895/NQ-UBTVQH14 (2020-03-01)' → its number and the day it took effect. */
function interim(decree: string): { act: string; on: string } {
  const [, act, on] = /^(\S+) \((\d{4}-\d{2}-\d{2})\)$/.exec(decree) ?? [];
  if (!act || !on) throw new Error(`hanoi-lineage-2017-2025.csv: unreadable decree "${decree}"`);
  return { act, on };
}

function partOf(part: string): SeedSuccessor['part'] {
  if (part === 'whole' || part === 'part' || part === 'remainder') return part;
  throw new Error(`hanoi-merge-2025.csv: unknown part "${part}"`);
}

function found<T>(map: ReadonlyMap<string, T>, code: string): T {
  const value = map.get(code);
  if (value === undefined) throw new Error(`Reference data: no unit with code ${code}`);
  return value;
}
