// Petitions that cross from office to office: unread, opened, taken, sent back, sent again, the third hop, the reply from outside.
import type { Story } from './conductor.ts';
import { baDinh, board, type Crew, construction, ngocHa } from './offices.ts';
import { foreignWish, forwarded, handIn, ownWish } from './papers-in.ts';
import type { PetitionHand } from './petition-hand.ts';
import { days, type Stage, type When } from './stage.ts';

const basis = 'Thông tư số 05/2021/TT-TTCP';

export function transfers(stage: Stage): Story[] {
  const story = (name: string, tell: () => Promise<unknown>): Story => ({
    name: `chuyển đơn ${name}`,
    tell: async () => void (await tell()),
  });

  /** Classified as another's, proposed, approved and sent to that office. */
  async function sentOn(petition: PetitionHand, sampleId: string, to: Crew, on: readonly [When, When, When]): Promise<void> {
    const [classified, approved, sent] = on;
    await petition.classified(classified, foreignWish(stage, sampleId));
    await petition.proposed(classified, 'transfer', { destination: to.title });
    await petition.approved(approved);
    await petition.transferred(sent, { code: to.code }, { reason: `Nội dung thuộc trách nhiệm của ${to.title}.`, basis });
  }

  return [
    story('PS035: đã nhận, đang nghiên cứu trả lời', async () => {
      const petition = await handIn(stage, board, 'PS035', days(30), { source: 'post' });
      await petition.assigned(days(29));
      await sentOn(petition, 'PS035', construction, [days(28), days(27), days(26)]);
      const received = await petition.acceptedBy(construction, days(23));
      await received.assigned(days(22));
      await received.classified(days(21), ownWish(stage, 'PS035'));
      await received.proposed(days(20), 'propose_acceptance');
      await received.approved(days(19));
      const proceeding = await received.accepted(days(16), 'Mở rộng đối tượng miễn vé xe buýt');
      await proceeding.teamed(days(15));
    }),
    story('PS041: Sở chưa mở', async () => {
      const petition = await handIn(stage, board, 'PS041', 7, forwarded(stage, 'press', 'Báo Hà Nội hôm qua (hư cấu)', '', 8));
      await petition.assigned(6);
      await sentOn(petition, 'PS041', construction, [5, 4, 2]);
    }),
    story('PS042: chuyển lần thứ ba, cảnh báo lãnh đạo', async () => {
      const petition = await handIn(stage, board, 'PS042', 24);
      await petition.assigned(23);
      await sentOn(petition, 'PS042', construction, [22, 21, 20]);
      const atConstruction = await petition.acceptedBy(construction, 18);
      await atConstruction.assigned(17);
      await sentOn(atConstruction, 'PS042', baDinh, [16, 14, 13]);
      const atBaDinh = await atConstruction.acceptedBy(baDinh, 11);
      await atBaDinh.assigned(10);
      await sentOn(atBaDinh, 'PS042', ngocHa, [9, 7, 6]);
    }),
    story('PS043: bị trả lại, chuyển lại nơi khác, đã nhận', async () => {
      const petition = await handIn(stage, baDinh, 'PS043', 20);
      await petition.assigned(19);
      await sentOn(petition, 'PS043', ngocHa, [18, 17, 16]);
      await petition.returnedBy(ngocHa, 13, 'Đoạn ngõ ngập thuộc địa bàn do Sở Xây dựng quản lý thoát nước.');
      await sentOn(petition, 'PS043', construction, [11, 10, 8]);
      const received = await petition.acceptedBy(construction, 5);
      await received.assigned(4);
    }),
    story('PS049: bị trả lại, chờ xử lý tiếp', async () => {
      const petition = await handIn(stage, baDinh, 'PS049', 12, { source: 'hotline' });
      await petition.assigned(11);
      await sentOn(petition, 'PS049', ngocHa, [10, 9, 8]);
      await petition.returnedBy(ngocHa, 2, 'Tuyến đường nêu trong đơn không nằm trên địa bàn phường Ngọc Hà.');
    }),
    story('PS051: cơ quan ngoài hệ thống đã phúc đáp', async () => {
      const petition = await handIn(stage, baDinh, 'PS051', 19, { source: 'hotline' });
      await petition.assigned(18);
      await petition.classified(17, foreignWish(stage, 'PS051'));
      await petition.proposed(17, 'transfer', { destination: 'Công ty thoát nước (hư cấu)' });
      await petition.approved(16);
      await petition.transferred(
        15,
        { outside: 'Công ty thoát nước (hư cấu)' },
        { reason: 'Đơn vị quản lý, vận hành hố ga.', basis },
      );
      await petition.replied(7, '62/CV-TN');
    }),
    story('PS059: phường nhận, đã trả lời và kết thúc', async () => {
      const petition = await handIn(stage, ngocHa, 'PS059', days(48));
      await petition.assigned(days(47));
      await sentOn(petition, 'PS059', baDinh, [days(46), days(45), days(44)]);
      const received = await petition.acceptedBy(baDinh, days(42));
      await received.assigned(days(41));
      await received.classified(days(40), ownWish(stage, 'PS059'));
      await received.proposed(days(39), 'propose_acceptance');
      await received.approved(days(38));
      const proceeding = await received.accepted(days(37), 'Lấn chiếm vỉa hè, đất lưu không');
      await proceeding.teamed(days(36));
      const answer = 'Đã kiểm tra, yêu cầu các hộ tháo dỡ lều quán, trả lại vỉa hè.';
      await proceeding.did('answer', baDinh.leader, days(20), { answer });
      await proceeding.did('notice', baDinh.clerk, days(19), { recipients: 'người phản ánh' });
      await proceeding.did('transferor-notice', baDinh.clerk, days(18), { recipients: ngocHa.title });
      await proceeding.closed(days(17));
    }),
  ];
}
