// Whether words name this office itself: nobody transfers a paper to his own head (§3.6). Pure.
import { fold } from '../search/fold.ts';
import type { Unit } from '../units/unit.ts';

const posts =
  /^(?:(?:ong|ba|dong chi) )?(?:(?:pho )?(?:chu tich|giam doc|chanh thanh tra|truong ban|thu truong|nguoi dung dau)(?: (?:don vi|co quan))?)(?: (?=\S)|$)/;

/** 'Chủ tịch UBND phường Ba Đình', 'UBND phường' and 'Phường Ba Đình, Hà Nội' all name the ward Ba Đình; its police do not. */
export function namesOwnOffice(words: string, unit: Pick<Unit, 'name' | 'unitType'>): boolean {
  const plain = (text: string) =>
    fold(text.split(',')[0] ?? '')
      .replace(/uy ban nhan dan/g, 'ubnd')
      .replace(posts, '')
      .replace(/^ubnd /, '');
  const said = plain(words);
  return said !== '' && (said === plain(unit.name) || said === plain(unit.unitType));
}
