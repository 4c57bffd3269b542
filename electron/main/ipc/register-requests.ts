import { AppError, toWireError } from '#shared/base/errors.ts';
import { reportFailure } from '../report-failure.ts';
import { isTrustedSender } from '../security/ipc-sender.ts';
import { requestSchemas } from './request-schemas.ts';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { DesktopReply, DesktopRequestName, DesktopRequests } from '#shared/base/desktop-api.ts';

/** One function for every request; a missing one does not type-check. */
export type RequestHandlers = {
  readonly [Name in DesktopRequestName]: (
    input: DesktopRequests[Name]['input'],
  ) => DesktopRequests[Name]['output'] | Promise<DesktopRequests[Name]['output']>;
};

/**
 * Registers every handler behind the sender check and its schema. A request from
 * anywhere but the workbench is refused without a look at its input.
 */
export function registerRequests(ipcMain: Pick<IpcMain, 'handle'>, handlers: RequestHandlers): void {
  for (const name of requestNames()) ipcMain.handle(name, answering(name, handlers[name], requestSchemas[name]));
}

function answering<Name extends DesktopRequestName>(
  name: Name,
  handler: RequestHandlers[Name],
  schema: (typeof requestSchemas)[Name],
): (event: IpcMainInvokeEvent, input: unknown) => Promise<DesktopReply<DesktopRequests[Name]['output']>> {
  return async (event, input) => {
    try {
      if (!isTrustedSender(event)) throw new AppError('invalid-input', { reason: 'untrusted-sender' });
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw new AppError('invalid-input', { reason: 'malformed-request' });
      return { value: await handler(parsed.data) };
    } catch (error) {
      if (!(error instanceof AppError)) reportFailure(name, error);
      return { error: toWireError(error) };
    }
  };
}

function requestNames(): DesktopRequestName[] {
  return Object.keys(requestSchemas).filter(isRequestName);
}

function isRequestName(name: string): name is DesktopRequestName {
  return Object.hasOwn(requestSchemas, name);
}
