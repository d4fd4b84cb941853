// Statements of one transaction that do not wait for each other: sent at once, answered in order, one round trip instead of many.

type Answers<Asked extends readonly Promise<unknown>[]> = { -readonly [At in keyof Asked]: Awaited<Asked[At]> };

/**
 * All answers, in the order of the questions. Waits for every one of them also when one fails, so that none is still under way when its
 * transaction ends. @throws the first failure in the order of the questions
 */
export async function together<const Asked extends readonly Promise<unknown>[]>(...asked: Asked): Promise<Answers<Asked>> {
  const answers = await Promise.allSettled(asked);
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  return answers.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as Answers<Asked>;
}
