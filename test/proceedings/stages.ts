// Files at a later stage, brought there by the acts of Ba Đình's officers on the days the law counts.
import type { Registration } from '../../src/petitions/registration.ts';
import type { TestApp } from '../support/app.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  conclusionForm,
  decisionForm,
  doAct,
  noon,
  type Raw,
  reportForm,
  withTeam,
} from './arrange.ts';

/** Petition and file. */
export interface File {
  petitionId: number;
  id: number;
}

/** A complaint of 02/11/2026: verified, the report in on 05/11, its dialogue held on 12/11 and the book standing on that day. */
export async function talkedOver(app: TestApp, how: Parameters<typeof acceptedComplaint>[2] = {}): Promise<File> {
  const { petitionId, id } = await acceptedComplaint(app, '2026-11-02', how);
  await withTeam(app, id);
  app.setNow(noon('2026-11-05'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  const invite = { on: 'hôm nay', meetAt: '08:30', place: 'Trụ sở', contents: 'Nội dung', meetOn: '12/11/2026' };
  await doAct(app, 'thang.badinh', id, 'invitation', invite);
  app.setNow(noon('2026-11-12'));
  const held = { on: 'hôm nay', held: 'held', chair: 'Hoàng Gia Thắng', secretary: 'Trần Diệu Hoa', opinions: '', copies: '3' };
  await doAct(app, 'thang.badinh', id, 'dialogue', { ...held, result: 'Còn ý kiến khác nhau' });
  return { petitionId, id };
}

/** The same decided on 12/11/2026, nothing sent yet. @param more of the form of the decision */
export async function decided(app: TestApp, how: Parameters<typeof acceptedComplaint>[2], more: Raw = {}): Promise<File> {
  const file = await talkedOver(app, how);
  await doAct(app, 'thang.badinh', file.id, 'decision', { ...decisionForm, ...more });
  return file;
}

/** A denunciation accepted on a day ('YYYY-MM-DD') with its team of two, everybody told of the acceptance. */
export async function toldDenunciation(app: TestApp, on: string, registration: Partial<Registration> = {}): Promise<File> {
  const file = await acceptedDenunciation(app, on, registration);
  await withTeam(app, file.id);
  const told = { on: 'hôm nay', recipients: 'người tố cáo, người bị tố cáo', denounced: '1' };
  await doAct(app, 'hoa.badinh', file.id, 'acceptance-notice', told);
  return file;
}

/** The same reported and concluded that day, nothing sent yet. @param conclusion of its form, over the usual one */
export async function concludedDenunciation(
  app: TestApp,
  on: string,
  { registration = {}, conclusion = {} }: { registration?: Partial<Registration>; conclusion?: Raw } = {},
): Promise<File> {
  const file = await toldDenunciation(app, on, registration);
  await doAct(app, 'long.badinh', file.id, 'report', reportForm);
  await doAct(app, 'thang.badinh', file.id, 'conclusion', { ...conclusionForm, ...conclusion });
  return file;
}

/** The conclusion is told to the denounced and to whoever denounced, and booked so. */
export const tellConclusion = (app: TestApp, id: number) =>
  doAct(app, 'hoa.badinh', id, 'notice', {
    on: 'hôm nay',
    recipients: 'người bị tố cáo, người tố cáo',
    receivedOn: '',
    denouncer: '1',
  });
