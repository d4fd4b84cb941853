// What a handler answers with. The kit commits first and sends afterwards.
import type { Readable } from 'node:stream';
import type { Pages } from './render.ts';

export type Layout = 'application' | 'plain' | 'public' | 'print' | 'panel';

export interface ViewReply {
  kind: 'view';
  view: string;
  model: { title: string };
  status: number;
  layout: Layout;
  /** The act is done and this page alone shows what came of it, a password: where whoever sends the form again much later is sent instead. */
  shownOnce?: string;
}
export type Reply =
  | ViewReply
  | { kind: 'redirect'; to: string; flash: string; level: FlashLevel; keepsDraft?: true }
  | { kind: 'fragment'; view: string; model: object; status: number }
  | { kind: 'json'; body: unknown; status: number }
  | { kind: 'file'; content: Buffer | Readable; mediaType: string; fileName: string; inline: boolean };

export type FlashLevel = 'green' | 'amber' | 'red';

/** A page. The model's type comes from the Pages interface, so a missing field is a compile error here. */
export function view<V extends keyof Pages & string>(
  name: V,
  model: Pages[V],
  options: { status?: number; layout?: Layout; shownOnce?: string } = {},
): Reply {
  return {
    kind: 'view',
    view: name,
    model: model as { title: string },
    status: options.status ?? 200,
    layout: options.layout ?? 'application',
    ...(options.shownOnce === undefined ? {} : { shownOnce: options.shownOnce }),
  };
}

/** Post/redirect/get, with a sentence shown once on the next page. */
export function redirect(to: string, flash = '', level: FlashLevel = 'green'): Reply {
  return { kind: 'redirect', to, flash, level };
}

/** A piece of HTML for a panel that script puts in place. */
export function fragment(viewName: string, model: object, status = 200): Reply {
  return { kind: 'fragment', view: viewName, model, status };
}

/** For our own script alone. */
export function json(body: unknown, status = 200): Reply {
  return { kind: 'json', body, status };
}

/** A file. Inline ones are shown sandboxed (decisions 23); all carry nosniff. */
export function file(content: Buffer | Readable, mediaType: string, fileName: string, inline = false): Reply {
  return { kind: 'file', content, mediaType, fileName, inline };
}
