// A guide's sections as templates draw them: every choice is a named boolean, every text is escaped by the template. Pure.
import { type Guide, sectionsFor } from './guide.ts';
import type { Block, Span } from './markdown.ts';

export interface SpanView {
  text: string;
  isPlain: boolean;
  isStrong: boolean;
  isKey: boolean;
  isLink: boolean;
  href: string;
  /** Leads away from where the officer is typing: opened in a tab of its own. */
  newTab: boolean;
}
export interface BlockView {
  isParagraph: boolean;
  isSteps: boolean;
  isPoints: boolean;
  isPicture: boolean;
  spans: SpanView[];
  entries: SpanView[][];
  src: string;
  words: string;
}
export interface SectionView {
  heading: string;
  blocks: BlockView[];
}

/**
 * Where the text stands: a page of its own, the panel beside a form (no pictures: the officer is on that very screen; links stay
 * in the panel or open a new tab), or the printed manual (links lead within it).
 */
export type Place = 'page' | 'panel' | 'manual';

/** @param level the reader's level: lines meant for another level are left out */
export function textView(guide: Guide, place: Place, level: string | undefined): SectionView[] {
  return sectionsFor(guide, level)
    .map(({ heading, blocks }) => ({
      heading,
      blocks: blocks.filter((block) => place !== 'panel' || block.kind !== 'picture').map((block) => blockView(block, place)),
    }))
    .filter((section) => section.blocks.length > 0);
}

function blockView(block: Block, place: Place): BlockView {
  const view = (spans: readonly Span[]) => spans.map((span) => spanView(span, place));
  return {
    isParagraph: block.kind === 'paragraph',
    isSteps: block.kind === 'steps',
    isPoints: block.kind === 'points',
    isPicture: block.kind === 'picture',
    spans: block.kind === 'paragraph' ? view(block.spans) : [],
    entries: 'items' in block ? block.items.map(view) : [],
    src: block.kind === 'picture' ? block.src.replace(/^images\//, '/help/images/') : '',
    words: block.kind === 'picture' ? block.words : '',
  };
}

function spanView(span: Span, place: Place): SpanView {
  const link = span.kind === 'link' ? linkOf(span.href, place) : '';
  return {
    text: span.text,
    isPlain: span.kind === 'text' || (span.kind === 'link' && link === ''),
    isStrong: span.kind === 'strong',
    isKey: span.kind === 'key',
    isLink: link !== '',
    href: link,
    newTab: place === 'panel' && !link.startsWith('/help/'),
  };
}

/** 'phan-loai.md' is another guide, '/petitions' a screen. Paper leads to no screen. */
function linkOf(href: string, place: Place): string {
  const topic = /^([a-z0-9-]+)\.md$/.exec(href)?.[1];
  if (!topic) return place === 'manual' ? '' : href;
  if (place === 'manual') return `#${topic}`;
  return place === 'panel' ? `/help/${topic}?panel=1` : `/help/${topic}`;
}
