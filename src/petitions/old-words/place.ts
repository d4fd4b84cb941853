// Pure.

/** The field of whom an old petition or visit is against, where that waits to be read. */
export const respondentField = 'respondent';
