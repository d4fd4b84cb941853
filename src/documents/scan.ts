// One content of the store, scanned: what every feature that takes files does with the answer of clamd.
import type { Services } from '../web/services.ts';
import { ScanFailed, scannerOf, type Verdict } from './scanner.ts';

export interface ScanResult {
  /** 'unscanned': this installation has no scanner. */
  state: 'unscanned' | 'clean' | 'infected' | 'failed';
  /** The name of the virus, or why the scan failed; '' otherwise. Nothing of the file. */
  note: string;
}

/**
 * Scans a content and has the result saved. The scan runs outside any transaction, because it may take minutes.
 * @param save opens a transaction of its own
 * @throws ScanFailed once the failure is saved, so that the queue tries again
 */
export async function scanContent(
  services: Pick<Services, 'config' | 'files'>,
  content: Parameters<Services['files']['open']>[0],
  save: (result: ScanResult) => Promise<void>,
): Promise<void> {
  const scanner = scannerOf(services.config);
  if (!scanner) return save({ state: 'unscanned', note: '' });
  let verdict: Verdict;
  try {
    verdict = await scanner.scan(await services.files.open(content));
  } catch (error) {
    const note = error instanceof ScanFailed ? error.message : 'the content cannot be read';
    await save({ state: 'failed', note });
    throw new ScanFailed(note);
  }
  await save(verdict.infected ? { state: 'infected', note: verdict.virus.slice(0, 200) } : { state: 'clean', note: '' });
}
