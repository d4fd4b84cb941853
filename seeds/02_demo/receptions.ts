// Who came to the reception desks and what came of it.
import type { Story } from './conductor.ts';
import { type Visit, visits } from './desk-visits.ts';
import { baDinh, board, ngocHa } from './offices.ts';
import { citizenOf, ownDenunciation } from './papers-in.ts';
import type { Stage } from './stage.ts';
import { personRow, VisitHand } from './visit-hand.ts';
import { visitor, wardOf } from './visitors.ts';

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
      if (visit.outcome === 'transferred' && visit.crew === board)
        await made.replied(4, 'transferred', 'Đã chuyển nội dung đến Sở.');
    }),
  );
  return [...plain, ...special(stage, story)];
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
        respondentPost: 'Trưởng thôn; cán bộ lập danh sách của xã',
        denouncedIs: 'none',
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
        p1_capacity: 'elected',
        p2_capacity: 'elected',
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
