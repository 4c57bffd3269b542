import { recipeName } from '#shared/contracts/recipe.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { StatusItem } from '#renderer/workbench/status-bar/status-item.tsx';
import { shortDay } from './day-text.ts';
import { useActiveTimeline } from './timeline-state.ts';

/** How many messages are brushed, of how many in the line. */
export function ShownItem() {
  const t = useT();
  const format = useFormat();
  const active = useActiveTimeline();
  if (active?.shown === undefined) return null;
  return <StatusItem text={t('timeline.status.shown', { shown: format.number(active.shown.messages), count: active.shown.of, of: format.number(active.shown.of) })} />;
}

/** Whether the kept timeline still comes out as its recipe says. */
export function RecipeItem() {
  const t = useT();
  const active = useActiveTimeline();
  const { saved, same } = active ?? {};
  if (saved === undefined || same === undefined) return null;
  return (
    <StatusItem
      icon={same ? 'check' : 'warn'}
      text={t(same ? 'timeline.status.same' : 'timeline.status.changed', { recipe: recipeName(saved.recipe) })}
      tooltip={t(same ? 'timeline.recipe.same' : 'timeline.recipe.changed')}
      onClick={() => openEditor({ type: 'recipe', id: String(saved.recipe) })}
    />
  );
}

/** What is brushed. */
export function BrushItem() {
  const t = useT();
  const language = useLanguage();
  const brush = useActiveTimeline()?.params.brush;
  if (brush === undefined) return null;
  return <StatusItem text={t('timeline.status.brush', { from: shortDay(brush.from, language), to: shortDay(brush.to, language) })} />;
}
