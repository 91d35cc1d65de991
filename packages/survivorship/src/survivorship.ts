export { buildGolden } from './golden';
export type { Contributor, GoldenRecord, GoldenValue, LostValue } from './golden-record';
export { compilePolicy, decidedWith, type SurvivorshipPolicy } from './policy';
export { unionLimit } from './survivors';
