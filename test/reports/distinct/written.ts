// How an expected figure is written down.
/** An expected figure and why it is that one. */
export type Written = readonly [figure: number, because: string];
