// What a feature does with the words of a correction: keeps them with its event, and takes them behind the seal.
export { earlierValues, keepCorrected, takeCorrected } from './corrected-records.ts';
