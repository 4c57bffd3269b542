import { netDenominators, timelineContract, warningRules, type TimelineSpec } from '#shared/contracts/timeline.ts';
import type { MenuItem } from '#renderer/base/menu.tsx';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { services } from '#renderer/platform/commands/command-registry.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { everyoneButAgents, type TimelineParams } from './timeline-params.ts';

type SetParams = (change: Partial<TimelineParams>) => void;
interface At {
  readonly x: number;
  readonly y: number;
}

const plainSplits = ['brand', 'channel', 'theme', 'code', 'role'] as const;
/** Attributes offered: those that most participants have. */
const offeredAttributes = 8;

/** Lets the reader choose what the timeline is split by. */
export async function showSplitMenu({ spec }: TimelineParams, setParams: SetParams, t: Translate, at: At): Promise<void> {
  const { attributes } = await services().rpc.call(timelineContract.methods.attributes, {});
  const choose = (split: TimelineSpec['split']) => () => setParams({ spec: { ...spec, split }, series: undefined });
  showContextMenu(t('timeline.split'), [
    { id: 'none', label: t('timeline.split.none'), checked: spec.split === null, run: choose(null) },
    ...plainSplits.map((field, index): MenuItem => ({
      id: field, label: t(`timeline.split.${field}`), checked: spec.split?.field === field, separated: index === 0, run: choose({ field }),
    })),
    ...attributes.slice(0, offeredAttributes).map(({ name }, index): MenuItem => ({
      id: `segment ${name}`, label: t('timeline.split.segment', { attribute: name }), separated: index === 0,
      checked: spec.split?.field === 'segment' && spec.split.attribute === name, run: choose({ field: 'segment', attribute: name }),
    })),
  ], at);
}

/** Lets the reader choose the denominator, the reference and the rules. */
export function showViewMenu({ spec, watch }: TimelineParams, setParams: SetParams, t: Translate, at: At): void {
  showContextMenu(t('timeline.view'), [
    ...netDenominators.map((denominator): MenuItem => ({
      id: denominator, label: t(`timeline.denominator.${denominator}`), checked: spec.denominator === denominator, run: () => setParams({ spec: { ...spec, denominator } }),
    })),
    {
      id: 'reference', label: t('timeline.reference'), checked: spec.reference !== null, separated: true,
      run: () => setParams({ spec: { ...spec, reference: spec.reference === null ? everyoneButAgents : null } }),
    },
    ...warningRules.map((rule, index): MenuItem => ({
      id: rule, label: t(`timeline.rule.${rule}`), checked: watch.rules.includes(rule), separated: index === 0,
      run: () => setParams({ watch: { ...watch, rules: warningRules.filter((other) => watch.rules.includes(other) !== (other === rule)) } }),
    })),
  ], at);
}
