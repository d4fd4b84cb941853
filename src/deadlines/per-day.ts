// What depends on the day alone is made once a day: the shape of a large form costs more to make than to read a form with. Pure.

/** @param make looks at nothing of the moment but its day ('YYYY-MM-DD') */
export function perDay<T>(make: (day: { today: string }) => T): (moment: { today: string }) => T {
  let kept: { today: string; made: T } | undefined;
  return ({ today }) => {
    if (kept?.today !== today) kept = { today, made: make({ today }) };
    return kept.made;
  };
}
