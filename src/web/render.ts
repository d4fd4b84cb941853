// EJS compiled strict: one local `it`, no `with`, and an escape that refuses missing values, because a missing field
// on an official form must be an error and never a blank.
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { projectRoot } from '../config.ts';

/** View name → model. Each feature's screens.ts adds its own pages by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Pages {}

export const viewsFolder = join(projectRoot, 'views');
export const publicFolder = join(projectRoot, 'public');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/** @throws Error on null, undefined and promises: a field the screen forgot. */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) throw new Error('A template prints a missing value');
  if (typeof value === 'object' && 'then' in value) throw new Error('A template prints a promise');
  return String(value).replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** One hash over all public files: the version in their addresses. */
export const assetVersion = hashFolder(publicFolder);

function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  const walk = (path: string) => {
    for (const name of readdirSync(path).sort()) {
      const file = join(path, name);
      if (statSync(file).isDirectory()) walk(file);
      else hash.update(name).update(readFileSync(file));
    }
  };
  walk(folder);
  return hash.digest('hex').slice(0, 10);
}

type Template = (it: object) => string;
/** What a template takes in: another one by its name from the folder of views, with the words it is handed besides those of its own page. */
type Include = (name: string, words?: object) => string;
/** Only under `npm run dev` is a template read anew for every page: an included one would be compiled anew as well. */
export const isCaching = process.env.NODE_ENV !== 'development';

/** Each is compiled once, whichever way it is drawn. */
function template(view: string): Template {
  const filename = `${viewsFolder}/${view}.ejs`;
  const known = isCaching ? (ejs.cache.get(filename) as Template | undefined) : undefined;
  if (known) return known;
  const made = ejs.compile(readFileSync(filename, 'utf8'), {
    filename,
    strict: true,
    _with: false,
    localsName: 'it',
    // Ours instead of ejs' own, which looks for the file and copies options and words key by key for every icon of a page.
    destructuredLocals: ['include'],
    async: false,
    escape: escapeHtml,
    rmWhitespace: false,
    // The copy without prototype guards templates that use `with`; ours do not.
    unsafePrototypeLocals: true,
  } as ejs.Options & { async?: false }) as Template;
  if (isCaching) ejs.cache.set(filename, made as ejs.TemplateFunction);
  return made;
}

const isComponent = (view: string): boolean => view.startsWith('components/');
/** What a component is told of the page around it without being handed it: the form it stands in, and the key every form asks for. */
const told = ['newKey', 'form', 'draftUrl'] as const;

/**
 * A part of a page has the words of its page; a component only what it is handed, lest a page's word of the same name (the address of a
 * form, where the component looks for a link) be taken for its own. What a component takes in itself has its words.
 * @throws Error on a name that does not begin with a slash: a template says from the folder of views what it takes in
 */
function draw(view: string, words: object): string {
  const it: { include?: Include } & Partial<Record<(typeof told)[number], unknown>> = { ...words };
  it.include = (name, more) => {
    if (!name.startsWith('/')) throw new Error(`A template takes in ${name}, which has no slash before it`);
    const taken = name.slice(1);
    if (!isComponent(taken) || isComponent(view)) return draw(taken, more ? { ...it, ...more } : it);
    const own: Partial<Record<string, unknown>> = {};
    for (const word of told) if (word in it) own[word] = it[word];
    return draw(taken, { ...own, ...more });
  };
  return template(view)(it);
}

/** One template, without a layout. Every form drawn asks `newKey` for a key of its own (components/form-key). */
export function renderFragment(view: string, model: object): string {
  return draw(view, { ...model, newKey: randomUUID });
}

/** Body first, then the layout around it; both complete before a byte is sent. */
export function renderInLayout(layout: string, view: string, model: object, frame: object): string {
  const body = renderFragment(view, model);
  return renderFragment(`layout/${layout}`, { ...frame, body, assetVersion });
}
