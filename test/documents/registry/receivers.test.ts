// To whom the sending book says a paper goes: whom its own "Nơi nhận" names, kind by kind, never who denounced where the law keeps him out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperKind } from '../../../src/documents/papers/catalogue.ts';
import { usualReceiver } from '../../../src/documents/registry/receivers.ts';
import { acceptedDenunciation, conclusionForm, doAct, noon, reportForm, withTeam } from '../../proceedings/arrange.ts';
import { type TestApp, testApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const paper = (kind: PaperKind, fields: object, sealed = true) => ({
  kind,
  sealed,
  fields: { superiorOrg: '', issuingOrg: 'UBND phường Ba Đình', officeCode: 'UBND', place: 'Ba Đình', ...fields },
  number: 1,
  issuedOn: '2026-11-10',
  signerName: '',
  signerTitle: 'CHỦ TỊCH',
  recipients: '',
});
const denounced = [{ name: 'Trần Văn Bình', title: 'Công chức', address: '' }];

describe('the receivers of a paper', () => {
  it('of form 06 the denounced alone, of form 04 whom its Điều 2 means', () => {
    const told = { denounced: denounced[0], resolver: 'Chủ tịch', contents: ['a'], limitDays: 30, acceptedOn: '2026-11-02' };
    expect(usualReceiver(paper('TC06_2019', told))).toBe('Trần Văn Bình');
    const decision = { denounced, authority: 'Chủ tịch', contents: ['a'], limitDays: 30, acceptedOn: '2026-11-02' };
    expect(usualReceiver(paper('TC04_2019', decision))).toBe('Ông (bà) Trần Văn Bình');
  });

  it('of form 03 the complainant, whoever passed it on and the inspectorate', () => {
    const fields = {
      instance: 'first',
      complainant: { name: 'Nguyễn Thị Hạnh', honorific: 'bà', address: '' },
      receivedOn: '2026-11-02',
      summary: 'Bồi thường',
      transferringOrg: 'Ban Tiếp công dân',
      inspectorate: 'Thanh tra thành phố Hà Nội',
    };
    expect(usualReceiver(paper('KN03_2026', fields, false))).toBe(
      'Bà Nguyễn Thị Hạnh; Ban Tiếp công dân; Thanh tra thành phố Hà Nội',
    );
  });
});

it('the papers an act sends are booked each to its own receivers: the conclusion never to who denounced', async () => {
  const { id } = await acceptedDenunciation(app, '2026-11-02');
  app.setNow(noon('2026-11-03'));
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
  await doAct(app, 'hoa.badinh', id, 'notice', {
    on: 'hôm nay',
    recipients: 'người bị tố cáo, cơ quan quản lý người bị tố cáo, người tố cáo',
    denouncer: '1',
  });
  const sent = await app.database.owner<{ kind: string; to: string }>(
    "select kind, sent_to as to from papers where proceeding_id = $1 and state = 'sent'",
    [id],
  );
  const to = Object.fromEntries(sent.map((one) => [one.kind, one.to]));
  expect(to.TC12_2019).not.toMatch(/(^|[;,] *)người tố cáo/iu);
  expect(to.TC12_2019).toContain('quản lý người bị tố cáo');
  expect(to.TC06_2019).not.toMatch(/người tố cáo(?! )/u);
  expect(to.TC05_2019).toBe('Người tố cáo (được bảo mật)');
  expect(to.TC_CONCLUSION_NOTICE).toBe('Người tố cáo (được bảo mật)');
});
