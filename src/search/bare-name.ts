// A person's name as the law writes it: without the word of respect before it. Pure.
const honorific = /^(?:(?:ông|bà|anh|chị|cụ|cô|chú|bác)(?=[\s:./])|ô\.|b\.)[\s:./]*(?:(?:ông|bà)(?=[\s:.]))?[\s:.]*(?=\S)/iu;

/** "Ông Nguyễn Văn An", "Ông/bà: Nguyễn Văn An" → "Nguyễn Văn An"; spaces made single. */
export const bareName = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().replace(honorific, '').trim();
