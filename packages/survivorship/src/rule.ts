import type { SurvivorshipRule } from '@concord/contracts/workspace';

type RuleName = Extract<SurvivorshipRule, string>;

/**
 * One link of a chain. `whole` stands in the defaults only and cannot be configured: whole values
 * before fragments. `source-priority` always has its sources here.
 */
export type Rule =
  | { readonly name: Exclude<RuleName, 'source-priority'> | 'whole' }
  | { readonly name: 'source-priority'; readonly sources: readonly string[] };

/** A chain as the workspace writes it: one rule or several, by name or with arguments. */
export type WrittenChain = SurvivorshipRule | readonly SurvivorshipRule[];

function parseRule(rule: SurvivorshipRule): Rule {
  if (typeof rule !== 'string') return { name: 'source-priority', sources: rule.sources };
  // Without a list of its own, the order of the sources is that of their trust.
  return rule === 'source-priority' ? { name: 'trust' } : { name: rule };
}

export function parseChain(chain: WrittenChain): readonly Rule[] {
  return (isList(chain) ? chain : [chain]).map(parseRule);
}

function isList(chain: WrittenChain): chain is readonly SurvivorshipRule[] {
  return Array.isArray(chain);
}
