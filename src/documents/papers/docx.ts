// A paper as an editable Word file: docxtemplater over one frame laid out by Decree 30/2020, or over a unit's own frame.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { projectRoot } from '../../config.ts';
import { bodyXml, footXml, xmlText } from './docx-blocks.ts';
import type { Sheet } from './paper.ts';
import { MOTTO, NATION } from './text.ts';

/** Where the standing frame lies; build-frame.ts makes it. */
export const framePath = join(projectRoot, 'seeds', '01_reference', 'templates', 'frame-nd30.docx');

export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * The .docx of a paper. template: a unit's own frame with the same tags as the standing one.
 * Throws docxtemplater's error when the template is no .docx or has an unknown or unclosed tag: check it at upload.
 */
export function renderDocx(paper: Sheet, template: Buffer = readFileSync(framePath)): Buffer {
  const document = open(template);
  document.render(frameTags(paper));
  return document.toBuffer();
}

/** What is wrong with a unit's own frame, in sentences for the person who uploads it; empty when it can be used. */
export function templateProblems(template: Buffer): string[] {
  let text: string;
  try {
    const document = open(template);
    document.render(frameTags(blankPaper));
    text = open(template).getFullText();
  } catch {
    return ['Chưa đọc được tệp mẫu. Dùng tệp Word (.docx) có các thẻ như mẫu chung, mỗi thẻ mở và đóng đủ ngoặc nhọn.'];
  }
  const missing = ['{issuingOrg}', '{title}', '{@body}', '{@foot}'].filter((tag) => !text.includes(tag));
  return missing.map((tag) => `Tệp mẫu thiếu thẻ ${tag}.`);
}

function open(template: Buffer): Docxtemplater {
  return new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: (part) => {
      throw new Error(`Unknown tag in template: ${part.value}`);
    },
  });
}

/** Every tag a frame may use. Empty strings are false in a section, so {#numberLine}…{/numberLine} vanishes without a number. */
function frameTags(paper: Sheet) {
  const { letterhead } = paper;
  const [addressee, ...more] = paper.to.map(xmlText);
  return {
    split: letterhead.withOffice,
    centred: !letterhead.withOffice,
    nation: NATION,
    motto: MOTTO,
    superiorOrg: xmlText(letterhead.superiorOrg),
    issuingOrg: xmlText(letterhead.issuingOrg),
    // The subject of a letter stands under its number: a frame of an office's own needs no tag more.
    numberLine: [letterhead.numberLine, letterhead.about ?? ''].filter(Boolean).map(xmlText).join('\n'),
    placeDate: xmlText(letterhead.placeDate),
    title: xmlText(paper.title),
    abstract: xmlText(paper.abstract),
    abstractNote: xmlText(paper.abstractNote),
    authority: xmlText(paper.authority),
    addressee: addressee ?? '',
    moreAddressees: more.map((line) => ({ line })),
    body: bodyXml(paper.body),
    foot: footXml(paper),
    training: paper.watermark !== '',
    revokedMark: xmlText(paper.revokedMark ?? ''),
  };
}

const blankPaper: Sheet = {
  letterhead: { withOffice: true, superiorOrg: 'A', issuingOrg: 'B', numberLine: 'C', placeDate: 'D' },
  title: 'E',
  abstract: 'F',
  abstractNote: 'G',
  authority: 'H',
  to: ['I', 'J'],
  body: [],
  recipients: [],
  signer: { heading: [], hint: '', name: '' },
  watermark: '',
  legalNote: '',
};
