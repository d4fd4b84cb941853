// Complaints: from the desk to the closed file, each as far as its story says.

import type { Story } from './conductor.ts';
import { baDinh, board, construction, ngocHa } from './offices.ts';
import { foreignComplaint, handIn, ineligible, ownComplaint } from './papers-in.ts';
import type { Form } from './proceeding-hand.ts';
import { days, type Stage } from './stage.ts';

/** What the team of PS004 found. */
const remeasured = [
  'Bản mô tả ranh giới, mốc giới của đợt đo đạc không có chữ ký của người khiếu nại; không có giấy mời ký giáp ranh trong hồ sơ lưu.',
  'Đo lại hiện trạng có mặt các hộ giáp ranh: ranh giới theo mốc cũ cách bức tường mới xây từ 0,35 m đến 0,42 m; diện tích theo mốc cũ là 78,1 m².',
  'Chênh lệch 0,4 m² so với Giấy chứng nhận nằm trong sai số của phép đo năm cấp Giấy chứng nhận.',
].join('\n');

/** What a decision says, as an office would write it; the figures only where something is given back. */
const decision = (words: Form & Record<'contents' | 'verification' | 'conclusion', string>): Form => ({
  secondResolver: 'Chủ tịch UBND thành phố Hà Nội',
  executors: 'Chánh Văn phòng HĐND và UBND, các bộ phận có liên quan',
  ...words,
});

