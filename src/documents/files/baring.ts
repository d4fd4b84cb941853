// A picture as it came in is put down again without what was written beside it (bare-pictures.ts), before any row points to it.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReceivedFile } from '../../web/uploads.ts';
import type { FileStore } from '../file-store.ts';
import { barePicture } from './bare-pictures.ts';
import { pictureSize } from './pictures.ts';

export type BareStore = Pick<FileStore, 'open' | 'put' | 'remove'>;

/**
 * Puts the bare picture in the place of the one received; the content that came is gone from the store. Where nothing stood beside it, it stays.
 * @returns false for bytes that are no whole picture of a type known part by part: nothing is changed then
 */
export async function bareReceived(files: BareStore, received: ReceivedFile): Promise<boolean> {
  const bytes = await buffer(await files.open(received));
  if (!(await pictureSize(bytes, received.mediaType))) return false;
  const bare = barePicture(bytes, received.mediaType);
  if (!bare) return false;
  if (bare.equals(bytes)) return true;
  const { blobId } = received;
  Object.assign(received, await files.put(Readable.from([bare])));
  await files.remove(blobId);
  return true;
}
