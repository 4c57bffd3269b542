import { userInfo } from 'node:os';

/**
 * Name of the account, which is the coder's until settings say otherwise. In a container an account may be a number
 * without a name: then what the environment says, or the number.
 */
export function accountName(environment: NodeJS.ProcessEnv = process.env): string {
  try {
    return userInfo().username;
  } catch {
    return environment['USER'] ?? environment['USERNAME'] ?? String(process.getuid?.() ?? '');
  }
}
