// What the dry run finds: what forbids the switch, what somebody should look at first. Pure.
import { type OfficerRole, roleNames } from '../../accounts/roles.ts';
import { addDays, formatDate } from '../../deadlines/dates.ts';
import type { ContestedReceiver } from './heads/heads.ts';
import { plainRole, type ReorganisationAct } from './reorganisation.ts';

/** Counts of one giving unit, as the gate counts them. */
export interface Tally {
  fromUnitId: number;
  petitions: number;
  proceedings: number;
  undecided: number;
  weekDue: number;
  overdue: number;
  unsigned: number;
  incoming: number;
  /** Of these, letters no confirmed way awaits once they are taken in. */
  unrouted: number;
  visits: number;
  /** Of these, visits of a divided unit nobody has said a way for; one that has a petition goes with it. */
  undecidedVisits: number;
  /** Reception days the switch cancels and drafts anew at a receiver. */
  days: number;
  /** Those no route takes: cancelled, and drafted nowhere. */
  hostless: number;
  drafts: number;
}

export type FindingCode =
  | 'no_givers'
  | 'no_way'
  | 'no_default'
  | 'receiver_gone'
  | 'no_profile'
  | 'undecided'
  | 'undecided_visits'
  | 'unrouted'
  | 'week_due'
  | 'overdue'
  | 'unsigned'
  | 'incoming'
  | 'visits'
  | 'drafts'
  | 'leaving'
  | 'unread_words'
  | 'balances'
  | 'balances_unsigned'
  | 'given_twice'
  | 'functions'
  | 'days'
  | 'hostless'
  | 'two_heads'
  | 'no_head'
  | 'heads_said'
  | 'no_officers'
  | 'no_approver'
  | 'no_numberer'
  | 'two_keepers'
  | 'no_keeper'
  | 'keepers'
  | 'roles_lowered'
  | 'posts_end'
  | 'roles_widened'
  | 'too_early'
  | 'after_effect'
  | 'giver_ended'
  | 'giver_gone'
  | 'giver_filling'
  | 'giving_elsewhere'
  | 'planned_elsewhere'
  | 'receiver_ended'
  | 'name_gone'
  | 'receiver_not_live'
  | 'receiver_goes_live'
  | 'reveal_waits'
  | 'reveal_waits_unseen';

/** What the structure itself lacks. */
export interface Gaps {
  givers: number;
  /** Units that keep on under another name: an act may do nothing else. */
  newNames: number;
  /** Receiving units that do not work on the software yet. */
  receiversWithoutProfile: number;
  /** Receiving units where nobody has a post from the effective day on, and nobody comes along. */
  withoutOfficers: readonly { name: string }[];
  /** Receiving units with officers of whom none may approve from that day on: what waits for approval would be on nobody's list. */
  withoutApprover: readonly { name: string }[];
  /** Those of whom none may give a paper its number: what waits for one stands on the list of whoever approves, and goes no further. */
  withoutNumberer: readonly { name: string }[];
  /** Units that end whose archive more than one receiver is to keep, and those whose archive no route takes. */
  keptTwice: readonly { name: string }[];
  keptByNone: readonly { name: string }[];
  /** Units that go more than one way, and who is to keep their archive. */
  keepers: readonly { name: string; keeper: string }[];
  /** Posts whose power would be wider where their holders go, and what becomes of them there. */
  wider: readonly WiderPost[];
  /** Whose drafts lie in the giving units. */
  typists: readonly { name: string; unitName: string; drafts: number }[];
  /** Whose posts end by the act and who works in no receiver, with what hangs on them. */
  leaving: readonly { name: string; unitName: string; items: number; drafts: number }[];
  /** Receiving units that have ended by then, or end by this act themselves. */
  receiversGone: number;
  /** Giving units whose petitions have no way to go. */
  giversWithoutWay: number;
  /** Divided units where what nobody chooses for, or comes back late, has nowhere to go. */
  giversWithoutDefault: number;
  /** Receiving units that would have more than one head, and those whose own head the act takes away. */
  contested: readonly ContestedReceiver[];
  headless: readonly ContestedReceiver[];
  /** Receiving units whose head somebody has said. */
  said: readonly ContestedReceiver[];
}

export interface WiderPost {
  name: string;
  heldRole: OfficerRole;
  toName: string;
  /** Its holder goes on as a plain officer, it ends, or the act says by name that it stays what it is. */
  becomes: 'lowered' | 'ended' | 'kept';
}

