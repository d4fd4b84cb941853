// Denunciations at every stage: sealed from the first word, verified, concluded, handed to the police, past the head.
import type { Story } from './conductor.ts';
import { baDinh, board, cityCommittee, construction, inspectorate, ngocHa } from './offices.ts';
import { foreignDenunciation, handIn, ineligible, ownDenunciation } from './papers-in.ts';
import type { Form } from './proceeding-hand.ts';
import { days, type Stage } from './stage.ts';

const conclusion = (words: Form): Form => ({
  findings: 'Tổ xác minh đã làm việc với các bên, kiểm tra hồ sơ, chứng từ và đối chiếu tại hiện trường.',
  responsibility: 'Người bị tố cáo chịu trách nhiệm trực tiếp về hành vi vi phạm đã kết luận.',
  legalGrounds: 'Luật Cán bộ, công chức; Luật Phòng, chống tham nhũng và quy định của ngành.',
  ...words,
});
const toDenounced = 'người tố cáo, người bị tố cáo';
const isTold: Form = {
  recipients: 'người bị tố cáo, cơ quan quản lý người bị tố cáo (kết luận), người tố cáo (thông báo kết luận)',
  denouncer: '1',
};

export function denunciations(stage: Stage): Story[] {
  const story = (name: string, tell: () => Promise<unknown>): Story => ({
    name: `tố cáo ${name}`,
    tell: async () => void (await tell()),
  });
  return [
    story('PS016: đang xác minh, sắp đến hạn', async () => {
      const petition = await handIn(stage, baDinh, 'PS016', days(36));
      await petition.assigned(days(35));
      await petition.classified(days(34), ownDenunciation(stage, 'PS016'));
      await petition.proposed(days(33), 'propose_acceptance');
      await petition.approved(days(32));
      const proceeding = await petition.accepted(days(28), 'Nhận tiền của người dân để hợp thức hồ sơ đất');
      await proceeding.teamed(days(27));
      await proceeding.noticed(days(26), toDenounced);
      await proceeding.did('identity-access', baDinh.leader, days(24), { reason: 'Cần làm việc trực tiếp với người tố cáo.' });
      await proceeding.met(
        days(15),
        'Trụ sở UBND phường',
        'người bị tố cáo',
        'Người bị tố cáo giải trình bằng văn bản, nộp kèm tài liệu.',
      );
    }),
    story('PS017: tố cáo người đứng đầu, chuyển thẳng cấp trên', async () => {
      const head = {
        kind: 'individual' as const,
        name: 'Hoàng Gia Thắng',
        position: 'Chủ tịch UBND phường',
        organization: 'UBND phường Ba Đình',
        accountId: stage.account(baDinh.leader),
      };
      const petition = await handIn(stage, baDinh, 'PS017', days(34), { pastHead: true, respondents: [head] });
      const words = {
        reason: 'Tố cáo người đứng đầu đơn vị, thẩm quyền của cấp trên trực tiếp.',
        basis: 'Khoản 2 Điều 24 Luật Tố cáo',
      };
      await petition.transferred(days(33), { code: cityCommittee.code }, words, baDinh.desk);
      await petition.sentPastHead(days(33), baDinh.desk);
      const received = await petition.acceptedBy(cityCommittee, days(31));
      await received.classified(days(30), ownDenunciation(stage, 'PS017', { denounced: 'commune_head' }));
      await received.proposed(days(29), 'propose_acceptance');
      await received.approved(days(28));
      const proceeding = await received.accepted(days(27), 'Nâng khống khối lượng công trình cải tạo nhà văn hóa');
      await proceeding.teamed(days(26), '20');
      await proceeding.noticed(days(25), toDenounced);
      await proceeding.did('complexity', cityCommittee.leader, days(20), {
        criteria: ['several_agencies'],
        reason: 'Liên quan chủ đầu tư và đơn vị thi công.',
      });
    }),
    story('PS018: đã kết luận, xử lý xong, kết thúc hồ sơ', async () => {
      const petition = await handIn(stage, ngocHa, 'PS018', days(88), { source: 'post' });
      await petition.assigned(days(87));
      await petition.classified(days(86), ownDenunciation(stage, 'PS018'));
      await petition.proposed(days(85), 'propose_acceptance');
      await petition.approved(days(84));
      const proceeding = await petition.accepted(days(82), 'Thu tiền ngoài quy định tại bộ phận một cửa');
      await proceeding.teamed(days(81));
      await proceeding.noticed(days(80), toDenounced);
      await proceeding.met(
        days(72),
        'Bộ phận một cửa',
        'người bị tố cáo và 04 hộ dân',
        'Xác nhận thu thêm 50.000 đồng mỗi hồ sơ của 04 hộ.',
      );
      await proceeding.reported(
        days(66),
        'Việc thu tiền ngoài quy định là có.\nKhông có việc gây khó khăn.',
        'Kiểm điểm, trả lại tiền cho người dân.',
      );
      const words = conclusion({
        result: 'mixed',
        points: 'Đ: Thu tiền ngoài quy định của 04 hộ\nS: Cố tình gây khó khăn',
        findings:
          'Bộ phận một cửa thu thêm 50.000 đồng mỗi hồ sơ của 04 hộ.\nHồ sơ của các hộ trả đúng hẹn, không có việc gây khó khăn.',
        measures: 'Kiểm điểm, xử lý kỷ luật, trả lại tiền đã thu.',
        returnMoney: '0,2',
        returnedPersons: '4',
        disciplinePersons: '1',
        disciplineOfficials: '1',
      });
      await proceeding.did('conclusion', ngocHa.leader, days(60), words);
      await proceeding.papersSent(days(60));
      await proceeding.did('notice', ngocHa.clerk, days(57), isTold);
      await proceeding.did('handling', ngocHa.leader, days(55), {
        number: '96/UBND-VP',
        leap: '96/UBND-VP',
        assigned: 'Văn phòng HĐND và UBND',
        work: 'Kiểm điểm, trả lại tiền cho 04 hộ.',
        executor: 'own',
      });
      await proceeding.published(days(54));
      await proceeding.did('enforcement', ngocHa.processor, days(40), {
        note: 'Đã trả lại tiền, đã kiểm điểm.',
        returnMoney: '0,2',
        returnedPersons: '4',
        disciplinePersons: '1',
        disciplineOfficials: '1',
      });
      await proceeding.did('enforced', ngocHa.processor, days(38), {});
      await proceeding.closed(days(34));
    }),
    story('PS019: đã kết luận, chờ gửi', async () => {
      const petition = await handIn(stage, baDinh, 'PS019', days(34));
      await petition.assigned(days(33), baDinh.second);
      await petition.classified(days(32), ownDenunciation(stage, 'PS019', { denounced: 'own_agency_head' }), baDinh.second);
      await petition.proposed(days(31), 'propose_acceptance', { by: baDinh.second });
      await petition.approved(days(30));
      const proceeding = await petition.accepted(days(29), 'Lập chứng từ khống mua sắm thiết bị dạy học');
      await proceeding.teamed(days(28));
      await proceeding.noticed(days(27), toDenounced);
      await proceeding.met(days(20), 'Trường tiểu học', 'kế toán, hiệu trưởng', 'Kiểm tra chứng từ, đối chiếu thiết bị thực tế.');
      await proceeding.reported(days(10), 'Có 02 chứng từ không có hàng hóa thực tế.', 'Thu hồi tiền, xem xét kỷ luật.');
      const words = conclusion({
        result: 'right',
        points: 'Đ: Lập 02 chứng từ khống, giá trị 18 triệu đồng',
        measures: 'Thu hồi 18 triệu đồng, xem xét kỷ luật.',
        stateMoney: '18',
        disciplinePersons: '2',
        disciplineOfficials: '2',
      });
      await proceeding.did('conclusion', baDinh.leader, 2, words);
    }),
    story('PS020: chờ kết quả giám định', async () => {
      const petition = await handIn(stage, cityCommittee, 'PS020', days(40), { source: 'post' });
      await petition.classified(days(39), ownDenunciation(stage, 'PS020', { denounced: 'department_head' }));
      await petition.proposed(days(38), 'propose_acceptance');
      await petition.approved(days(37));
      const proceeding = await petition.accepted(days(35), 'Thông thầu gói thầu mua sắm thiết bị');
      const follower = cityCommittee.verifier;
      await proceeding.did(
        'assignment',
        cityCommittee.leader,
        days(34),
        { body: 'Thanh tra thành phố Hà Nội', lead: String(stage.account(follower)), members: [], days: '25' },
        '16:10',
      );
      await proceeding.did('conflict', follower, days(34), { answer: 'no' }, '16:20');
      await proceeding.noticed(days(33), toDenounced);
      await proceeding.did('expert', cityCommittee.leader, days(20), {
        agency: 'Viện Khoa học hình sự',
        matter: 'Chữ ký và thời điểm lập hồ sơ dự thầu',
      });
    }),
    story('PS021: chờ lãnh đạo phê duyệt thụ lý', async () => {
      const headman = { kind: 'individual' as const, name: '', position: 'Trưởng thôn', organization: '', accountId: null };
      const petition = await handIn(stage, ngocHa, 'PS021', 7, { respondents: [headman] });
      await petition.assigned(6);
      await petition.classified(5, ownDenunciation(stage, 'PS021', { severalPlaces: '1' }));
      await petition.proposed(2, 'propose_acceptance');
    }),
    story('PS022: có dấu hiệu tội phạm, đã chuyển cơ quan điều tra', async () => {
      const petition = await handIn(stage, baDinh, 'PS022', 12);
      await petition.assigned(11);
      await petition.classified(11, { ...ownDenunciation(stage, 'PS022'), crime: '1' });
      await petition.proposed(10, 'transfer_police', { destination: 'Cơ quan Cảnh sát điều tra Công an Thành phố' });
      await petition.approved(9);
      const words = { reason: 'Nội dung tố cáo giả mạo chữ ký có dấu hiệu tội phạm.', basis: 'Điều 27 Luật Tố cáo' };
      await petition.transferred(8, { outside: 'Cơ quan Cảnh sát điều tra Công an Thành phố' }, words);
    }),
    story('PS023: đã chuyển UBND Thành phố, chưa mở', async () => {
      const petition = await handIn(stage, ngocHa, 'PS023', 6);
      await petition.assigned(5);
      await petition.classified(5, foreignDenunciation(stage, 'PS023', 'commune_head'));
      await petition.proposed(4, 'transfer', { destination: cityCommittee.title });
      await petition.approved(3);
      const words = {
        reason: 'Tố cáo lãnh đạo UBND xã khác, không thuộc thẩm quyền của phường.',
        basis: 'Khoản 2 Điều 24 Luật Tố cáo',
      };
      await petition.transferred(2, { code: cityCommittee.code }, words);
    }),
    story('PS024: nêu tên một cán bộ của phường, chờ duyệt, quá hạn', async () => {
      const officer = {
        kind: 'individual' as const,
        name: 'Phạm Quỳnh Trang',
        position: 'Tổ trưởng tổ quản lý trật tự xây dựng',
        organization: 'UBND phường Ba Đình',
        accountId: stage.account('trang.badinh'),
      };
      const petition = await handIn(stage, baDinh, 'PS024', 10, { respondents: [officer] });
      await petition.assigned(8);
      await petition.classified(6, ownDenunciation(stage, 'PS024'));
      await petition.proposed(2, 'propose_acceptance');
    }),
    story('PS025: vụ việc phức tạp, đã gia hạn', async () => {
      const petition = await handIn(stage, construction, 'PS025', days(58), { source: 'post' });
      await petition.assigned(days(57));
      await petition.classified(days(56), ownDenunciation(stage, 'PS025'));
      await petition.proposed(days(55), 'propose_acceptance');
      await petition.approved(days(54));
      const proceeding = await petition.accepted(days(52), 'Rút ruột vật liệu công trình đường giao thông');
      await proceeding.teamed(days(51), '25');
      await proceeding.noticed(days(50), toDenounced);
      await proceeding.did('complexity', construction.leader, days(30), {
        criteria: ['several_places', 'evidence_conflict'],
        reason: 'Xác minh tại ba đoạn đường, kết quả thí nghiệm mâu thuẫn.',
      });
      await proceeding.did('extension', construction.leader, days(26), {
        days: '30',
        reason: 'Chờ kết quả thí nghiệm vật liệu.',
      });
    }),
    story('PS026: rút tố cáo, đã đình chỉ, kết thúc', async () => {
      const petition = await handIn(stage, baDinh, 'PS026', days(45));
      await petition.assigned(days(44));
      await petition.classified(days(43), ownDenunciation(stage, 'PS026'));
      await petition.proposed(days(42), 'propose_acceptance');
      await petition.approved(days(41));
      const proceeding = await petition.accepted(days(40), 'Thái độ xúc phạm, gây khó khăn khi tiếp nhận hồ sơ');
      await proceeding.teamed(days(39));
      await proceeding.noticed(days(38), toDenounced);
      await proceeding.did('withdrawal', baDinh.processor, days(28), {
        scope: 'full',
        manner: 'minutes',
        points: '',
        sign: 'none',
      });
      await proceeding.did('termination', baDinh.leader, days(26), {
        ground: 'full_withdrawal',
        reason: 'Người tố cáo rút toàn bộ nội dung, không có căn cứ phải tiếp tục.',
        duties: 'Tổ xác minh kết thúc việc xác minh, bàn giao hồ sơ cho bộ phận tiếp công dân.',
      });
      await proceeding.did('order-notice', baDinh.clerk, days(24), { recipients: toDenounced });
      await proceeding.closed(days(22));
    }),
    story('PS027: đã chuyển Sở Xây dựng, đã mở chờ trả lời', async () => {
      const petition = await handIn(stage, board, 'PS027', 6);
      await petition.assigned(5);
      await petition.classified(5, foreignDenunciation(stage, 'PS027', 'other_official'));
      await petition.proposed(4, 'transfer', { destination: 'Sở Xây dựng' });
      await petition.approved(3);
      const words = { reason: 'Người bị tố cáo do Sở Xây dựng quản lý.', basis: 'Khoản 2 Điều 24 Luật Tố cáo' };
      await petition.transferred(3, { code: construction.code }, words);
      await petition.openedBy(construction, 1);
    }),
    story('PS028: không rõ người tố cáo, không xử lý', async () => {
      const petition = await handIn(stage, ngocHa, 'PS028', 11, { senders: [], senderCount: 0, source: 'suggestion_box' });
      await petition.assigned(10);
      await petition.classified(9, ineligible(stage, 'PS028', 'no_name_address', { evidence: 'unclear' }));
      await petition.proposed(8, 'not_process');
      await petition.approved(7);
    }),
    story('PS029: thông tin có cơ sở, chuyển thanh tra, đã nhận', async () => {
      const petition = await handIn(stage, board, 'PS029', 12, { senders: [], senderCount: 0, source: 'post' });
      await petition.assigned(11);
      await petition.classified(11, ineligible(stage, 'PS029', 'no_name_address', { evidence: 'clear' }));
      await petition.proposed(10, 'info_for_inspection', { destination: 'Thanh tra Thành phố' });
      await petition.approved(9);
      const words = { reason: 'Thông tin nêu rõ người vi phạm, có bằng chứng cụ thể.', basis: 'Khoản 2 Điều 25 Luật Tố cáo' };
      await petition.transferred(8, { code: inspectorate.code }, words);
      await petition.acceptedBy(inspectorate, 6);
    }),
  ];
}
