// Whom a decision names after its office, as they are typed: an office that has ended resolves and carries out nothing, and who resolves a
// second complaint stands above who resolved the first (Điều 7 LKN). Pure.
import { chairmanOf, isOwnOffice } from '../../documents/registry/next-instance.ts';
import { namedIn } from '../../units/named-offices.ts';
import { levelRanks, type UnitLevel } from '../../units/unit.ts';
import type { Given } from '../effect.ts';

type Naming = Pick<Given, 'offices' | 'unitLevel' | 'superior' | 'agency'>;

const goneWords = (words: string, { offices }: Naming) =>
  namedIn(offices, words)
    .flatMap(({ gone }) => gone || [])
    .join('; ');

/** What is wrong with who resolves a second complaint; '' where nothing is. */
export function resolverRefusal(words: string, given: Naming): string {
  if (words === '') return 'Nhập người có thẩm quyền giải quyết khiếu nại lần hai';
  if (isOwnOffice(words, given.agency))
    return 'Đây là nơi ra quyết định này. Nhập cấp trên có thẩm quyền giải quyết khiếu nại lần hai';
  const gone = goneWords(words, given);
  return gone && `${gone}. Nhập người có thẩm quyền hiện nay`;
}

/** The level words name by what its office is called, where no unit bears its name. */
function levelIn(words: string): UnitLevel | undefined {
  const kind = /(?:UBND|(?:ủy|uỷ) ban nhân dân)\s+(xã|phường|đặc khu|thị trấn|thị xã|quận|huyện|thành phố|tỉnh)(?!\p{L})/iu
    .exec(words)?.[1]
    ?.toLocaleLowerCase('vi');
  if (kind === undefined) return undefined;
  if (kind === 'thành phố' || kind === 'tỉnh') return 'province';
  return ['thị xã', 'quận', 'huyện'].includes(kind) ? 'district' : 'commune';
}

/** What is to be looked at again before it is kept: a second instance that stands no higher, an executor that has ended; '' for nothing. */
export function questionOfOffices({ secondResolver, executors }: { secondResolver: string; executors: string }, given: Naming) {
  const level = namedIn(given.offices, secondResolver)[0]?.level ?? levelIn(secondResolver);
  const own = given.unitLevel as UnitLevel;
  const isUsual = given.superior !== '' && isOwnOffice(secondResolver, given.superior);
  const isNoHigher = level !== undefined && own !== 'other' && levelRanks[level] >= levelRanks[own] && !isUsual;
  const usual = chairmanOf(given.superior) || given.superior;
  const gone = goneWords(executors, given);
  return [
    isNoHigher &&
      `Điều 3 ghi ${secondResolver}, cùng cấp hoặc cấp dưới của nơi ra quyết định. Giải quyết lần hai là cấp trên trực tiếp${usual ? `: ${usual}` : ''}`,
    gone && `Điều 4: ${gone}`,
  ]
    .filter(Boolean)
    .join('. ');
}