export function complaints(stage: Stage): Story[] {
  const story = (name: string, tell: () => Promise<unknown>): Story => ({
    name: `khiếu nại ${name}`,
    tell: async () => void (await tell()),
  });
  return [
    story('PS001: hướng dẫn, đã kết thúc', async () => {
      const petition = await handIn(stage, baDinh, 'PS001', 18, {
        source: 'post',
        contestedNumber: '3127/QĐ-UBND',
        contestedBy: 'UBND quận',
      });
      await petition.assigned(17);
      await petition.classified(16, foreignComplaint(stage, 'PS001', 'province'));
      await petition.proposed(15, 'guide', { destination: 'Chủ tịch UBND thành phố Hà Nội' });
      await petition.approved(14);
      await petition.issued(13);
    }),
    story('PS002: chờ lãnh đạo phường phê duyệt hướng dẫn', async () => {
      const petition = await handIn(stage, ngocHa, 'PS002', 7);
      await petition.assigned(6);
      await petition.classified(5, foreignComplaint(stage, 'PS002', 'department_unit'));
      await petition.proposed(1, 'guide', { destination: 'Chi nhánh Văn phòng Đăng ký đất đai Hà Nội' });
    }),
    story('PS003: đang xác minh, quá hạn giải quyết', async () => {
      const petition = await handIn(stage, baDinh, 'PS003', days(52), {
        contestedNumber: '812/QĐ-UBND',
        contestedOn: stage.day(days(80)),
        contestedBy: 'UBND phường',
      });
      await petition.assigned(days(51));
      await petition.classified(days(50), ownComplaint(stage, 'PS003', { respondent: 'own_agency' }));
      await petition.proposed(days(49), 'propose_acceptance');
      await petition.approved(days(47));
      const proceeding = await petition.accepted(
        days(45),
        'Diện tích đất tái định cư được bố trí\nViệc xét suất tái định cư riêng',
      );
      await proceeding.noticed(days(44), 'người khiếu nại, Thanh tra Thành phố');
      await proceeding.teamed(days(43), '20');
      await proceeding.met(
        days(36),
        'Trụ sở UBND phường',
        'người khiếu nại',
        'Người khiếu nại giữ nguyên nội dung, nộp thêm 02 tài liệu về hộ tịch.',
      );
      const asked = {
        kind: 'documents_requested',
        people: 'Hội đồng bồi thường, hỗ trợ và tái định cư',
        result: 'Yêu cầu cung cấp biên bản xét duyệt.',
      };
      await proceeding.did('verification', baDinh.verifier, days(30), asked);
    }),
    story('PS004: giải quyết xong, đã thi hành, kết thúc hồ sơ', async () => {
      const petition = await handIn(stage, baDinh, 'PS004', days(99), {
        contestedNumber: '1245/QĐ-UBND',
        contestedOn: stage.day(days(130)),
        contestedBy: 'UBND phường',
        hasOriginals: true,
      });
      await petition.assigned(days(98));
      await petition.classified(days(97), ownComplaint(stage, 'PS004'));
      await petition.proposed(days(96), 'propose_acceptance');
      await petition.approved(days(95));
      const proceeding = await petition.accepted(days(93), 'Kết quả đo đạc làm giảm diện tích đất ở');
      await proceeding.noticed(days(92), 'người khiếu nại, Thanh tra Thành phố');
      await proceeding.teamed(days(91));
      await proceeding.met(
        days(86),
        'Thửa đất có khiếu nại',
        'người khiếu nại và hộ liền kề',
        'Đo lại hiện trạng có mặt các hộ giáp ranh, lập biên bản.',
      );
      await proceeding.reported(days(82), remeasured, 'Sửa đổi kết quả đo đạc theo ranh giới đã thống nhất.');
      const meetOn = stage.day(days(72));
      // The demo's days move with today: one may fall on a rest day, or a limit on the day before it.
      const invitation = {
        meetOn,
        offDay: '1',
        pastLimit: '1',
        meetAt: '08:30',
        place: 'Phòng họp UBND phường',
        contents: 'Ranh giới và diện tích thửa đất',
      };
      await proceeding.did('invitation', baDinh.leader, days(80), invitation);
      await proceeding.papersSent(days(80));
      const held = {
        on: meetOn,
        held: 'held',
        chair: 'Hoàng Gia Thắng',
        secretary: 'Lê Viết Sơn',
        opinions: 'Người khiếu nại đề nghị giữ ranh giới theo Giấy chứng nhận.',
        result: 'Thống nhất ranh giới theo mốc cũ, diện tích 78,1 m².',
        copies: '3',
      };
      await proceeding.did('dialogue', baDinh.leader, meetOn, held);
      const words = decision({
        result: 'partly',
        measure: 'amend',
        contents: [
          'Kết quả đo đạc xác định diện tích thửa đất là 71,2 m², giảm 7,3 m² so với 78,5 m² ghi trên Giấy chứng nhận',
          'Tổ đo đạc xác định ranh giới theo bức tường mới xây của hộ liền kề, không mời gia đình ký giáp ranh',
        ].join('\n'),
        verification: remeasured,
        conclusion: [
          'Khiếu nại việc không mời ký giáp ranh, xác định ranh giới theo bức tường mới xây là đúng: việc đo đạc thiếu chữ ký xác nhận ranh giới của người sử dụng đất.',
          'Khiếu nại diện tích giảm là đúng một phần: diện tích thửa đất là 78,1 m², không phải 71,2 m²; không có căn cứ xác định đủ 78,5 m².',
        ].join('\n'),
        dialogueResult: 'Các bên thống nhất ranh giới theo mốc cũ.',
        ruling: 'Sửa đổi kết quả đo đạc, xác định diện tích thửa đất là 78,1 m².',
        returnLand: '6,9',
        returnedPersons: '1',
      });
      await proceeding.did('decision', baDinh.leader, days(68), words);
      await proceeding.papersSent(days(68));
      const sent = { recipients: 'người khiếu nại, hộ liền kề, Thanh tra Thành phố', receivedOn: stage.day(days(66)) };
      await proceeding.did('notice', baDinh.clerk, days(66), sent);
      await proceeding.published(days(64));
      await proceeding.did('effective', baDinh.processor, days(20), { none: '1' });
      await proceeding.did('directive', baDinh.leader, days(19), {
        number: '214/UBND-VP',
        leap: '214/UBND-VP',
        assigned: 'Phòng Kinh tế, Hạ tầng và Đô thị',
        work: 'Chỉnh lý hồ sơ địa chính theo quyết định giải quyết.',
      });
      await proceeding.did('enforcement', baDinh.processor, days(12), {
        note: 'Đã chỉnh lý bản đồ, sổ địa chính.',
        returnLand: '6,9',
        returnedPersons: '1',
      });
      await proceeding.did('enforced', baDinh.processor, days(10), {});
      await proceeding.closed(days(8));
    }),
    story('PS005: lần hai, chờ lãnh đạo phê duyệt, còn 1 ngày', async () => {
      const previous = {
        previousOrg: 'Chủ tịch UBND xã Sóc Sơn',
        previousNumber: '988/QĐ-UBND',
        previousResult: 'Không công nhận nội dung khiếu nại',
      };
      const petition = await handIn(stage, baDinh, 'PS005', 9, previous);
      await petition.assigned(8);
      await petition.classified(6, foreignComplaint(stage, 'PS005', 'commune', { instance: 'second' }));
      await petition.proposed(2, 'guide', { destination: 'Chủ tịch UBND thành phố Hà Nội' });
    }),
    story('PS006: đã mời đối thoại', async () => {
      const petition = await handIn(stage, baDinh, 'PS006', days(34), {
        contestedNumber: '67/QĐ-XPHC',
        contestedOn: stage.day(days(50)),
        contestedBy: 'Chủ tịch UBND phường',
      });
      await petition.assigned(days(33), baDinh.second);
      await petition.classified(days(32), ownComplaint(stage, 'PS006'), baDinh.second);
      await petition.proposed(days(31), 'propose_acceptance', { by: baDinh.second });
      await petition.approved(days(30));
      const proceeding = await petition.accepted(days(23), 'Mức phạt và hành vi vi phạm ghi trong quyết định');
      await proceeding.noticed(days(22), 'người khiếu nại, Thanh tra Thành phố');
      await proceeding.teamed(days(22));
      await proceeding.met(
        days(17),
        'Công trình có khiếu nại',
        'người khiếu nại',
        'Kiểm tra hiện trạng, chụp ảnh, lập biên bản.',
      );
      await proceeding.reported(
        days(10),
        'Đo từ cốt vỉa hè theo giấy phép, công trình vượt chiều cao 0,1 m; biên bản vi phạm ghi 0,9 m do đo từ mặt ngõ.\nPhần tum thang có trong hồ sơ thiết kế được thẩm định.',
        'Xác định lại hành vi và mức phạt theo chiều cao vượt 0,1 m; hủy biện pháp buộc tháo dỡ tum thang.',
      );
      const invitation = {
        meetOn: stage.day(-3),
        offDay: '1',
        pastLimit: '1',
        meetAt: '14:00',
        place: 'Phòng họp UBND phường',
        contents: 'Hành vi vi phạm\nMức phạt',
      };
      await proceeding.did('invitation', baDinh.leader, 4, invitation);
      await proceeding.papersSent(4);
    }),
    story('PS007: chờ bổ sung chữ ký', async () => {
      const petition = await handIn(stage, baDinh, 'PS007', 9, { source: 'post', writtenOn: null });
      await petition.assigned(8);
      await petition.classified(7, ineligible(stage, 'PS007', 'no_date'));
      await petition.proposed(6, 'request_supplement', {
        items: 'Ngày, tháng, năm viết đơn\nBản sao văn bản trả lời đã nhận',
        days: '10',
      });
      await petition.approved(5);
      await petition.issued(4);
    }),
    story('PS008: đoàn đông người, vụ việc phức tạp', async () => {
      const petition = await handIn(stage, construction, 'PS008', days(42), { source: 'post' });
      await petition.assigned(days(41));
      await petition.classified(days(40), ownComplaint(stage, 'PS008', { objectKind: 'admin_act' }));
      await petition.proposed(days(39), 'propose_acceptance');
      await petition.approved(days(38));
      const proceeding = await petition.accepted(days(37), 'Việc chậm xử lý chủ đầu tư\nThời hạn bàn giao căn hộ');
      await proceeding.noticed(days(36), 'người đại diện của đoàn khiếu nại, Thanh tra Thành phố');
      await proceeding.teamed(days(35), '25');
      const complex = {
        criteria: ['many_people', 'several_contents'],
        reason: 'Có 64 người cùng đứng đơn, hai nội dung khiếu nại.',
        number: '118/BC-SXD',
        leap: '118/BC-SXD',
      };
      await proceeding.did('complexity', construction.leader, days(25), complex);
      await proceeding.met(
        days(18),
        'Sở Xây dựng',
        'người đại diện và chủ đầu tư',
        'Chủ đầu tư cam kết tiến độ bàn giao, cung cấp hồ sơ dự án.',
      );
    }),
    story('PS009: đã ra quyết định, chờ gửi', async () => {
      const petition = await handIn(stage, ngocHa, 'PS009', days(33), {
        contestedNumber: '305/QĐ-UBND',
        contestedOn: stage.day(days(60)),
        contestedBy: 'Chủ tịch UBND phường',
      });
      await petition.assigned(days(32));
      await petition.classified(days(31), ownComplaint(stage, 'PS009'));
      await petition.proposed(days(30), 'propose_acceptance');
      await petition.approved(days(29));
      const proceeding = await petition.accepted(days(28), 'Việc dừng trợ cấp xã hội hằng tháng');
      await proceeding.noticed(days(27), 'người khiếu nại, Thanh tra Thành phố');
      const words = decision({
        result: 'right',
        measure: 'cancel_all',
        contents: 'Quyết định dừng trợ cấp xã hội hằng tháng với lý do vắng mặt khi xác định lại mức độ khuyết tật',
        verification: [
          'Ngày hội đồng họp, người hưởng trợ cấp điều trị nội trú, có giấy ra viện; gia đình đã báo trước qua điện thoại và nộp bản sao giấy ra viện sau 02 ngày, bộ phận tiếp nhận có ghi sổ.',
          'Hội đồng không xếp lịch đánh giá lại, không lập biên bản về lý do vắng mặt; mức độ khuyết tật chưa được xác định lại.',
        ].join('\n'),
        conclusion:
          'Khiếu nại đúng: vắng mặt có lý do chính đáng không phải là căn cứ dừng trợ cấp; quyết định ban hành khi chưa có kết luận mới về mức độ khuyết tật.',
        ruling: 'Hủy quyết định dừng trợ cấp, tiếp tục chi trả từ tháng đã dừng.',
        returnMoney: '4,5',
        returnedPersons: '1',
      });
      await proceeding.did('decision', ngocHa.leader, 1, words);
    }),
    story('PS010: đã duyệt hướng dẫn, chờ văn thư phát hành', async () => {
      const petition = await handIn(stage, baDinh, 'PS010', 8);
      await petition.assigned(7);
      await petition.classified(6, foreignComplaint(stage, 'PS010', 'commune'));
      await petition.proposed(4, 'guide', { destination: 'Chủ tịch UBND xã đã xét duyệt chế độ' });
      await petition.approved(1);
    }),
    story('PS011: tạm đình chỉ giải quyết', async () => {
      const petition = await handIn(stage, ngocHa, 'PS011', days(30), {
        contestedBy: 'Chủ tịch UBND phường',
        contestedNumber: '411/QĐ-UBND',
      });
      await petition.assigned(days(29), ngocHa.second);
      await petition.classified(days(28), ownComplaint(stage, 'PS011'), ngocHa.second);
      await petition.proposed(days(27), 'propose_acceptance', { by: ngocHa.second });
      await petition.approved(days(26));
      const proceeding = await petition.accepted(days(24), 'Việc đưa ra khỏi danh sách hộ nghèo');
      await proceeding.noticed(days(23), 'người khiếu nại, người bị khiếu nại, Thanh tra Thành phố');
      await proceeding.teamed(days(23));
      await proceeding.met(
        days(17),
        'Tổ dân phố',
        'đại diện tổ rà soát',
        'Đối chiếu phiếu chấm điểm, còn 02 tiêu chí chưa thống nhất.',
      );
      const order = { ground: 'await_other_body', reason: 'Chờ kết quả phúc tra hộ nghèo của cơ quan có thẩm quyền.' };
      await proceeding.did('suspension', ngocHa.leader, 8, order);
      await proceeding.did('order-notice', ngocHa.clerk, 6, {
        recipients: 'người khiếu nại, người bị khiếu nại, Thanh tra Thành phố',
      });
    }),
    story('PS012: đã gửi quyết định, chờ có hiệu lực', async () => {
      const petition = await handIn(stage, baDinh, 'PS012', days(40));
      await petition.assigned(days(39));
      await petition.classified(days(38), ownComplaint(stage, 'PS012', { objectKind: 'admin_act' }));
      await petition.proposed(days(37), 'propose_acceptance');
      await petition.approved(days(36));
      const proceeding = await petition.accepted(days(35), 'Việc chậm cấp bản sao trích lục khai sinh');
      await proceeding.noticed(days(34), 'người khiếu nại, Thanh tra Thành phố');
      const words = decision({
        result: 'right',
        measure: 'stop_act',
        contents: 'Hành vi chậm cấp bản sao trích lục khai sinh, yêu cầu người dân tự đi xin xác nhận của nơi sinh',
        verification: [
          'Hồ sơ nộp đủ, giấy hẹn ghi trả kết quả trong ngày làm việc; sau 25 ngày chưa có kết quả, không có văn bản xin lỗi, từ chối.',
          'Sổ gốc tại phường bị mờ nhưng thông tin khai sinh có trong cơ sở dữ liệu hộ tịch; công chức không tra cứu, không gửi văn bản đề nghị xác minh mà yêu cầu người dân đi lại.',
        ].join('\n'),
        conclusion:
          'Khiếu nại đúng: công chức được giao đã để quá hạn và yêu cầu giấy tờ không có trong thành phần hồ sơ; trách nhiệm thuộc bộ phận một cửa và công chức hộ tịch.',
        ruling: 'Chấm dứt việc chậm trễ, cấp bản sao trích lục trong 01 ngày làm việc.',
        returnedPersons: '1',
      });
      await proceeding.did('decision', baDinh.leader, days(22), words);
      await proceeding.papersSent(days(22));
      const sent = { recipients: 'người khiếu nại, bộ phận một cửa, Thanh tra Thành phố', receivedOn: stage.day(days(21)) };
      await proceeding.did('notice', baDinh.clerk, days(21), sent);
      await proceeding.published(days(18));
    }),
    story('PS013: trưởng phòng đã xem, chờ Giám đốc Sở', async () => {
      const petition = await handIn(stage, construction, 'PS013', 6);
      await petition.assigned(6);
      await petition.classified(
        4,
        foreignComplaint(stage, 'PS013', 'public_service_unit', { objectKind: 'disciplinary_employee' }),
      );
      await petition.proposed(2, 'guide', { destination: 'Giám đốc đơn vị sự nghiệp đã ra quyết định kỷ luật' });
      await petition.endorsed(1);
    }),
    story('PS014: mới tiếp nhận, quá hạn chưa phân công', async () => {
      await handIn(stage, ngocHa, 'PS014', 9, { source: 'online_portal' });
    }),
    story('PS015: chờ Trưởng Ban phê duyệt', async () => {
      const petition = await handIn(stage, board, 'PS015', 5);
      await petition.assigned(4);
      await petition.classified(3, foreignComplaint(stage, 'PS015', 'public_service_unit'));
      await petition.proposed(2, 'guide', { destination: 'Giám đốc bệnh viện đã từ chối thanh toán' });
    }),
  ];
}
