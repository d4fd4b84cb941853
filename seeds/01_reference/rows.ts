// The rows reference seeding writes, whatever file they come from. Dates are 'YYYY-MM-DD'; `until` is the first day it no longer holds.

/** A unit is known by scheme, code and first day, because codes are reused (decisions 15). */
export interface UnitKey {
  scheme: 'gso' | 'department';
  code: string;
  from: string;
}

export interface SeedUnit extends UnitKey {
  until: string | null;
  level: 'province' | 'department' | 'district' | 'commune' | 'other';
  unitType: string;
  name: string;
  shortName: string;
  note: string;
}

export interface SeedParent {
  unit: UnitKey;
  parent: UnitKey;
  from: string;
  until: string | null;
}

export interface SeedSuccessor {
  unit: UnitKey;
  successor: UnitKey;
  on: string;
  part: 'whole' | 'part' | 'remainder';
  act: string;
  suggested: boolean;
}

export interface SeedProfile {
  unit: UnitKey;
  issuingOrg: string;
  superiorOrg: string;
  symbol: string;
  place: string;
  headTitle: string;
  functionsBasis: string;
  inspectorate: string;
  address: string;
  approvalRoute: 'leader' | 'unit_head_then_leader';
}

/** Where the people's committees have their powers from. */
export const localGovernmentLaw = 'Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025';

/** Wards and departments have no inspectorate of their own since 2025 (legal.md §11): the city's is told. A setting of each unit. */
export const cityInspectorate = 'Thanh tra thành phố Hà Nội';

export interface SeedReach {
  unit: UnitKey;
  role: string;
  scope: 'below' | 'city';
  from: string;
}

export interface SeedUnits {
  units: SeedUnit[];
  /** A second code of a unit already listed. */
  codes: { unit: UnitKey; scheme: 'gso' | 'department'; code: string; from: string; until: string | null }[];
  parents: SeedParent[];
  successors: SeedSuccessor[];
  profiles: SeedProfile[];
  reach: SeedReach[];
}

export const keyOf = (unit: UnitKey): UnitKey => ({ scheme: unit.scheme, code: unit.code, from: unit.from });
