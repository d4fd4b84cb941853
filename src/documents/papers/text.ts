// A paper as plain lines in reading order: what both drawings must say, and what a reader's canary is searched in.
import type { Block, Paper, Run } from './paper.ts';

export const NATION = 'Cộng hòa xã hội chủ nghĩa Việt Nam';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
export const RECIPIENTS_HEAD = 'Nơi nhận:';

/** The lines of a paper, without empty ones. */
export function paperText(paper: Paper): string[] {
  const { letterhead, signer } = paper;
  const office = letterhead.withOffice
    ? [letterhead.superiorOrg, letterhead.issuingOrg, letterhead.numberLine, letterhead.about ?? '']
    : [];
  const [addressee, ...more] = paper.to;
  return [
    ...office,
    NATION,
    MOTTO,
    letterhead.placeDate,
    paper.title,
    paper.abstract,
    paper.abstractNote,
    paper.authority,
    addressee === undefined ? '' : `Kính gửi: ${addressee}`,
    ...more,
    ...paper.body.flatMap(blockText),
    ...(paper.recipients.length > 0 ? [RECIPIENTS_HEAD, ...paper.recipients] : []),
    ...(signer === null ? [] : [...signer.heading, signer.hint, signer.name]),
  ].filter((line) => line !== '');
}

const joined = (runs: Run[]) => runs.map((run) => run.text).join('');

function blockText(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return [joined(block.runs)];
    case 'article':
      return [`${block.label} ${joined(block.runs)}`];
    case 'list':
      return block.items.map((item) => `${item.marker} ${joined(item.runs)}`);
    case 'table':
      return [...block.columns.map((column) => column.label), ...block.rows.flat()];
    case 'box':
      return block.lines.map(joined);
    case 'signatures':
      // Headings of a row first, then its names: the names stand on one line however long the headings are.
      return block.rows.flatMap((row) => [
        ...row.flatMap((column) => [...column.heading, column.hint]),
        ...row.map((column) => column.name),
      ]);
  }
}
