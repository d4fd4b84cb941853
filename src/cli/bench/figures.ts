// Money, land and people of an invented decision: what it recommends, and what of that was carried out.
import type { Outcomes } from '../../proceedings/records.ts';
import type { Random } from './random.ts';

export interface BenchOutcome {
  phase: 'recommended' | 'executed';
  figures: Outcomes;
}

export const noFigures: Outcomes = {
  stateMoney: 0,
  stateLand: 0,
  returnMoney: 0,
  returnLand: 0,
  returnedOrgs: 0,
  returnedPersons: 0,
  disciplineOrgs: 0,
  disciplinePersons: 0,
  disciplineOfficials: 0,
  policeCases: 0,
  policePersons: 0,
  policeOfficials: 0,
};

/** Of a decision that gives the citizen his due: mostly money, seldom land. */
export function complaintFigures(random: Random): Outcomes {
  const isLand = random.chance(0.3);
  return {
    ...noFigures,
    returnMoney: isLand ? 0 : random.between(10, 900) / 2,
    returnLand: isLand ? random.between(100, 3_000) / 10 : 0,
    returnedOrgs: random.chance(0.05) ? 1 : 0,
    returnedPersons: random.between(1, 3),
    ...discipline(random, 0.2),
  };
}

/** Of a conclusion that finds something true: money for the State, people disciplined, seldom a case for the investigators. */
export function denunciationFigures(random: Random): Outcomes {
  const isCrime = random.chance(0.06);
  const persons = isCrime ? random.between(1, 3) : 0;
  return {
    ...noFigures,
    stateMoney: random.between(2, 400) / 2,
    stateLand: random.chance(0.1) ? random.between(10, 500) : 0,
    disciplineOrgs: random.chance(0.1) ? 1 : 0,
    ...discipline(random, 0.8),
    policeCases: isCrime ? 1 : 0,
    policePersons: persons,
    policeOfficials: Math.min(persons, 1),
  };
}

function discipline(random: Random, share: number): Pick<Outcomes, 'disciplinePersons' | 'disciplineOfficials'> {
  const persons = random.chance(share) ? random.between(1, 4) : 0;
  return { disciplinePersons: persons, disciplineOfficials: Math.min(persons, random.between(0, 3)) };
}

/** Three of four are carried out whole; of the others half the money is still owed, and nobody was charged yet. */
export const carriedOut = (random: Random, figures: Outcomes): Outcomes =>
  random.chance(0.75)
    ? figures
    : {
        ...figures,
        stateMoney: Math.floor(figures.stateMoney / 2),
        returnMoney: Math.floor(figures.returnMoney / 2),
        policeCases: 0,
        policePersons: 0,
        policeOfficials: 0,
      };
