// The first letter of words, for the middle of a sentence or for its beginning. Pure.

/** 'Khiếu nại lần đầu' → 'khiếu nại lần đầu' */
export const lowered = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

/** 'khiếu nại lần đầu' → 'Khiếu nại lần đầu' */
export const raised = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
