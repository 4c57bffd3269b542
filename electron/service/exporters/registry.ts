import { AppError } from '#shared/base/errors.ts';
import type { Exporter } from './exporter.ts';

const modules = import.meta.glob<{ exporter: Exporter }>('./*/exporter.ts', { eager: true });

function collect(): Map<string, Exporter> {
  const found = new Map<string, Exporter>();
  for (const { exporter } of Object.values(modules)) {
    if (found.has(exporter.id)) throw new Error(`two exporters are called ${exporter.id}`);
    found.set(exporter.id, exporter);
  }
  return found;
}

const exporters = collect();

/** Every format there is, by its folder's name. */
export function allExporters(): Exporter[] {
  return [...exporters.values()];
}

/** The exporter of a format; `unsupported-format` where there is none. */
export function exporterFor(format: string): Exporter {
  const exporter = exporters.get(format);
  if (!exporter) throw new AppError('unsupported-format', { reason: 'export-format', format });
  return exporter;
}
