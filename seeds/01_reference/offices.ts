// The city's own offices over time: the people's committee, departments, inspectorate, reception board, and the bodies it
// writes to. The post "Chủ tịch UBND Thành phố" is held by an officer; it is no unit (decisions 15).
import { readTable } from './files.ts';
import {
  cityInspectorate,
  keyOf,
  localGovernmentLaw,
  type SeedParent,
  type SeedProfile,
  type SeedReach,
  type SeedSuccessor,
  type SeedUnit,
  type SeedUnits,
  type UnitKey,
} from './rows.ts';
import { city } from './territory.ts';

const columns = [
  'key',
  'name',
  'short_name',
  'group',
  'parent_key',
  'valid_from',
  'valid_to',
  'successor_key',
  'legal_basis',
  'confidence',
] as const;
type Row = Record<(typeof columns)[number], string>;

/** Offices that may hold accounts and work here; parties, courts and the vertical services are bodies outside the system. */
const workingGroups = new Set(['co_quan_chuyen_mon', 'to_chuc_hanh_chinh']);
/** An office that ended before the two-tier structure never worked in this system. */
const WORK_BEGAN = '2025-07-01';

export function readOffices(): Omit<SeedUnits, 'units'> & { units: SeedUnit[] } {
  const rows = readTable('hanoi-departments.csv', columns).filter(({ key }) => key !== 'chu-tich-ubnd-tp');
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const keyFor = (slug: string): UnitKey => {
    if (slug === 'ubnd-tp') return keyOf(city);
    const row = byKey.get(slug);
    if (!row) throw new Error(`hanoi-departments.csv: no office ${slug}`);
    return { scheme: 'department', code: slug, from: row.valid_from };
  };

  const units: SeedUnit[] = [];
  const parents: SeedParent[] = [];
  const successors: SeedSuccessor[] = [];
  const profiles: SeedProfile[] = [cityProfile];
  for (const row of rows.filter(({ key }) => key !== 'ubnd-tp')) {
    const unit = unitOf(row);
    units.push(unit);
    parents.push(...parentsOf(row, byKey, keyFor));
    if (row.successor_key && unit.until) {
      successors.push({
        unit: keyOf(unit),
        successor: keyFor(row.successor_key),
        on: unit.until,
        part: 'whole',
        act: row.legal_basis,
        suggested: true,
      });
    }
    if (workingGroups.has(row.group) && (unit.until === null || unit.until > WORK_BEGAN)) profiles.push(profileOf(row));
  }
  const codes = [{ unit: keyOf(city), scheme: 'department' as const, code: 'ubnd-tp', from: city.from, until: null }];
  return { units, codes, parents, successors, profiles, reach: reach(keyFor) };
}

/** Who reads the whole city: the inspectorate, the reception board, the city's leader (decisions 5); of who reports for
 * the inspectorate the numbers only (accounts/permissions.ts). Other staff read their own unit. */
function reach(keyFor: (slug: string) => UnitKey): SeedReach[] {
  const whole = (slug: string, role: string): SeedReach => ({ unit: keyFor(slug), role, scope: 'city', from: WORK_BEGAN });
  return [
    whole('ubnd-tp', 'leader'),
    whole('thanh-tra-tp', 'chief_inspector'),
    whole('thanh-tra-tp', 'auditor'),
    whole('thanh-tra-tp', 'reporter'),
    whole('ban-tiep-cong-dan', 'reception_board_head'),
  ];
}

/** Parents at dates: when a parent is taken over, its successor is the parent from that day on. */
function parentsOf(row: Row, byKey: ReadonlyMap<string, Row>, keyFor: (slug: string) => UnitKey): SeedParent[] {
  const unit = keyFor(row.key);
  const spans: SeedParent[] = [];
  let from = row.valid_from;
  for (let slug = row.parent_key; slug; ) {
    const parent = byKey.get(slug);
    const ends = parent?.valid_to && (row.valid_to === '' || parent.valid_to < row.valid_to) ? parent.valid_to : '';
    spans.push({ unit, parent: keyFor(slug), from, until: ends || row.valid_to || null });
    from = ends;
    slug = ends ? (parent?.successor_key ?? '') : '';
  }
  return spans;
}

function unitOf(row: Row): SeedUnit {
  return {
    scheme: 'department',
    code: row.key,
    from: row.valid_from,
    until: row.valid_to || null,
    level: workingGroups.has(row.group) ? 'department' : 'other',
    unitType: typeOf(row.name),
    name: row.name,
    shortName: row.short_name,
    note: row.confidence === 'high' ? '' : 'Thời gian hoạt động của cơ quan này cần được người quản trị kiểm tra lại.',
  };
}

function typeOf(name: string): string {
  return ['Sở', 'Thanh tra', 'Văn phòng', 'Trung tâm', 'Ban'].find((type) => name.startsWith(`${type} `)) ?? 'Cơ quan';
}

const underCity = 'Ủy ban nhân dân thành phố Hà Nội';

const cityProfile: SeedProfile = {
  unit: keyOf(city),
  issuingOrg: underCity,
  superiorOrg: '',
  symbol: 'UBND',
  place: 'Hà Nội',
  headTitle: 'CHỦ TỊCH',
  functionsBasis: localGovernmentLaw,
  inspectorate: cityInspectorate,
  address: '',
  approvalRoute: 'leader',
};

function profileOf(row: Row): SeedProfile {
  const shared = {
    unit: { scheme: 'department' as const, code: row.key, from: row.valid_from },
    superiorOrg: underCity,
    place: 'Hà Nội',
    functionsBasis: '',
    inspectorate: cityInspectorate,
    address: '',
  };
  const issuingOrg = row.name.replace('Thành phố', 'thành phố');
  if (row.key === 'thanh-tra-tp')
    return {
      ...shared,
      issuingOrg: 'Thanh tra thành phố Hà Nội',
      symbol: 'TTTP',
      headTitle: 'CHÁNH THANH TRA',
      inspectorate: '',
      approvalRoute: 'leader',
    };
  if (row.key === 'ban-tiep-cong-dan') {
    return {
      ...shared,
      superiorOrg: 'Văn phòng Ủy ban nhân dân thành phố Hà Nội',
      issuingOrg: 'Ban Tiếp công dân thành phố Hà Nội',
      symbol: 'BTCD',
      headTitle: 'TRƯỞNG BAN',
      approvalRoute: 'leader',
    };
  }
  const headTitle = row.name.startsWith('Văn phòng')
    ? 'CHÁNH VĂN PHÒNG'
    : row.name.startsWith('Ban ')
      ? 'TRƯỞNG BAN'
      : 'GIÁM ĐỐC';
  const symbol = row.key === 'vp-ubnd' ? 'VP' : row.short_name;
  return { ...shared, issuingOrg, symbol, headTitle, approvalRoute: 'unit_head_then_leader' };
}
