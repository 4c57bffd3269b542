import { userInfo } from 'node:os';

/** Name of the account, which is the coder's until settings say otherwise; empty where the system has none. */
export function accountName(environment: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username;
  } catch {
    return environment['USER'] ?? environment['USERNAME'] ?? '';
  }
}
