import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGuide, sectionsFor } from '../../src/help/guide.ts';
import { GuideUnreadable, readSections, readSpans } from '../../src/help/markdown.ts';
import { textView } from '../../src/help/text-view.ts';
import { renderFragment } from '../../src/web/render.ts';

const head = '---\ntitle: Thử\ngroup: Hỗ trợ\norder: 1\n---\n\n';
const guide = (body: string) => readGuide('thu', `${head}${body}`);
const render = (body: string, place: 'page' | 'panel' | 'manual' = 'page') =>
  renderFragment('components/guide-text', { chapters: textView(guide(body), place, undefined), deep: false });

describe('the small part of Markdown guides are written in', () => {
  it('reads headings, paragraphs over several lines, both kinds of list, pictures', () => {
    const [first, second] = readSections(
      '## Một\n\nDòng đầu\ndòng nối.\n\n1. Bước một\n   nối tiếp\n2. **Bấm** `T`\n\n## Hai\n\n- [Phân loại](phan-loai.md)\n\n![Hình](images/a.webp)\n',
    );
    expect(first?.blocks[0]).toEqual({ kind: 'paragraph', spans: [{ kind: 'text', text: 'Dòng đầu dòng nối.' }] });
    expect(first?.blocks[1]).toEqual({
      kind: 'steps',
      items: [
        [{ kind: 'text', text: 'Bước một nối tiếp' }],
        [
          { kind: 'strong', text: 'Bấm' },
          { kind: 'text', text: ' ' },
          { kind: 'key', text: 'T' },
        ],
      ],
    });
    expect(second?.blocks).toEqual([
      { kind: 'points', items: [[{ kind: 'link', text: 'Phân loại', href: 'phan-loai.md' }]] },
      { kind: 'picture', words: 'Hình', src: 'images/a.webp' },
    ]);
  });

  it.each([
    'Chữ không có tiêu đề',
    '## A\n\n<b>đậm</b>',
    '## A\n\n<script>alert(1)</script>',
    '## A\n\n> trích',
    '## A\n\n| bảng |',
    '## A\n\n```js',
    '## A\n\n### con',
    '## A\n\n**hở',
    '## A\n\n[hở](',
    '## A\n\n- một\n1. hai',
    '## A\n\n![Hình](a.webp) và chữ',
  ])('refuses whatever lies outside it: %j', (text) => {
    expect(() => readSections(text)).toThrow(GuideUnreadable);
  });

  it('never lets a mark through unread: every text is spans whose words hold no mark, or an error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          for (const span of readSpans(text)) if (span.kind === 'text') expect(span.text).not.toMatch(/[*`<>[\]]/);
        } catch (error) {
          expect(error).toBeInstanceOf(GuideUnreadable);
        }
      }),
    );
  });
});

describe('a guide', () => {
  it('wants its headings, its group and its order, and says which file is wrong', () => {
    expect(() => guide('## Từng bước\n\n1. Một\n\n## Để làm gì\n\nHai\n')).toThrow(/docs\/guide\/thu\.md: Headings/);
    expect(() => guide('## Lạ\n\nMột\n')).toThrow(/Headings/);
    expect(() => readGuide('thu', '## Không có phần đầu')).toThrow(/front matter/i);
    expect(() => readGuide('thu', head.replace('Hỗ trợ', 'Khác'))).toThrow(/group/);
    expect(() => readGuide('thu', head.replace('order: 1', 'thứ tự: 1'))).toThrow(/Front matter/);
  });

  it('keeps lines of another level out, and all of them where no level is asked', () => {
    const one = guide(
      '## Để làm gì\n\nChung.\n\n## Từng bước\n\n1. Cấp xã: hai ngày.\n2. Sở, ngành: một ngày.\n3. Cho mọi cấp.\n',
    );
    const words = (level: string | undefined) => JSON.stringify(sectionsFor(one, level));
    expect(words('commune')).toContain('hai ngày');
    expect(words('commune')).not.toContain('một ngày');
    expect(words('department')).toContain('một ngày');
    expect(words(undefined)).toContain('hai ngày');
    for (const level of ['commune', 'department', 'province', undefined]) expect(words(level)).toContain('Cho mọi cấp');
  });
});

describe('its text on a page', () => {
  it('is escaped whatever it says', () => {
    const html = render('## Để làm gì\n\nA & B "C" \'D\'.\n\n- **x" onclick="y**\n\n![a" onerror="b](images/a.webp)\n');
    expect(html).toContain('A &amp; B &#34;C&#34; &#39;D&#39;.');
    expect(html).toContain('<strong>x&#34; onclick=&#34;y</strong>');
    expect(html).toContain('alt="a&#34; onerror=&#34;b"');
  });

  it('leads to another guide within the panel, to a screen in a new tab, and on paper nowhere outside the book', () => {
    const body = '## Để làm gì\n\nXem [Phân loại](phan-loai.md), [Thông tin](/account).\n\n![Hình](images/a.webp)\n';
    expect(render(body)).toContain('href="/help/phan-loai"');
    const panel = render(body, 'panel');
    expect(panel).toContain('href="/help/phan-loai?panel=1"');
    expect(panel).toContain('href="/account" target="_blank" rel="noopener"');
    expect(panel).not.toContain('<img');
    const book = render(body, 'manual');
    expect(book).toContain('href="#phan-loai"');
    expect(book).not.toContain('/account');
  });
});
