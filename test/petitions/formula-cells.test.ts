// What a citizen typed stands in a workbook as text, whichever of the two files of the petitions is taken.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

it.each(['/petitions/register.xlsx', '/petitions/export.xlsx'])(
  '%s holds no cell that begins like a formula',
  async (address) => {
    for (const start of ['=', '+', '-', '@'])
      await app.as('hoa.badinh', (act) =>
        registerPetition(
          act,
          aRegistration({
            subject: `${start}HYPERLINK("http://x")`,
            summary: `${start}1+1`,
            senders: [aSender({ name: `${start}A1` })],
          }),
        ),
      );
    const clerk = await app.signIn('hoa.badinh');
    const book = await openBook(clerk, address);
    const cells: string[] = [];
    for (const page of book.worksheets) page.eachRow((row) => row.eachCell((cell) => cells.push(cell.text)));
    expect(cells.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
    expect(cells.some((text) => text.includes('HYPERLINK'))).toBe(true);
  },
);
