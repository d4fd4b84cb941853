// Old books whose petitions are accepted and not at their end: their rows, how they are sent in, and the page that corrects an acceptance.
import { type Agent, type TestApp, unchangedForm } from '../support/app.ts';
import { csvOf, type Journey, match, upload } from './journey.ts';

const heads = [
  'Số đơn',
  'Ngày nhận',
  'Họ và tên',
  'Loại đơn',
  'Nội dung',
  'Người bị tố cáo',
  'Hướng xử lý',
  'Ngày thụ lý',
  'Số thông báo thụ lý',
  'Hạn giải quyết',
  'Vùng sâu, vùng xa',
];
/** A row of such a book: one petition. */
export type Line = [no: string, type: string, state: string, acceptedOn: string, number: string, due?: string, remote?: string];
const cellsOf = ([no, type, state, on, number, due = '', remote = '']: Line) => {
  const isDenunciation = type.startsWith('Tố cáo');
  return [
    no,
    '05/10/2026',
    isDenunciation ? 'Khuất Thị Chim' : `Đặng Thị Nụ ${no}`,
    type,
    isDenunciation ? 'Thu tiền ngoài quy định của các hộ dân' : 'Đề nghị xem lại việc bồi thường',
    isDenunciation ? 'Công chức địa chính' : '',
    state,
    on,
    number,
    due,
    remote,
  ];
};

/** What a page says, in words alone. */
export const pageOf = async (agent: Agent, address: string) =>
  (await agent.get(address).expect(200)).text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** Sends a book in as the clerk, its columns matched: ready to be executed. */
export async function take(app: TestApp, clerk: Agent, lines: readonly Line[], source: string): Promise<Journey> {
  const one = await upload(app, clerk, csvOf([heads, ...lines.map(cellsOf)]), { source });
  await match(app, one);
  return one;
}

/** The page of the correction as it opens: what stands is filled in. */
export const standsIn = (page: string) =>
  unchangedForm(page.replace('<form class="panel narrow-page"', '<form id="step"'), 'step');
