export { StandingChange, weekMs, weekOf, type Contribution, type Increments } from './contribution';
export { outcomeOf, statedChecks, type Figures, type StatedCheck } from './outcome';
export {
  dimensionsOf,
  fieldQualities,
  overallDimensions,
  recordDimensions,
  recordsOf,
  sampled,
  sumOf,
  type Standing,
} from './standing';
export { ageText, percentText } from './texts';
export { levelOf, sampledValues, ValueSampler } from './value-sampler';
