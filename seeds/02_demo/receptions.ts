// Who came to the reception desks, what came of it, and the days on which the heads receive.
import { type Citizen, citizens } from './citizens.ts';
import type { Story } from './conductor.ts';
import { baDinh, board, type Crew, ngocHa } from './offices.ts';
import { citizenOf, ownDenunciation } from './papers-in.ts';
import type { Stage, When } from './stage.ts';
import { personRow, ScheduleHand, VisitHand } from './visit-hand.ts';

/** Citizens who come without handing in one of the sample petitions. */
const FIRST_VISITOR = 62;

interface Visit {
  crew: Crew;
  when: When;
  clock: string;
  who: number;
  type: 'KN' | 'KNPA';
  summary: string;
  request: string;
  outcome: string;
  more?: Record<string, string>;
}

const visits: readonly Visit[] = [
  {
    crew: baDinh,
    when: 21,
    clock: '08:20',
    who: 0,
    type: 'KNPA',
    summary: 'Hỏi thủ tục cấp đổi Giấy chứng nhận khi tách thửa',
    request: 'Được hướng dẫn hồ sơ',
    outcome: 'answered_on_spot',
    more: { explained: 'Đã nêu thành phần hồ sơ, nơi nộp và thời gian giải quyết.' },
  },
  {
    crew: baDinh,
    when: 17,
    clock: '09:05',
    who: 1,
    type: 'KN',
    summary: 'Khiếu nại quyết định xử phạt của cơ quan thuế',
    request: 'Giảm tiền phạt',
    outcome: 'guided',
    more: { guidedTo: 'Thuế Thành phố Hà Nội', inJurisdiction: 'no' },
  },
  {
    crew: baDinh,
    when: 13,
    clock: '14:10',
    who: 2,
    type: 'KN',
    summary: 'Khiếu nại việc không được nhận hỗ trợ di dời',
    request: 'Xem xét lại hồ sơ hỗ trợ',
    outcome: 'supplement_requested',
  },
  {
    crew: baDinh,
    when: 10,
    clock: '08:45',
    who: 3,
    type: 'KNPA',
    summary: 'Kiến nghị sửa mặt đường ngõ 25 phố Cây Bàng',
    request: 'Sửa trước mùa mưa',
    outcome: 'appointment',
    more: { appointmentOn: 'soon' },
  },
  {
    crew: baDinh,
    when: 8,
    clock: '10:15',
    who: 4,
    type: 'KN',
    summary: 'Khiếu nại kéo dài về ranh giới đất đã có quyết định giải quyết lần hai',
    request: 'Xem xét lại',
    outcome: 'explained_settled',
    more: { explained: 'Đã giải thích quyết định lần hai có hiệu lực, đề nghị chấm dứt khiếu nại.', occurrence: 'repeated' },
  },
  {
    crew: baDinh,
    when: 2,
    clock: '09:30',
    who: 5,
    type: 'KN',
    summary: 'Khiếu nại vụ việc đã được rà soát, thông báo chấm dứt',
    request: 'Mở lại vụ việc',
    outcome: 'refused',
    more: { refusalGround: 'A9_3', occurrence: 'repeated' },
  },
  {
    crew: baDinh,
    when: 5,
    clock: '14:30',
    who: 6,
    type: 'KNPA',
    summary: 'Phản ánh xe tải nặng đi vào ngõ trong giờ cấm',
    request: 'Cắm biển cấm',
    outcome: 'transferred',
    more: { transferredTo: 'Sở Xây dựng' },
  },
  {
    crew: ngocHa,
    when: 19,
    clock: '08:30',
    who: 7,
    type: 'KNPA',
    summary: 'Hỏi chế độ mai táng phí đối với người có công',
    request: 'Được hướng dẫn',
    outcome: 'answered_on_spot',
    more: { explained: 'Đã nêu mức hưởng, hồ sơ và nơi nộp.' },
  },
  {
    crew: ngocHa,
    when: 14,
    clock: '09:40',
    who: 8,
    type: 'KN',
    summary: 'Khiếu nại việc thu phí vệ sinh của tổ dân phố',
    request: 'Hoàn lại phần thu quá',
    outcome: 'urge_subordinate',
  },
  {
    crew: ngocHa,
    when: 9,
    clock: '10:05',
    who: 9,
    type: 'KNPA',
    summary: 'Kiến nghị lắp thêm đèn chiếu sáng đường Gò Sậy',
    request: 'Lắp 06 bóng đèn',
    outcome: 'transferred',
    more: { transferredTo: 'Sở Xây dựng' },
  },
  {
    crew: ngocHa,
    when: 6,
    clock: '08:50',
    who: 10,
    type: 'KN',
    summary: 'Khiếu nại thông báo của Tòa án về thụ lý vụ án dân sự',
    request: 'Trả lời bằng văn bản',
    outcome: 'guided',
    more: { guidedTo: 'Tòa án nhân dân khu vực', inJurisdiction: 'no' },
  },
  {
    crew: ngocHa,
    when: 1,
    clock: '14:20',
    who: 11,
    type: 'KNPA',
    summary: 'Phản ánh hàng quán lấn chiếm lối đi chung',
    request: 'Giải tỏa lối đi',
    outcome: '',
  },
  {
    crew: board,
    when: 16,
    clock: '08:40',
    who: 12,
    type: 'KN',
    summary: 'Khiếu nại quyết định giải quyết lần đầu của Chủ tịch UBND phường',
    request: 'Giải quyết lần hai',
    outcome: 'guided',
    more: { guidedTo: 'Chủ tịch UBND Thành phố Hà Nội', inJurisdiction: 'no', previousResolver: 'Chủ tịch UBND phường' },
  },
  {
    crew: board,
    when: 11,
    clock: '09:15',
    who: 13,
    type: 'KN',
    summary: 'Khiếu nại việc chậm trả lời đơn gửi Sở từ ba tháng trước',
    request: 'Đôn đốc trả lời',
    outcome: 'urge_subordinate',
  },
  {
    crew: board,
    when: 7,
    clock: '10:25',
    who: 14,
    type: 'KNPA',
    summary: 'Kiến nghị công khai quy hoạch khu vực bãi sông',
    request: 'Cung cấp bản đồ quy hoạch',
    outcome: 'supplement_requested',
  },
  {
    crew: board,
    when: 3,
    clock: '14:05',
    who: 15,
    type: 'KNPA',
    summary: 'Phản ánh phiền hà khi nộp hồ sơ trực tuyến',
    request: 'Khắc phục lỗi cổng',
    outcome: 'answered_on_spot',
    more: { explained: 'Đã ghi nhận, chuyển bộ phận kỹ thuật, trả lời ngay cách nộp thay thế.' },
  },
];

