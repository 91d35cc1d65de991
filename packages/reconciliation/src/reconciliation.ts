export { changeOf, type Change, type KnownRecord } from './change';
export { contentHash, sameContent, stableJson } from './content';
export { outputFields } from './output-fields';
export { applyDifference, diffShadow, type Difference, type OutputRecord } from './shadow';
