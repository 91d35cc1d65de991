export { buildGolden } from './golden';
export type { Contributor, GoldenRecord, GoldenValue, LostValue } from './golden-record';
export { compilePolicy, type SurvivorshipPolicy } from './policy';
export { unionLimit } from './survivors';
