// What a file says in letters, and whether it still names somebody: wherever an office program keeps words.
import { describe, expect, it } from 'vitest';
import { textsOfFile } from '../../src/documents/files/file-texts.ts';
import { stillNames } from '../../src/sealing/still-named.ts';
import { docx, exif, ownLetters, pdfOf, png, wordType, xlsx } from './file-samples.ts';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const kin = {
  name: 'Ông Nguyễn Văn Kín',
  phone: '0977000111',
  idNumber: '001177009999',
  email: 'kin@vi.du',
  address: 'Số 12, ngõ 5 phố Đội Cấn',
};
const names = async (bytes: Buffer, mediaType: string) => {
  const { texts, among, isWhole } = await textsOfFile(bytes, mediaType);
  return { isNamed: [...texts, ...among].some((text) => stillNames(text, [kin])), isWhole };
};
/** Its list says one part more than it holds: what stands behind the last one was not read. */
const longerList = (file: Buffer) => {
  const said = Buffer.from(file);
  const at = said.lastIndexOf(Buffer.from('504b0506', 'hex')) + 10;
  said.writeUInt16LE(said.readUInt16LE(at) + 1, at);
  return said;
};
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const core = (creator: string) => ({ 'docProps/core.xml': `<cp><dc:creator>${creator}</dc:creator></cp>` });

describe('is still named', () => {
  const letters = ownLetters('Đơn của Nguyễn Văn Kín');
  it.each([
    ['in a line cut into runs', docx('', `${run('của Ngu')}<w:proofErr/>${run('yễn Văn')}${run(' Kín')}`), wordType],
    ['without marks, in capitals', docx('', run('NGUYEN VAN KIN')), wordType],
    ['by the telephone', docx('', run('+84 977 000 111')), wordType],
    ['by the number', docx('', run('001.177.009.999')), wordType],
    ['by the mail', docx('', run('KIN@vi.du')), wordType],
    ['by the house', docx('', run('tại số nhà 12 ngõ 5 đường Đội Cấn')), wordType],
    ['as who wrote it', docx('', run('Đơn'), core('Nguyễn Văn Kín')), wordType],
    [
      'as whose comment it is',
      docx('', run('Đơn'), { 'word/comments.xml': '<w:comment w:author="Nguy&#7877;n V&#259;n K&#237;n"/>' }),
      wordType,
    ],
    ['in a picture of it', docx('', run('Đơn'), { 'word/media/a.jpg': exif(1, 'Nguyễn Văn Kín') }), wordType],
    ['in a PDF, a letter a piece by the font’s own codes', pdfOf(letters.page, letters.table), 'application/pdf'],
    [
      'in the properties of a PDF',
      Buffer.from(`%PDF-1.4\n1 0 obj<</Author<feff${Buffer.from('Nguyễn Văn Kín', 'utf16le').swap16().toString('hex')}>>>`),
      'application/pdf',
    ],
    ['in an old Word file', Buffer.concat([Buffer.alloc(7), Buffer.from('Nguyễn Văn Kín', 'utf16le')]), 'application/msword'],
    ['in RTF', Buffer.from('{\\rtf1 Nguy\\u7877?n V\\u259?n K\\u237?n}'), 'application/rtf'],
  ])('%s', async (_, bytes, mediaType) => {
    expect((await names(bytes, mediaType)).isNamed).toBe(true);
  });

  it('in cells beside one another', async () => {
    expect(await names(await xlsx(['Nguyễn', 'Văn Kín']), sheetType)).toEqual({ isNamed: true, isWhole: true });
  });
});

describe('names nobody', () => {
  it.each([
    ['a Word file', docx('', run('Đơn của người tố cáo, số 12, điện thoại 0977000112')), wordType, true],
    ['one with a picture is not read whole', docx('', run('Đơn'), { 'word/media/a.png': png }), wordType, false],
    ['one whose list says more than it holds', longerList(docx('', run('Đơn'))), wordType, false],
    ['a PDF is not read whole', pdfOf('BT (Don cua nguoi to cao) Tj ET'), 'application/pdf', false],
    ['a file that only calls itself one', Buffer.from('PK'), wordType, false],
  ])('%s', async (_, bytes, mediaType, isWhole) => {
    expect(await names(bytes, mediaType)).toEqual({ isNamed: false, isWhole });
  });

  it('whoever it is against may bear the name', () => {
    expect(stillNames('Nguyễn Văn Kín', [kin], ['nguyen van kin'])).toBe(false);
    expect(stillNames('Nguyễn Văn Kín, 0977000111', [kin], ['nguyen van kin'])).toBe(true);
  });
});
