import '@vscode/codicons/dist/codicon.css';
import '#renderer/platform/theme/tokens.css';
import '#renderer/platform/theme/base.css';
import type { Contribution } from '#renderer/platform/contribution.ts';
import { createDesktopHost } from '#renderer/platform/host/desktop-host.ts';
import { createLoopbackHost } from '#renderer/platform/host/loopback-host.ts';
import { catalogues } from './message-files.ts';
import { startWorkbench } from '#renderer/workbench/start-workbench.tsx';

const modules = import.meta.glob<{ readonly contribution: Contribution }>('./features/*/contribution.{ts,tsx}', { eager: true });
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');

const desktop = window.verbatimDesktop;
await startWorkbench({
  root,
  host: desktop === undefined ? createLoopbackHost() : createDesktopHost(desktop),
  contributions: Object.values(modules).map((module) => module.contribution),
  catalogues,
});