export interface Finding {
  code: FindingCode;
  level: 'stop' | 'look';
  count: number;
  /** What is counted, or the whole sentence where nothing is. */
  words: string;
  isSentence?: true;
  /** What to do about it. */
  remedy: string;
}

const sum = (tallies: readonly Tally[], of: (one: Tally) => number) => tallies.reduce((total, one) => total + of(one), 0);

/** What of a unit nobody has said a way for. */
export const undecidedOf = (one: Tally): number => one.undecided + one.undecidedVisits;

/** What findings ask for a yes to the default ways. */
export const askForDefault: readonly FindingCode[] = ['undecided', 'undecided_visits', 'unrouted'];

/** What of a unit waits for that yes: what nobody has said a way for, and letters that would come in with nowhere to go. */
export const waitsForDefault = (one: Tally): number => undecidedOf(one) + one.unrouted;

/** "16 đơn, 4 lượt tiếp": the same of several, what is counted said with each; '' where nothing is undecided. */
export function undecidedWords(tallies: readonly Tally[]): string {
  const [petitions, visits] = [sum(tallies, (one) => one.undecided), sum(tallies, (one) => one.undecidedVisits)];
  const said = [
    petitions > 0 && `${petitions.toLocaleString('vi-VN')} đơn`,
    visits > 0 && `${visits.toLocaleString('vi-VN')} lượt tiếp`,
  ];
  return said.filter(Boolean).join(', ');
}

/** Open petitions and proceedings of all giving units together. */
export const totalOpen = (tallies: readonly Tally[]): number => sum(tallies, (one) => one.petitions + one.proceedings);

/** Of a city that is re-organised a few names are enough to begin with; the rest is counted. */
const mostNamed = 5;
/** People are named where units are counted: each is another decision. */
const mostPeople = 20;

/** Units by name, the rest by number. */
export function nameSome(units: readonly { name: string }[]): string {
  const rest = units.length - mostNamed;
  const names = units.slice(0, mostNamed).map(({ name }) => name);
  return `${names.join(', ')}${rest > 0 ? ` và ${rest.toLocaleString('vi-VN')} đơn vị khác` : ''}`;
}

/** "Trần Ngọc Quý (Quản trị đơn vị, Thành phố Hà Nội)"; of many the rest is counted. */
function namePosts(posts: readonly WiderPost[]): string {
  return ofMany(posts, ({ name, heldRole, toName }) => `${name} (${roleNames[heldRole]}, ${toName})`);
}

const ofMany = <One>(all: readonly One[], words: (one: One) => string): string => {
  const rest = all.length - mostPeople;
  return `${all.slice(0, mostPeople).map(words).join('; ')}${rest > 0 ? ` và ${rest.toLocaleString('vi-VN')} người khác` : ''}`;
};

/** "Đinh Mạnh Tuấn (Phường Ngọc Hà): 3 việc, 1 bản nháp". */
const leftBy = ({ name, unitName, items, drafts }: Gaps['leaving'][number]): string =>
  `${name} (${unitName}): ${[items > 0 ? `${items} việc` : '', drafts > 0 ? `${drafts} bản nháp` : ''].filter(Boolean).join(', ')}`;

/** What is found as a sentence, the count before it where something is counted. */
export const findingWords = (finding: Finding): string =>
  finding.isSentence ? finding.words : `${finding.count.toLocaleString('vi-VN')} ${finding.words}`;

const headsOf = ({ name, heads }: ContestedReceiver) => `${name} (${heads.join(', ')})`;
const others = (all: readonly ContestedReceiver[]) => (all.length > mostNamed ? ` và ${all.length - mostNamed} đơn vị khác` : '');

