// The pages of drafts, files and papers.
import { draftPages } from './drafts/routes.ts';
import { filePages } from './files/routes.ts';
import { revealedPaperPages } from './registry/revealed-routes.ts';
import { paperPages } from './registry/routes.ts';
import { sendingPages } from './registry/sending-routes.ts';
import { typedPaperPages } from './registry/typed-routes.ts';

export const documentPages = [
  ...draftPages,
  ...filePages,
  ...paperPages,
  ...sendingPages,
  ...revealedPaperPages,
  ...typedPaperPages,
];
