// Whose report in words it is: the office it is written by and signed for, about whom, to whom it goes.
import type { Actor } from '../../accounts/actor.ts';
import { authorityAbove, authorityNameOf, listAbove, unitProfile } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import type { NarrativeParts } from './narrative.ts';
import { type Cover, maySignByMandate } from './outline.ts';

type OfficeParts = Pick<NarrativeParts, 'office' | 'about' | 'addressee' | 'copies' | 'mandatary'>;
type Asking = Pick<Context, 'house' | 'actor' | 'moment'>;

/** Above the province nobody is a unit here. */
const government = 'Thanh tra Chính phủ';

/** @param byMandate the head of the committee lets the head of its inspectorate sign */
export function officeOf(asking: Asking, cover: Cover, byMandate: boolean): Promise<OfficeParts> {
  return cover === 'own' ? ownOffice(asking) : consolidatingOffice(asking, byMandate);
}

async function ownOffice({ house, actor, moment }: Asking): Promise<OfficeParts> {
  const office = await unitProfile(house, actor.unitId);
  return {
    office,
    about: office.issuingOrg,
    addressee: await addresseeOf({ house, actor, moment }, office.superiorOrg),
    copies: actor.unitLevel !== 'province' && office.inspectorate ? [`${office.inspectorate} (để tổng hợp)`] : [],
    mandatary: '',
  };
}

/** The city's committee, whatever stands between (Điều 7 TT 06/2025): an office within another of the city sends it there too. */
async function addresseeOf(asking: Asking, otherwise: string): Promise<string> {
  const { house, actor, moment } = asking;
  if (actor.unitLevel === 'province') return government;
  const province = await provinceOf(asking, actor);
  if (province !== undefined) return authorityNameOf(house, province);
  return (await authorityAbove(house, actor.unitId, moment.today)) || otherwise;
}

/** Who reads the whole city consolidates for its committee: the report is the committee's, whichever of its offices writes it. */
async function consolidatingOffice(asking: Asking, byMandate: boolean): Promise<OfficeParts> {
  const { house, actor } = asking;
  const own = await unitProfile(house, actor.unitId);
  const province = actor.reach.all ? await provinceOf(asking, actor) : undefined;
  if (province === undefined)
    return {
      office: own,
      about: `của ${own.issuingOrg} và các đơn vị trực thuộc`,
      addressee: await addresseeOf(asking, own.superiorOrg),
      copies: own.inspectorate ? [`${own.inspectorate} (để tổng hợp)`] : [],
      mandatary: '',
    };
  const office = province === actor.unitId ? own : await unitProfile(house, province);
  const committee = await authorityNameOf(house, province);
  const isMandated = byMandate && maySignByMandate(actor);
  return {
    office,
    about: `trên địa bàn ${committee.replace(/^UBND /u, '')}`,
    addressee: government,
    copies: [
      ...(isMandated ? [`Chủ tịch ${committee} (để báo cáo)`] : []),
      ...(province === actor.unitId ? (office.inspectorate ? [office.inspectorate] : []) : [own.issuingOrg]),
    ],
    mandatary: isMandated ? own.headTitle : '',
  };
}

async function provinceOf({ house, moment }: Asking, actor: Actor): Promise<number | undefined> {
  if (actor.unitLevel === 'province') return actor.unitId;
  const above = await listAbove(house, actor.unitId, moment.today);
  return above.find(({ level }) => level === 'province')?.id;
}
