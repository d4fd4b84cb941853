// The sixty sample petitions (petition-samples.json: invented places, no names), with their field and type in our own codes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config.ts';
import type { PetitionType } from '../../src/petitions/petition.ts';

interface StoredSample {
  id: string;
  type: 'khieu_nai' | 'to_cao' | 'kien_nghi' | 'phan_anh';
  title: string;
  content: string;
  requested_outcome: string;
  against_role: string;
  signatories: number;
}

export interface Sample {
  id: string;
  type: PetitionType;
  knpaKind: 'kien_nghi' | 'phan_anh' | null;
  /** Leaf of petition.ts fields. */
  field: string;
  subject: string;
  summary: string;
  request: string;
  /** Post of whoever it is against, no name. */
  against: string;
  signatories: number;
}

/** Leaf field of each sample, PS001 first. */
const fields = [
  // Khiếu nại
  ...['LAND.1', 'LAND.2', 'LAND.1', 'LAND.7', 'LAND.6', 'HOUSING.4', 'HOUSING.1', 'HOUSING.2', 'POLICY.3', 'POLICY.4'],
  ...['POLICY.5', 'ADMIN_OTHER.10', 'CIVIL_SERVICE.1', 'ADMIN_OTHER.4', 'POLICY.2'],
  // Tố cáo
  ...['CORRUPTION', 'CORRUPTION', 'CORRUPTION', 'CORRUPTION', 'ADMIN_OTHER.9', 'LAND.7', 'LAND.2', 'LAND.7', 'HOUSING.4'],
  ...['ADMIN_OTHER.1', 'CIVIL_SERVICE.3', 'CIVIL_SERVICE.2', 'ADMIN_OTHER.4', 'ADMIN_OTHER.5', 'POLICY.6'],
  // Kiến nghị
  ...['ADMIN_OTHER.3', 'ADMIN_OTHER.3', 'ADMIN_OTHER.3', 'POLICY.6', 'POLICY.6', 'ADMIN_OTHER.8', 'ADMIN_OTHER.4'],
  ...['ADMIN_OTHER.4', 'ADMIN_OTHER.5', 'ADMIN_OTHER.5', 'LAND.7', 'ADMIN_OTHER.2', 'ADMIN_OTHER.1', 'ADMIN_OTHER.11'],
  'ADMIN_OTHER.11',
  // Phản ánh
  ...['ADMIN_OTHER.3', 'ADMIN_OTHER.6', 'ADMIN_OTHER.3', 'ADMIN_OTHER.3', 'ADMIN_OTHER.3', 'ADMIN_OTHER.1', 'HOUSING.4'],
  ...['ADMIN_OTHER.4', 'ADMIN_OTHER.4', 'ADMIN_OTHER.5', 'ADMIN_OTHER.5', 'ADMIN_OTHER.11', 'ADMIN_OTHER.1', 'LAND.7'],
  'ADMIN_OTHER.7',
];

const types: Record<StoredSample['type'], PetitionType> = { khieu_nai: 'KN', to_cao: 'TC', kien_nghi: 'KNPA', phan_anh: 'KNPA' };

/** All samples by id ('PS001'). Reads the file once a call: only seeding asks. */
export function readSamples(): Map<string, Sample> {
  const text = readFileSync(join(projectRoot, 'seeds', '02_demo', 'petition-samples.json'), 'utf8');
  const { samples } = JSON.parse(text) as { samples: StoredSample[] };
  return new Map(
    samples.map((stored, index) => [
      stored.id,
      {
        id: stored.id,
        type: types[stored.type],
        knpaKind: stored.type === 'kien_nghi' || stored.type === 'phan_anh' ? stored.type : null,
        field: fields[index] ?? 'OTHER',
        subject: stored.title,
        summary: stored.content,
        request: stored.requested_outcome,
        against: stored.against_role,
        signatories: stored.signatories,
      },
    ]),
  );
}
