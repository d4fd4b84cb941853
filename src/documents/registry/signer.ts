// The lines over a signature: TM., KT., TL., TUQ., Q. (Điều 13 and Annex I, part II, item 7, NĐ 30/2020/NĐ-CP). Pure.
import type { Role } from '../../accounts/roles.ts';

export const capacities = ['self', 'TM', 'KT', 'TL', 'TUQ'] as const;
/** self: the head in his own name; TM: on behalf of the collective; KT: for the head; TL: by order; TUQ: by mandate. */
export type Capacity = (typeof capacities)[number];
export const capacityNames: Record<Capacity, string> = {
  self: 'Thủ trưởng ký',
  TM: 'TM. (thay mặt Ủy ban nhân dân)',
  KT: 'KT. (ký thay, cấp phó)',
  TL: 'TL. (thừa lệnh)',
  TUQ: 'TUQ. (thừa ủy quyền)',
};

/** In which roles officers sign their office's papers. */
const signingRoles = [
  'leader',
  'unit_head',
  'reception_board_head',
  'chief_inspector',
  'team_lead',
] as const satisfies readonly Role[];
export const signingRolesSql = signingRoles.map((role) => `'${role}'`).join(',');

/** Of the office's profile: its head's post ("CHÁNH THANH TRA") and its full name ("Thanh tra thành phố Hà Nội"). */
export interface SigningOffice {
  headTitle: string;
  issuingOrg: string;
}

/** What a post is to the office: its head, the head ad interim ("quyền"), a deputy of the head, or whoever stands below. */
type Standing = 'head' | 'acting' | 'deputy' | 'below';

const upper = (text: string) => text.replace(/\s+/gu, ' ').trim().toLocaleUpperCase('vi');
const spelledOut = (text: string) => text.replace(/UBND/gu, 'ỦY BAN NHÂN DÂN').replace(/UỶ BAN/gu, 'ỦY BAN');

/** Only an office of a committee acts as one body; every other office has a single head. */
export function isCollegial(office: SigningOffice): boolean {
  return spelledOut(upper(office.issuingOrg)).startsWith('ỦY BAN NHÂN DÂN');
}

/** Does the title open with these words and go on, if at all, with this office's own name: not that of a body below it. */
function opensWith(title: string, words: string, office: SigningOffice): boolean {
  if (title === words) return true;
  if (!title.startsWith(`${words} `)) return false;
  const following = spelledOut(title.slice(words.length + 1))
    .split(' ')
    .slice(0, 2)
    .join(' ');
  return ` ${spelledOut(upper(office.issuingOrg))} `.includes(` ${following} `);
}

function standingOf(office: SigningOffice, title: string): Standing {
  const head = upper(office.headTitle);
  const own = upper(title);
  if (head === '') return 'below';
  const is = (...openings: string[]) => openings.some((words) => opensWith(own, words, office));
  if (is(head)) return 'head';
  if (is(`QUYỀN ${head}`, `Q. ${head}`)) return 'acting';
  return is(`PHÓ ${head}`, `PHÓ ${head.replace(/^TRƯỞNG /u, '')}`) ? 'deputy' : 'below';
}

/** Is this the title of the office's head, or of whoever is the head ad interim. */
export function isHeadTitle(office: SigningOffice, title: string): boolean {
  const standing = standingOf(office, title);
  return standing === 'head' || standing === 'acting';
}

/** Is this the title of a deputy of the head. */
export const isDeputyTitle = (office: SigningOffice, title: string): boolean => standingOf(office, title) === 'deputy';

/** The lines of a deputy who signs for the head: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]; none where the office names no head. */
export function deputyLines(office: SigningOffice): readonly string[] {
  const head = upper(office.headTitle);
  return head === '' ? [] : [`KT. ${head}`, `PHÓ ${head}`];
}

/** The post alone: "Chánh Văn phòng HĐND và UBND" → "CHÁNH VĂN PHÒNG"; the letterhead names the office. */
function postOf(title: string): string {
  return upper(title).replace(/ (UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN|SỞ)( .*)?$/u, '');
}

/**
 * In which capacity an officer of this title signs when nobody says otherwise.
 * @param byMandate he acts for the head by a written mandate: a deputy signs KT. all the same
 */
export function usualCapacity(office: SigningOffice, title: string, byMandate = false): Capacity {
  const standing = standingOf(office, title);
  if (standing === 'head' || standing === 'acting') return 'self';
  if (standing === 'deputy') return 'KT';
  return byMandate ? 'TUQ' : 'TL';
}

/** Why an officer of this title may not sign in a capacity, as a sentence for the form; undefined when he may (Điều 13 NĐ 30/2020). */
export function capacityRefusal(office: SigningOffice, title: string, capacity: Capacity): string | undefined {
  const standing = standingOf(office, title);
  const isHead = standing === 'head' || standing === 'acting';
  if (upper(office.headTitle) === '') return undefined;
  if (capacity === 'TM' && !isCollegial(office))
    return 'Chỉ Ủy ban nhân dân ký TM. Cơ quan theo chế độ thủ trưởng: để “Theo chức vụ người ký”';
  if (capacity === 'TM')
    return standing === 'below' ? 'Chỉ người đứng đầu hoặc cấp phó ký TM. Chọn TL. hoặc TUQ. cho chức vụ này' : undefined;
  if (capacity === 'self')
    return isHead ? undefined : 'Chỉ người đứng đầu ký với chức vụ của mình. Chọn KT. cho cấp phó, TL. hoặc TUQ. cho người khác';
  if (capacity === 'KT')
    return standing === 'deputy' ? undefined : 'Chỉ cấp phó của người đứng đầu ký KT. Để “Theo chức vụ người ký”';
  return standing === 'below' ? undefined : `Người đứng đầu và cấp phó không ký ${capacity}. Để “Theo chức vụ người ký”`;
}

/**
 * The lines, first to last, e.g. ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]; joined by line breaks they are the paper's signer title.
 * @param title the signing officer's own title
 */
export function signingLines(
  office: SigningOffice,
  title: string,
  capacity: Capacity = usualCapacity(office, title),
): readonly string[] {
  const head = upper(office.headTitle);
  if (head === '') return [postOf(title)];
  const standing = standingOf(office, title);
  const own: Readonly<Record<Standing, readonly string[]>> = {
    head: [head],
    acting: [`Q. ${head}`],
    deputy: deputyLines(office),
    below: [postOf(title)],
  };
  if (capacity === 'TM') return ['TM. ỦY BAN NHÂN DÂN', ...own[standing]];
  if (capacity === 'TL') return [`TL. ${head}`, ...byOrder(postOf(title))];
  if (capacity === 'TUQ') return [`TUQ. ${head}`, postOf(title)];
  return own[standing];
}

/** Who signs by order may let his own deputy sign for him (khoản 3 Điều 13); a mandate goes no further (khoản 2). */
function byOrder(post: string): readonly string[] {
  const superior = /^PHÓ ((?:TRƯỞNG|CHÁNH|GIÁM ĐỐC) ?.*)$/u.exec(post)?.[1];
  return superior ? [`KT. ${superior}`, post] : [post];
}
