// Files under /static: versioned ones are immutable, the rest revalidated. Nothing from another host. Our styles and our script go out
// without what is written in them for whoever keeps them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Response } from 'express';
import { assetVersion, isCaching, publicFolder } from './render.ts';

/** Serves the folder of public files. Only while developing are our own texts read anew each time. */
export function staticFiles(): RequestHandler {
  const files = express.static(publicFolder, { index: false, setHeaders: (res) => keptBy(res as Response) });
  const written = new Set(
    ['css', 'js'].flatMap((folder) => readdirSync(join(publicFolder, folder)).map((name) => `/${folder}/${name}`)),
  );
  const lightened = new Map<string, string>();
  return (req, res, next) => {
    if (!written.has(req.path) || (req.method !== 'GET' && req.method !== 'HEAD')) return files(req, res, next);
    const text = lightened.get(req.path) ?? withoutComments(readFileSync(join(publicFolder, req.path), 'utf8'), req.path);
    // While developing a file is read anew each time.
    if (isCaching) lightened.set(req.path, text);
    keptBy(res);
    res.type(req.path.endsWith('.js') ? 'js' : 'css').send(text);
  };
}

/** How long a browser keeps a file. */
function keptBy(res: Response): void {
  const { url } = res.req;
  const isLasting = url.includes(`v=${assetVersion}`) || /\.woff2(\?|$)/.test(url);
  res.setHeader('Cache-Control', isLasting ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}

/**
 * A style without its comments, a script without the lines that are nothing else; one that names a licence stays.
 * @param name ends in .css or .js
 */
export const withoutComments = (text: string, name: string): string =>
  text.replace(name.endsWith('.js') ? /^[ \t]*\/\/.*\n/gm : /\/\*[\s\S]*?\*\/\n?/g, (comment) =>
    /licen[cs]e|\bMIT\b/i.test(comment) ? comment : '',
  );