const visitor = (index: number): Citizen => citizens[FIRST_VISITOR + index] ?? (citizens[0] as Citizen);
const wardOf = (crew: Crew) => (crew.code === ngocHa.code ? 'Phường Ngọc Hà' : 'Phường Ba Đình');

export function receptions(stage: Stage): Story[] {
  const story = (name: string, tell: () => Promise<unknown>): Story => ({
    name: `tiếp công dân ${name}`,
    tell: async () => void (await tell()),
  });
  const page = (visit: Visit) => ({
    ...personRow(visitor(visit.who), wardOf(visit.crew)),
    c1_type: visit.type,
    c1_summary: visit.summary,
    request: visit.request,
    outcome: visit.outcome,
    ...visit.more,
    ...(visit.more?.appointmentOn ? { appointmentOn: stage.day(-2) } : {}),
  });
  const plain = visits.map((visit) =>
    story(`${visit.crew.title}: ${visit.outcome || 'chưa có kết quả'}`, async () => {
      const made = await VisitHand.receive(stage, visit.crew, visit.when, visit.clock, page(visit));
      if (visit.outcome === 'urge_subordinate' && visit.crew === board)
        await made.replied(4, 'transferred', 'Đã có văn bản đôn đốc Sở.');
    }),
  );
  return [...plain, ...special(stage, story), ...schedules(stage, story)];
}

type Tell = (name: string, tell: () => Promise<unknown>) => Story;

