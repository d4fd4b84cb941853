// Tells when the reference data that classes are made with have changed: one hash over the files.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';

let known = '';

/** SHA-256 in hex, over names and contents of the reference files; read once. */
export function referenceFingerprint(): string {
  if (known) return known;
  const hash = createHash('sha256');
  const folder = join(projectRoot, 'seeds', '01_reference');
  for (const name of readdirSync(folder).sort())
    if (/\.(csv|json)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  known = hash.digest('hex');
  return known;
}
