// Exercises in production: those that ship, those a trainer wrote, those others share; writing one, printing its paper.
import { definePages } from '../web/pages.ts';

export const authorPages = definePages(() => undefined);
