// A petition on paper brought to the desk, and the book it belongs in: what is taken in, and what is written but another body's to
// handle, or one below has not handled in time. A written denunciation is sent on within 05 working days, never guided (khoản 2 Điều 24 LTC). Pure.
import type { Jurisdiction } from '../petitions/petition.ts';
import { fold } from '../search/fold.ts';
import type { VisitEntry } from './entry-form.ts';
import type { VisitOutcome } from './visit.ts';

type Brought = Pick<VisitEntry, 'outcome' | 'inJurisdiction' | 'writtenOn' | 'contents' | 'denunciation' | 'documents'>;

/** This visit brings a petition into the book: it is taken in, or it is written and goes to another body, or is urged of one below. */
export const bringsPetition = (entry: Pick<Brought, 'outcome' | 'writtenOn'>): boolean =>
  entry.outcome === 'accepted_for_processing' ||
  ((entry.outcome === 'transferred' || entry.outcome === 'urge_subordinate') && entry.writtenOn !== null);

/** Whose the petition it brings is to resolve, as far as the desk has found: another body's, or one below that is late (§3.6). */
export function jurisdictionOf(entry: Pick<Brought, 'outcome' | 'inJurisdiction'>): Exclude<Jurisdiction, 'own'> | undefined {
  if (entry.outcome === 'urge_subordinate') return 'subordinate_overdue';
  return entry.outcome === 'transferred' || entry.inJurisdiction === 'no' ? 'not_own' : undefined;
}

const elsewhere: Readonly<Partial<Record<VisitOutcome, string>>> = {
  guided:
    'Nội dung thuộc thẩm quyền thì không hướng dẫn đi nơi khác (điểm a khoản 1 Điều 26 Luật Tiếp công dân): chọn Tiếp nhận đơn. Không thuộc thẩm quyền thì chọn Không thuộc',
  transferred: 'Nội dung thuộc thẩm quyền thì không chuyển: chọn Tiếp nhận đơn. Không thuộc thẩm quyền thì chọn Không thuộc',
  urge_subordinate:
    'Nội dung thuộc thẩm quyền của cơ quan này thì không yêu cầu cấp dưới giải quyết: chọn Tiếp nhận đơn. Thuộc thẩm quyền của cấp dưới thì chọn Không thuộc',
};

/** What is one's own is handled here, never sent elsewhere (§3.6); '' where outcome and jurisdiction agree. */
export const ownMatterObjection = ({ outcome, inJurisdiction }: Pick<Brought, 'outcome' | 'inJurisdiction'>): string =>
  (inJurisdiction === 'yes' && outcome && elsewhere[outcome]) || '';

/** The citizen handed over a petition: it bears a day, or stands among the papers taken. */
const isWritten = ({ writtenOn, documents }: Pick<Brought, 'writtenOn' | 'documents'>): boolean =>
  writtenOn !== null || documents.some((one) => /^don( to cao\b|$)/.test(fold(one.name)));

/** What the law asks where the content is another body's, told through `say`. */
export function othersObjections(
  entry: Brought & Pick<VisitEntry, 'pastHead' | 'transferNumber'>,
  say: (field: string, message: string | null | false) => void,
): void {
  const { outcome } = entry;
  const isDenunciation = entry.denunciation === 'yes' || entry.contents.some((content) => content.type === 'TC');
  say(
    'outcome',
    outcome === 'guided' &&
      isDenunciation &&
      isWritten(entry) &&
      'Tố cáo bằng đơn không hướng dẫn, phải chuyển trong 05 ngày làm việc (khoản 2 Điều 24 Luật Tố cáo). Chọn Chuyển đơn, nhập cơ quan nhận và ngày ghi trên đơn: đơn vào sổ, lập Phiếu chuyển từ hồ sơ đơn',
  );
  say(
    'writtenOn',
    outcome === 'transferred' &&
      isDenunciation &&
      entry.writtenOn === null &&
      'Chuyển tố cáo thì đơn phải vào sổ: nhập ngày ghi trên đơn, hoặc ngày của văn bản ghi lại nội dung tố cáo (Điều 23 Luật Tố cáo). Công dân chỉ trình bày thì chọn Hướng dẫn',
  );
  say(
    'transferNumber',
    outcome === 'transferred' &&
      entry.writtenOn !== null &&
      entry.transferNumber !== '' &&
      'Đơn được vào sổ, Phiếu chuyển lập và lấy số từ hồ sơ đơn. Để trống số văn bản chuyển',
  );
  say('inJurisdiction', ownMatterObjection(entry));
  say(
    'inJurisdiction',
    outcome === 'accepted_for_processing' &&
      entry.inJurisdiction === 'no' &&
      entry.writtenOn === null &&
      !entry.pastHead &&
      'Nội dung không thuộc thẩm quyền mà công dân chỉ trình bày thì hướng dẫn. Công dân nộp đơn viết thì nhập ngày ghi trên đơn: đơn vào sổ để chuyển, hướng dẫn bằng văn bản',
  );
}
