// Files under /static: versioned ones are immutable, the rest revalidated. Nothing from another host.
import express, { type RequestHandler } from 'express';
import { assetVersion, publicFolder } from './render.ts';

export function staticFiles(): RequestHandler {
  return express.static(publicFolder, {
    index: false,
    setHeaders(res) {
      const versioned = res.req?.url?.includes(`v=${assetVersion}`);
      const isFont = /\.woff2(\?|$)/.test(res.req?.url ?? '');
      res.setHeader('Cache-Control', versioned || isFont ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
      res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    },
  });
}
