// Those who lead an office, said together and without a name: "lãnh đạo phường", "tập thể lãnh đạo UBND". Pure.
import { fold } from '../../search/fold.ts';

export interface LedOffice {
  level: string;
  /** Its name without marks, without "UBND" before it: "phuong ba dinh". */
  name: string;
  /** Names of other offices that stand and that the text mentions, written the same way. */
  others: readonly string[];
}

const calling = 'lanh dao ';
const wordsOf = (text: string) =>
  ` ${fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
/** Whether a text has the word at all, before it is looked at closely. */
export const mayMeanLeaders = (text: string): boolean => wordsOf(text).includes(` ${calling}`);

/** A name of an office as it is compared. */
export const officeName = (name: string): string =>
  wordsOf(name)
    .trim()
    .replace(/^(?:ubnd|uy ban nhan dan) /, '');

/** Leads from those who lead to what they lead; "UBND" says the same office. */
const leadIn =
  /^(?:(?:cua|tai|o|thuoc|ben|la) )*((?:(?:hdnd|hoi dong nhan dan) (?:va )?)?(?:ubnd|ub|uy ban nhan dan|uy ban) )?(?:cua )?/;
/** Departments and other bodies, whoever leads them. */
const ofAnother =
  /^(?:(?:van )?phong|vp|doi|to|so|bo|cong ty|cty|hop tac xa|htx|truong|nha truong|hoi|chi bo|to dan pho|cong an|benh vien|tram|trung tam|doanh nghiep|chi nhanh|tap doan|ngan hang|trung uong|quan|huyen|thi xa|mat tran|doan) /;
const ofLevel: Readonly<Record<string, RegExp>> = {
  commune: /^(?:phuong|xa|thi tran|dac khu|p|x) /,
  province: /^(?:thanh pho|tp|tinh) /,
  department: /^(?:so|ban) /,
};
const ofAnotherLevel: Readonly<Record<string, RegExp>> = {
  commune: /^(?:thanh pho|tp|tinh) /,
  province: /^(?:phuong|xa|thi tran) /,
};
/** Who only receives the paper, or no people at all: "kính gửi lãnh đạo", "sự lãnh đạo của Đảng", "lãnh đạo, chỉ đạo". */
const addressed = / (?:su|kinh (?:gui|thua|trinh|chuyen)(?: cac| toi| den| ong| ba)*) $/;
const isDeed = /^(?:chi dao|dang|cua dang) /;

/**
 * Whether a text means those who lead an office: `head` where it says of which office, as with the post of its head; `perhaps head` where it
 * may be this one.
 * @param isCell a cell of whom it is against: an office it names elsewhere is theirs
 */
export function leadersSaid(text: string, office: LedOffice, isCell: boolean): 'head' | 'perhaps head' | undefined {
  const words = wordsOf(text);
  if (isCell && !words.includes(` ${office.name} `) && office.others.some((other) => words.includes(` ${other} `)))
    return undefined;
  const found = [...words.matchAll(/ lanh dao (?=(.*)$)/g)].flatMap(({ index, 1: after = '' }) =>
    addressed.test(words.slice(0, index + 1)) ? [] : (ledBy(after, office) ?? []),
  );
  return found.find((how) => how === 'head') ?? found[0];
}

function ledBy(after: string, { level, name, others }: LedOffice): 'head' | 'perhaps head' | undefined {
  if (isDeed.test(after)) return undefined;
  const [whole = '', council] = leadIn.exec(after) ?? [];
  const led = after.slice(whole.length);
  const begins = (other: string) => led.startsWith(`${other} `);
  if (begins(name)) return 'head';
  if (others.some(begins) || ofAnotherLevel[level]?.test(led)) return undefined;
  if (ofLevel[level]?.test(led)) return 'head';
  if (ofAnother.test(led)) return undefined;
  return council ? 'head' : 'perhaps head';
}
