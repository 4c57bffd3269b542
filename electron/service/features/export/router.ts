import { exportContract } from '#shared/contracts/export.ts';
import { allExporters } from '#service/exporters/registry.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.router(exportContract, {
  formats: () => ({ formats: allExporters().map(({ id, extension }) => ({ id, extension })) }),
});
