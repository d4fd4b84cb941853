// Recommendations and feedback: answered, in study, waiting on a desk, withdrawn, voided, doubled, filed.

import { citizens, senderOf } from './citizens.ts';
import type { Story } from './conductor.ts';
import { baDinh, board, construction, ngocHa } from './offices.ts';
import { foreignWish, forwarded, handIn, ineligible, ownWish } from './papers-in.ts';
import { days, type Stage } from './stage.ts';

const answer = 'Cơ quan đã kiểm tra, ghi nhận nội dung kiến nghị là có cơ sở và giao bộ phận chuyên môn thực hiện trong quý này.';

export function recommendations(stage: Stage): Story[] {
  const story = (name: string, tell: () => Promise<unknown>): Story => ({
    name: `kiến nghị, phản ánh ${name}`,
    tell: async () => void (await tell()),
  });
  return [
    story('PS031: đang nghiên cứu trả lời, sắp đến hạn', async () => {
      const petition = await handIn(stage, baDinh, 'PS031', days(38));
      await petition.assigned(days(37));
      await petition.classified(days(36), ownWish(stage, 'PS031'));
      await petition.proposed(days(34), 'propose_acceptance');
      await petition.approved(days(32));
      const proceeding = await petition.accepted(days(29), 'Xử lý ô nhiễm nước kênh thoát nước');
      await proceeding.teamed(days(27));
      await proceeding.met(
        days(15),
        'Đoạn kênh qua khu dân cư',
        'đại diện tổ dân phố',
        'Lấy mẫu nước, chụp ảnh các điểm xả thải.',
      );
    }),
    story('PS032: chờ lãnh đạo phê duyệt', async () => {
      const petition = await handIn(stage, ngocHa, 'PS032', 9);
      await petition.assigned(8);
      await petition.classified(6, foreignWish(stage, 'PS032'));
      await petition.proposed(1, 'transfer', { destination: 'Sở Nông nghiệp và Môi trường' });
    }),
    story('PS033: đã trả lời, kết thúc', async () => {
      const petition = await handIn(
        stage,
        baDinh,
        'PS033',
        days(62),
        forwarded(stage, 'fatherland_front', 'Ủy ban MTTQ Việt Nam phường', '45/CV-MTTQ', days(64)),
      );
      await petition.assigned(days(61));
      await petition.classified(days(60), ownWish(stage, 'PS033'));
      await petition.proposed(days(58), 'propose_acceptance');
      await petition.approved(days(57));
      const proceeding = await petition.accepted(days(55), 'Trồng bổ sung cây xanh, giữ hồ điều hòa');
      await proceeding.teamed(days(54));
      await proceeding.met(days(45), 'Khu vực hồ', 'chủ đầu tư dự án', 'Thống nhất phương án trồng bổ sung 40 cây.');
      await proceeding.did('answer', baDinh.leader, days(36), { answer });
      await proceeding.did('notice', baDinh.clerk, days(35), { recipients: 'người đại diện, tổ dân phố' });
      await proceeding.did('transferor-notice', baDinh.clerk, days(34), { recipients: 'Ủy ban MTTQ Việt Nam phường' });
      await proceeding.closed(days(33));
    }),
    story('PS034: chờ Trưởng Ban phê duyệt', async () => {
      const petition = await handIn(stage, board, 'PS034', 8, { source: 'online_portal' });
      await petition.assigned(7);
      await petition.classified(5, foreignWish(stage, 'PS034'));
      await petition.proposed(1, 'transfer', { destination: 'Sở Giáo dục và Đào tạo' });
    }),
    story('PS036: đến hạn, chưa phân công', async () => {
      await handIn(stage, ngocHa, 'PS036', 10);
    }),
    story('PS037: đoàn đông người, đã phân công', async () => {
      const petition = await handIn(
        stage,
        board,
        'PS037',
        8,
        forwarded(stage, 'na_deputy', 'Đoàn đại biểu Quốc hội Thành phố Hà Nội', '218/ĐĐBQH', 11),
      );
      await petition.assigned(7);
    }),
    story('PS038: quá hạn, đã phân loại', async () => {
      const petition = await handIn(stage, baDinh, 'PS038', 12);
      await petition.assigned(11);
      await petition.classified(8, ownWish(stage, 'PS038'));
    }),
    story('PS039: chờ lãnh đạo phê duyệt', async () => {
      const petition = await handIn(stage, ngocHa, 'PS039', 10);
      await petition.assigned(9, ngocHa.second);
      await petition.classified(7, foreignWish(stage, 'PS039'), ngocHa.second);
      await petition.proposed(3, 'transfer', { destination: 'Sở Y tế', by: ngocHa.second });
    }),
    story('PS044: đến hạn, đang phân loại', async () => {
      const petition = await handIn(stage, board, 'PS044', 10, { source: 'online_portal' });
      await petition.assigned(9);
      await petition.classified(6, foreignWish(stage, 'PS044'));
    }),
    story('PS045: chờ trưởng phòng xem xét', async () => {
      const petition = await handIn(stage, construction, 'PS045', 7, { source: 'online_portal' });
      await petition.assigned(6);
      await petition.classified(4, foreignWish(stage, 'PS045'));
      await petition.proposed(1, 'transfer', { destination: 'Sở Nội vụ' });
    }),
    story('PS046: lãnh đạo trả lại đề xuất', async () => {
      const petition = await handIn(stage, ngocHa, 'PS046', 8, { source: 'hotline' });
      await petition.assigned(7);
      await petition.classified(6, foreignWish(stage, 'PS046'));
      await petition.proposed(4, 'transfer', { destination: 'Sở Nông nghiệp và Môi trường' });
      await petition.sentBack(3, 'Làm rõ địa điểm đốt rác thuộc phường nào trước khi chuyển.');
    }),
    story('PS047: đang nghiên cứu, đến hạn trong ngày', async () => {
      const petition = await handIn(stage, baDinh, 'PS047', days(41), { source: 'hotline' });
      await petition.assigned(days(40), baDinh.second);
      await petition.classified(days(39), ownWish(stage, 'PS047'), baDinh.second);
      await petition.proposed(days(38), 'propose_acceptance', { by: baDinh.second });
      await petition.approved(days(37));
      const proceeding = await petition.accepted(days(30), 'Tiếng ồn karaoke kẹo kéo tại khu dân cư');
      await proceeding.teamed(days(28));
    }),
    story('PS048: đã duyệt, chờ lãnh đạo thụ lý', async () => {
      const petition = await handIn(stage, baDinh, 'PS048', 8);
      await petition.assigned(7);
      await petition.classified(6, ownWish(stage, 'PS048'));
      await petition.proposed(4, 'propose_acceptance');
      await petition.approved(2);
    }),
    story('PS050: hai đơn trùng, đã gắn', async () => {
      const first = await handIn(stage, ngocHa, 'PS050', 9);
      await first.assigned(8);
      await first.classified(7, ownWish(stage, 'PS050'));
      const again = await handIn(stage, ngocHa, 'PS050', 4, { source: 'post' });
      await again.assigned(3);
      await again.endedAsDuplicateOf(3, first, 'Cùng người gửi, cùng nội dung với đơn nộp trước');
    }),
    story('PS052: quá hạn, chưa phân công', async () => {
      await handIn(stage, baDinh, 'PS052', 13, { source: 'hotline' });
    }),
    story('PS053: đã rút đơn', async () => {
      const petition = await handIn(stage, ngocHa, 'PS053', 9);
      await petition.assigned(8);
      await petition.withdrawn(6);
    }),
    story('PS054: quá hạn, chưa phân loại', async () => {
      const petition = await handIn(stage, baDinh, 'PS054', 11, { source: 'online_portal' });
      await petition.assigned(9, baDinh.second);
    }),
    story('PS055: mới tiếp nhận', async () => {
      await handIn(stage, board, 'PS055', 0, { source: 'online_portal' });
    }),
    story('PS056: nhập hai lần, đã hủy một số; đơn kia chờ chuyển', async () => {
      const first = await handIn(stage, baDinh, 'PS056', 7, {}, { clock: '09:05' });
      const twice = await handIn(stage, baDinh, 'PS056', 7, {}, { clock: '09:11' });
      await twice.voided(7, 'Đăng ký hai lần cùng một đơn giấy.');
      await first.assigned(6);
      await first.classified(5, foreignWish(stage, 'PS056'));
      await first.proposed(4, 'transfer', { destination: 'Sở Y tế' });
      await first.approved(1);
    }),
    story('PS057: đã bổ sung, tiếp tục xử lý', async () => {
      const petition = await handIn(stage, ngocHa, 'PS057', 12, { source: 'online_portal' });
      await petition.assigned(11);
      await petition.classified(10, ineligible(stage, 'PS057', 'content_missing'));
      await petition.proposed(9, 'request_supplement', { items: 'Mã hồ sơ đã nộp\nẢnh chụp màn hình lỗi', days: '7' });
      await petition.approved(9);
      await petition.issued(8);
      await petition.supplemented(3);
    }),
    story('PS058: nhập sau ngày mất điện, số giấy in sẵn, còn 2 ngày', async () => {
      const receivedOn = stage.day(8);
      const late = { receivedOn, writtenOn: receivedOn, isLateEntry: true, paperNumber: 'G-0127' };
      const petition = await handIn(stage, baDinh, 'PS058', 6, late);
      await petition.assigned(5);
      await petition.classified(2, ownWish(stage, 'PS058'));
    }),
    story('PS060: không có chữ ký, lưu đơn trễ hạn', async () => {
      const unsigned = [
        senderOf(citizens[59] ?? (citizens[0] as (typeof citizens)[number]), stage.unit(ngocHa.code), { hasSigned: false }),
      ];
      const petition = await handIn(stage, ngocHa, 'PS060', 16, { senders: unsigned });
      await petition.assigned(15);
      await petition.classified(14, ineligible(stage, 'PS060', 'no_signature'));
      await petition.proposed(7, 'file_away');
      await petition.approved(3);
    }),
  ];
}