function special(stage: Stage, story: Tell): Story[] {
  return [
    story('PS040: tiếp nhận đơn từ bàn tiếp', async () => {
      const sample = stage.sample('PS040');
      const visit = await VisitHand.receive(stage, board, 1, '09:20', {
        ...personRow(citizenOf(sample) ?? visitor(0), wardOf(board)),
        c1_type: 'KNPA',
        c1_summary: `${sample.subject}.\n${sample.summary}`,
        request: sample.request,
        field: sample.field,
        outcome: 'accepted_for_processing',
        writtenOn: stage.day(2),
      });
      await visit.petition?.assigned(1);
    }),
    story('PS030: tố cáo trình bày trực tiếp, bảo mật', async () => {
      const sample = stage.sample('PS030');
      const visit = await VisitHand.receive(stage, ngocHa, 3, '10:40', {
        ...personRow(citizenOf(sample) ?? visitor(0), wardOf(ngocHa)),
        denunciation: 'yes',
        c1_type: 'TC',
        c1_summary: `${sample.subject}.\n${sample.summary}`,
        request: sample.request,
        field: sample.field,
        outcome: 'accepted_for_processing',
        p1_contact: 'Liên hệ qua người thân, ngoài giờ hành chính',
      });
      await visit.petition?.assigned(2);
      await visit.petition?.classified(1, ownDenunciation(stage, 'PS030'));
    }),
    story('khiếu nại nhận hôm nay, chưa phân công', async () => {
      await VisitHand.receive(stage, baDinh, 0, '08:10', {
        ...personRow(visitor(20), wardOf(baDinh)),
        c1_type: 'KN',
        c1_summary: 'Khiếu nại thông báo không tiếp nhận hồ sơ cải tạo nhà ở riêng lẻ',
        request: 'Tiếp nhận hồ sơ, trả lời bằng văn bản',
        field: 'HOUSING.1',
        outcome: 'accepted_for_processing',
        writtenOn: stage.day(1),
      });
    }),
    story('khiếu nại từ bàn tiếp, chờ lãnh đạo phê duyệt', async () => {
      const visit = await VisitHand.receive(stage, baDinh, 6, '14:40', {
        ...personRow(visitor(21), wardOf(baDinh)),
        c1_type: 'KN',
        c1_summary: 'Khiếu nại quyết định thu hồi mặt bằng kinh doanh tại chợ dân sinh',
        request: 'Hủy quyết định, bố trí lại điểm kinh doanh',
        field: 'LAND.3',
        outcome: 'accepted_for_processing',
        writtenOn: stage.day(7),
      });
      const petition = visit.petition;
      if (!petition) return;
      await petition.assigned(5);
      await petition.classified(4, {
        eligibility: 'eligible',
        type: 'KN',
        field: 'LAND.3',
        objectKind: 'admin_decision',
        instance: 'first',
        respondent: 'own',
        jurisdiction: 'own',
      });
      await petition.proposed(1, 'propose_acceptance');
    }),
    story('đoàn đông người', async () => {
      const group = [16, 17].map((index, row) => personRow(visitor(index), wardOf(baDinh), row + 1));
      await VisitHand.receive(stage, baDinh, 4, '08:15', {
        ...Object.assign({}, ...group),
        people: '2',
        senderKind: 'group',
        personCount: '9',
        c1_type: 'KNPA',
        c1_summary: 'Kiến nghị dừng thi công ban đêm tại khu nhà ở Ánh Dương',
        request: 'Chỉ thi công từ 6 giờ đến 22 giờ',
        outcome: 'appointment',
        appointmentOn: stage.day(-3),
      });
    }),
    story('hủy số vì ghi nhầm', async () => {
      const typed = { c1_type: 'KNPA', c1_summary: 'Ghi nhầm nội dung của người khác', request: '', outcome: '' };
      const visit = await VisitHand.receive(stage, baDinh, 9, '15:00', { ...personRow(visitor(18), wardOf(baDinh)), ...typed });
      await visit.voided(9, 'Ghi nhầm người, đã ghi lại ở số sau.');
    }),
  ];
}

function schedules(stage: Stage, story: Tell): Story[] {
  const hosts = [
    {
      crew: baDinh,
      name: 'Hoàng Gia Thắng',
      title: 'Chủ tịch UBND phường',
      place: 'Phòng tiếp công dân UBND phường Ba Đình',
      host: 0,
    },
    {
      crew: ngocHa,
      name: 'Trịnh Đình Vinh',
      title: 'Chủ tịch UBND phường',
      place: 'Phòng tiếp công dân UBND phường Ngọc Hà',
      host: 7,
    },
    { crew: board, name: 'Bùi Tuấn Dũng', title: 'Trưởng Ban Tiếp công dân', place: 'Trụ sở Tiếp công dân Thành phố', host: 12 },
  ];
  return hosts.map(({ crew, name, title, place, host }) =>
    story(`lịch của ${crew.title}`, async () => {
      const schedule = new ScheduleHand(stage, crew, place, { name, title });
      const held = await schedule.planned(30, stage.day(18), true);
      const empty = await schedule.planned(29, stage.day(12), true);
      const moved = await schedule.planned(28, stage.day(4), true);
      await VisitHand.receive(stage, crew, 18, '08:30', {
        ...personRow(visitor(host), wardOf(crew)),
        kind: 'periodic',
        host: 'head',
        hostName: name,
        hostTitle: title,
        receptionDay: String(held),
        c1_type: 'KNPA',
        c1_summary: 'Kiến nghị đẩy nhanh tiến độ cải tạo chợ dân sinh',
        request: 'Công khai tiến độ',
        outcome: 'answered_on_spot',
        explained: 'Chủ trì đã trả lời tiến độ và giao bộ phận chuyên môn theo dõi.',
        conclusion: 'Giao Phòng Kinh tế, Hạ tầng và Đô thị báo cáo trong tháng.',
      });
      await schedule.held(held, 18);
      await schedule.nobodyCame(empty, 12);
      const [soon, later, draft] = [stage.day(-6), stage.day(-14), stage.day(-21)];
      await schedule.postponed(6, moved, stage.day(-2), 'Người chủ trì dự kỳ họp Hội đồng nhân dân.');
      await schedule.planned(3, soon, true, 'Giải phóng mặt bằng, trật tự xây dựng');
      const next = await schedule.planned(2, later, false);
      await schedule.posted(1, next);
      await schedule.planned(1, draft, false);
    }),
  );
}
