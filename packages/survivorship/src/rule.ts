import type { SurvivorshipRule, TrustDecay } from '@concord/contracts/workspace';
import { compileExpression, type Expression } from '@concord/standardization/expression';
import { fadingTrust, type FadingTrust } from './decay';

/** What can be said of a rule without arguments of its own. */
type PlainName =
  | 'most-recent'
  | 'oldest'
  | 'most-frequent'
  | 'most-complete'
  | 'longest'
  | 'minimum'
  | 'maximum'
  | 'union';

/** How trust fades: of all sources, or of some. */
export interface Fading {
  readonly all: FadingTrust | undefined;
  readonly bySource: ReadonlyMap<string, FadingTrust>;
}

/**
 * One link of a chain. `whole` stands in the defaults only and cannot be configured: whole values
 * before fragments. `source-priority` always has its sources here. Candidates for which `when` does
 * not hold come after the others.
 */
export type Rule = (
  | { readonly name: PlainName | 'whole' }
  | { readonly name: 'source-priority'; readonly sources: readonly string[] }
  | { readonly name: 'first-valid'; readonly sources?: readonly string[] }
  | { readonly name: 'trust'; readonly fading?: Fading }
  | { readonly name: 'expression'; readonly expression: Expression }
) & { readonly when?: Expression };

/** A chain as the workspace writes it: one rule or several, by name or with arguments. */
export type WrittenChain = SurvivorshipRule | readonly SurvivorshipRule[];

function parseRule(rule: SurvivorshipRule): Rule {
  if (typeof rule === 'string') {
    // Without a list of its own, the order of the sources is that of their trust.
    return rule === 'source-priority' ? { name: 'trust' } : { name: rule };
  }
  const when = rule.when === undefined ? {} : { when: compileExpression(rule.when) };
  switch (rule.rule) {
    case 'source-priority':
      return { name: rule.rule, sources: rule.sources, ...when };
    case 'first-valid':
      return {
        name: rule.rule,
        ...(rule.sources === undefined ? {} : { sources: rule.sources }),
        ...when,
      };
    case 'trust':
      return { name: rule.rule, ...fadingOf(rule), ...when };
    case 'expression':
      return { name: rule.rule, expression: compileExpression(rule.expression), ...when };
    default:
      return { name: rule.rule, ...when };
  }
}

function fadingOf({
  decay,
  bySource = {},
}: {
  readonly decay?: TrustDecay | undefined;
  readonly bySource?: Readonly<Record<string, TrustDecay>> | undefined;
}): { readonly fading?: Fading } {
  const own = Object.entries(bySource);
  if (decay === undefined && own.length === 0) return {};
  return {
    fading: {
      all: decay === undefined ? undefined : fadingTrust(decay),
      bySource: new Map(own.map(([source, decays]) => [source, fadingTrust(decays)])),
    },
  };
}

/** @throws ExpressionError for an expression that cannot be used. */
export function parseChain(chain: WrittenChain): readonly Rule[] {
  return (isList(chain) ? chain : [chain]).map(parseRule);
}

function isList(chain: WrittenChain): chain is readonly SurvivorshipRule[] {
  return Array.isArray(chain);
}