/** Everything worth saying before the switch, what forbids it first. */
export function findingsOf(
  act: Pick<ReorganisationAct, 'effectiveOn'>,
  tallies: readonly Tally[],
  gaps: Gaps,
  today: string,
): Finding[] {
  const widerOf = (becomes: WiderPost['becomes']) => gaps.wider.filter((one) => one.becomes === becomes);
  const findings: Finding[] = [
    {
      code: 'no_givers',
      level: 'stop',
      count: gaps.givers === 0 && gaps.newNames === 0 ? 1 : 0,
      words: 'Chưa có đơn vị nào trong phương án.',
      isSentence: true,
      remedy: 'Thêm từng tuyến bàn giao, dán danh sách hoặc thêm đổi tên.',
    },
    {
      code: 'no_way',
      level: 'stop',
      count: gaps.giversWithoutWay,
      words: 'đơn vị bàn giao không có tuyến nào nhận đơn.',
      remedy: 'Thêm tuyến nhận đơn cho các đơn vị ấy.',
    },
    {
      code: 'no_default',
      level: 'stop',
      count: gaps.giversWithoutDefault,
      words: 'đơn vị được chia chưa có nơi nhận mặc định.',
      remedy: 'Thêm lại một tuyến của đơn vị ấy và đánh dấu mặc định: đơn trả lại muộn đi theo tuyến đó.',
    },
    {
      code: 'receiver_gone',
      level: 'stop',
      count: gaps.receiversGone,
      words: 'đơn vị nhận không còn hoạt động từ ngày chuyển.',
      remedy: 'Bỏ các tuyến ấy, chọn đơn vị còn hoạt động.',
    },
    {
      code: 'no_profile',
      level: 'stop',
      count: gaps.receiversWithoutProfile,
      words: 'đơn vị nhận chưa làm việc trên phần mềm.',
      remedy: 'Lập thể thức mặc định cho các đơn vị nhận, sau đó từng đơn vị sửa lại.',
    },
    {
      code: 'two_heads',
      level: 'stop',
      count: gaps.contested.length,
      words: `Từ ngày chuyển có hơn một người đứng đầu: ${gaps.contested.slice(0, mostNamed).map(headsOf).join('; ')}${others(gaps.contested)}.`,
      isSentence: true,
      remedy: 'Xác định người đứng đầu của từng đơn vị nhận, những người khác giữ vị trí nào theo quyết định.',
    },
    {
      code: 'no_head',
      level: 'stop',
      count: gaps.headless.length,
      words: `Từ ngày chuyển không còn người đứng đầu: ${gaps.headless
        .slice(0, mostNamed)
        .map(({ name }) => name)
        .join('; ')}${others(gaps.headless)}.`,
      isSentence: true,
      remedy: 'Xác định lại người đứng đầu của đơn vị nhận.',
    },
    {
      code: 'heads_said',
      level: 'look',
      count: gaps.said.length,
      words: `Đã xác định người đứng đầu từ ngày chuyển: ${gaps.said.slice(0, mostNamed).map(headsOf).join('; ')}${others(gaps.said)}.`,
      isSentence: true,
      remedy: 'Theo quyết định bổ nhiệm. Sửa được cho đến khi thực hiện.',
    },
    {
      code: 'undecided',
      level: 'stop',
      count: sum(tallies, (one) => one.undecided),
      words: 'đơn chưa có nơi nhận, ở các đơn vị được chia.',
      remedy: 'Cán bộ của đơn vị ấy chọn từng đơn hoặc theo địa chỉ; hoặc xác nhận nơi nhận mặc định cho phần còn lại.',
    },
    {
      code: 'undecided_visits',
      level: 'stop',
      count: sum(tallies, (one) => one.undecidedVisits),
      words: 'lượt tiếp công dân chưa trả lời xong chưa có nơi nhận, ở các đơn vị được chia.',
      remedy: 'Cán bộ của đơn vị ấy chọn từng lượt hoặc theo địa chỉ; hoặc xác nhận nơi nhận mặc định cho phần còn lại.',
    },
    {
      code: 'unrouted',
      level: 'stop',
      count: sum(tallies, (one) => one.unrouted),
      words: 'đơn nơi khác chuyển đến các đơn vị được chia, nhận vào sổ rồi chưa có nơi bàn giao.',
      remedy: 'Xác nhận nơi nhận mặc định của các đơn vị ấy; hoặc đơn vị ấy nhận, trả lại đơn trước ngày chuyển.',
    },
    {
      code: 'week_due',
      level: 'look',
      count: sum(tallies, (one) => one.weekDue),
      words: `thời hạn rơi vào tuần chuyển, từ ${formatDate(act.effectiveOn)}.`,
      remedy: 'Thời hạn chạy tiếp, ngày hạn không đổi. Xử lý sớm các đơn này trước ngày chuyển.',
    },
    {
      code: 'overdue',
      level: 'look',
      count: sum(tallies, (one) => one.overdue),
      words: 'đơn đã quá hạn vào ngày chuyển.',
      remedy: 'Đơn vị nhận thấy các đơn này đầu danh sách.',
    },
    {
      code: 'unsigned',
      level: 'look',
      count: sum(tallies, (one) => one.unsigned),
      words: 'văn bản chưa phát hành xong mang thể thức đơn vị cũ.',
      remedy:
        'Ký, phát hành trước ngày chuyển; văn bản chưa có số đổi sang thể thức đơn vị nhận, bản đã phê duyệt chờ người đứng đầu đơn vị nhận phê duyệt lại.',
    },
    {
      code: 'incoming',
      level: 'look',
      count: sum(tallies, (one) => one.incoming),
      words: 'đơn nơi khác chuyển đến chưa được nhận.',
      remedy: 'Khi thực hiện, phần mềm nhận các đơn này vào sổ đơn vị cũ ngày cuối cùng rồi bàn giao.',
    },
    {
      code: 'visits',
      level: 'look',
      count: sum(tallies, (one) => one.visits),
      words: 'lượt tiếp công dân chưa trả lời xong.',
      remedy:
        'Khi thực hiện, từng lượt tiếp được bàn giao như đơn: theo đơn của lượt tiếp, theo nơi cán bộ đã chọn, theo địa chỉ, còn lại theo nơi nhận mặc định đã xác nhận; thời hạn chạy tiếp.',
    },
    {
      code: 'drafts',
      level: 'look',
      count: sum(tallies, (one) => one.drafts),
      words: `bản nháp đang nhập dở${gaps.typists.length > 0 ? `: ${ofMany(gaps.typists, ({ name, unitName, drafts }) => `${name} (${unitName}) ${drafts}`)}` : ''}.`,
      remedy:
        'Báo từng người lưu hoặc bỏ trước ngày chuyển. Bản còn lại đi theo người sang đơn vị nhận; của người nghỉ việc khi đơn vị cũ kết thúc, lãnh đạo đơn vị nhận giao lại ở Bàn giao công việc; của người ở lại đơn vị cũ thì người ấy đọc, chép lại ở trang biểu mẫu hoặc ở Bản nháp nhận bàn giao.',
    },
    {
      code: 'leaving',
      level: 'look',
      count: gaps.leaving.length,
      words: `Phân công kết thúc từ ngày chuyển, không làm việc ở đơn vị nhận: ${ofMany(gaps.leaving, leftBy)}.`,
      isSentence: true,
      remedy:
        'Bàn giao việc của những người ấy trước ngày chuyển; việc còn lại chờ đơn vị nhận phân công, bản nháp chờ lãnh đạo đơn vị nhận giao lại.',
    },
    {
      code: 'days',
      level: 'look',
      count: sum(tallies, (one) => one.days),
      words: 'ngày tiếp công dân đã xếp lịch từ ngày chuyển.',
      remedy: 'Lịch cũ được hủy; đơn vị nhận có bản dự kiến để đăng lại.',
    },
    {
      code: 'hostless',
      level: 'look',
      count: sum(tallies, (one) => one.hostless),
      words: 'ngày tiếp công dân đã xếp lịch từ ngày chuyển, không tuyến nào nhận lịch.',
      remedy: 'Lịch cũ được hủy, không nơi nào có bản dự kiến. Thêm lại tuyến, đánh dấu “Nhận lịch tiếp công dân”, nếu cần giữ.',
    },
    {
      code: 'two_keepers',
      level: 'stop',
      count: gaps.keptTwice.length,
      words: `Hồ sơ lưu, sổ được giao cho hơn một nơi: ${nameSome(gaps.keptTwice)}.`,
      isSentence: true,
      remedy: 'Chỉ một nơi nhận đọc hồ sơ lưu, nhận sổ. Thêm lại tuyến sang các nơi khác, bỏ đánh dấu “Đọc hồ sơ lưu, nhận sổ”.',
    },
    {
      code: 'no_keeper',
      level: 'stop',
      count: gaps.keptByNone.length,
      words: `Chưa có nơi nhận lưu trữ, sổ của ${nameSome(gaps.keptByNone)}.`,
      isSentence: true,
      remedy: 'Thêm lại tuyến sang nơi giữ hồ sơ lưu theo quyết định, đánh dấu “Đọc hồ sơ lưu, nhận sổ”.',
    },
    {
      code: 'keepers',
      level: 'look',
      count: gaps.keepers.length,
      words: `Nơi giữ lưu trữ, sổ từ ngày chuyển: ${nameSome(gaps.keepers.map(({ name, keeper }) => ({ name: `${keeper} (của ${name})` })))}.`,
      isSentence: true,
      remedy:
        'Các nơi nhận khác chỉ đọc phần bàn giao cho mình. Đổi được cho đến khi thực hiện: bỏ các tuyến của đơn vị ấy, thêm lại theo quyết định.',
    },
    {
      code: 'no_approver',
      level: 'stop',
      count: gaps.withoutApprover.length,
      words: `Đơn vị nhận chưa có người phê duyệt từ ngày chuyển: ${nameSome(gaps.withoutApprover)}. Việc chờ phê duyệt sang đó không ai thấy.`,
      isSentence: true,
      remedy: 'Chọn lãnh đạo sang các đơn vị ấy, hoặc phân công lãnh đạo ở đó có hiệu lực từ ngày chuyển.',
    },
    {
      code: 'no_numberer',
      level: 'look',
      count: gaps.withoutNumberer.length,
      words: `đơn vị nhận chưa có người cấp số văn bản từ ngày chuyển: ${nameSome(gaps.withoutNumberer)}. Văn bản đã phê duyệt chờ ở lãnh đạo, chưa phát hành được.`,
      remedy: 'Chọn văn thư sang các đơn vị ấy, hoặc quản trị giao vai trò văn thư ở đó có hiệu lực từ ngày chuyển.',
    },
    {
      code: 'no_officers',
      level: 'stop',
      count: gaps.withoutOfficers.length,
      words: `Đơn vị nhận chưa có người làm việc từ ngày chuyển: ${nameSome(gaps.withoutOfficers)}. Đơn bàn giao sang đó không ai thấy.`,
      isSentence: true,
      remedy: 'Chọn người sang các đơn vị ấy hoặc tạo phân công ở đó có hiệu lực từ ngày chuyển.',
    },
    {
      code: 'roles_widened',
      level: 'look',
      count: widerOf('kept').length,
      words: `Theo phương án vẫn giữ vai trò có quyền rộng hơn ở nơi nhận: ${namePosts(widerOf('kept'))}.`,
      isSentence: true,
      remedy: 'Xem lại từng người ở đơn vị bàn giao; người mở được hồ sơ mật chờ lãnh đạo nơi nhận xác nhận.',
    },
    {
      code: 'roles_lowered',
      level: 'look',
      count: widerOf('lowered').length,
      words: `Sang nơi mà vai trò đang giữ có quyền rộng hơn, từ ngày chuyển là ${roleNames[plainRole].toLocaleLowerCase('vi')}: ${namePosts(widerOf('lowered'))}.`,
      isSentence: true,
      remedy: 'Xem từng người ở đơn vị bàn giao, ghi chức danh theo quyết định; vai trò mới giao ở Tài khoản.',
    },
    {
      code: 'posts_end',
      level: 'look',
      count: widerOf('ended').length,
      words: `Vai trò quản trị không đi theo sang nơi nhận, phân công kết thúc từ ngày chuyển: ${namePosts(widerOf('ended'))}.`,
      isSentence: true,
      remedy:
        'Xem từng người ở đơn vị bàn giao, chọn nơi làm việc và vai trò theo quyết định; hoặc giao vai trò mới ở Tài khoản.',
    },
    {
      code: 'too_early',
      level: 'stop',
      count: act.effectiveOn > today ? 1 : 0,
      words: `Thực hiện được từ ngày có hiệu lực ${formatDate(act.effectiveOn)}.`,
      isSentence: true,
      remedy: 'Đến ngày ấy mở lại trang này.',
    },
  ];
  return stopsFirst(findings.filter(({ count }) => count > 0));
}

/** What forbids the switch before what somebody should look at. */
export const stopsFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((one, other) => Number(one.level === 'look') - Number(other.level === 'look'));

/** The working days around the switch that the dry run looks at: the effective day and the six after it. */
export const switchWeek = (act: Pick<ReorganisationAct, 'effectiveOn'>) => ({
  from: act.effectiveOn,
  to: addDays(act.effectiveOn, 6),
});
