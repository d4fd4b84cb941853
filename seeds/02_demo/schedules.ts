// The days on which the heads receive: held, nobody came, put off, posted, still a draft.
import type { Story } from './conductor.ts';
import { baDinh, board, ngocHa } from './offices.ts';
import type { Stage } from './stage.ts';
import { personRow, ScheduleHand, VisitHand } from './visit-hand.ts';
import { visitor, wardOf } from './visitors.ts';

export function schedules(stage: Stage): Story[] {
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
  return hosts.map(({ crew, name, title, place, host }) => ({
    name: `lịch tiếp công dân của ${crew.title}`,
    tell: async () => {
      const schedule = new ScheduleHand(stage, crew, place, { name, title });
      const held = await schedule.planned(30, stage.day(18), true);
      const empty = await schedule.planned(29, stage.day(12), true);
      const moved = await schedule.planned(28, stage.day(4), true);
      const visit = await VisitHand.receive(stage, crew, 18, '08:30', {
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
      const section = 'Phòng Kinh tế, Hạ tầng và Đô thị';
      await visit.concluded(
        16,
        'Công khai tiến độ cải tạo chợ tại trụ sở và nhà văn hóa.',
        section,
        'Báo cáo tiến độ',
        stage.day(2),
      );
      await schedule.nobodyCame(empty, 12);
      const [soon, later, draft] = [stage.day(-6), stage.day(-14), stage.day(-21)];
      await schedule.postponed(6, moved, stage.day(-2), 'Người chủ trì dự kỳ họp Hội đồng nhân dân.');
      await schedule.planned(3, soon, true, 'Giải phóng mặt bằng, trật tự xây dựng');
      const next = await schedule.planned(2, later, false);
      await schedule.posted(1, next);
      await schedule.planned(1, draft, false);
    },
  }));
}
