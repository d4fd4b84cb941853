// The lines the software writes when an open form goes on as a denunciation: whom the other part of the paper is against. Pure.

/** How such a line begins, of a complaint and of another paper. */
export const againstComplained = 'Người bị khiếu nại (phần khiếu nại)';
export const againstOther = 'Người, cơ quan được kiến nghị, phản ánh';

/** What a paper says without these lines: whoever stands there is not said to be denounced. */
export const withoutOtherPart = (text: string): string =>
  text
    .split('\n')
    .filter((line) => ![againstComplained, againstOther].some((label) => line.startsWith(`${label}: `)))
    .join('\n');
