// The guides of docs/guide, read once when the program starts. A guide that cannot be read stops the start.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import { byPlace, type Guide, readGuide } from './guide.ts';

export const guideFolder = join(projectRoot, 'docs', 'guide');

/** Every guide, in the order of the index. */
export const guides: readonly Guide[] = readdirSync(guideFolder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readGuide(name.slice(0, -'.md'.length), readFileSync(join(guideFolder, name), 'utf8')))
  .sort(byPlace);

const byTopic = new Map(guides.map((guide) => [guide.topic, guide]));
const byRoute = new Map(guides.flatMap((guide) => guide.routes.map((route) => [route, guide] as const)));

/** The guide of that name; undefined for none. */
export const guideOf = (topic: string): Guide | undefined => byTopic.get(topic);

/** The guide of a screen. @param pattern the route as the mount table writes it, e.g. '/petitions/:id/classification' */
export const guideOfRoute = (pattern: string): Guide | undefined => byRoute.get(pattern);

const shapes = [...byRoute].map(
  ([pattern, guide]) => [new RegExp(`^${pattern.replace(/:[^/]+/g, '[^/]+')}$`), pattern.includes(':'), guide] as const,
);
/** The guide of the screen at an address without its query: of '/petitions/12/classification' as of its pattern. */
export const guideOfAddress = (path: string): Guide | undefined =>
  byRoute.get(path) ?? shapes.find(([shape, hasNames]) => hasNames && shape.test(path))?.[2];

/** Where a picture of a guide lies; undefined when it is none of ours. @param name 'tiep-nhan-don.webp' */
export function picturePath(name: string): string | undefined {
  const path = join(guideFolder, 'images', name);
  return /^[a-z0-9-]+\.webp$/.test(name) && existsSync(path) ? path : undefined;
}
