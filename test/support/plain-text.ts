// What a reader sees of a page: its words without the tags between them.

/** @param html a page, or a part of one; each run of tags and white space becomes one space */
export const plainText = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
