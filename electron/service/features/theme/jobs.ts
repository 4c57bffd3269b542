import { themeContract } from '#shared/contracts/theme.ts';
import { implement } from '#service/rpc/implement.ts';
import { assignLater } from './assign-later.ts';
import { groupAlike } from './group-alike.ts';
import { promoteThemes } from './promote-themes.ts';
import { runClustering } from './run-clustering.ts';
import { splitTheme } from './split-theme.ts';

export const handlers = implement.jobs(themeContract, {
  cluster: (context, input) => runClustering(context, input),
  assign: (context) => assignLater(context),
  split: (context, input) => splitTheme(context, input),
  group: (context) => groupAlike(context),
  promote: (context, input) => promoteThemes(context, input),
});
