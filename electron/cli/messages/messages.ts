import type { ErrorCode } from '#shared/base/errors.ts';
import english from './en.json';
import chinese from './zh-CN.json';

export type MessageKey = keyof typeof english;
export type MessageParams = Readonly<Record<string, string | number | boolean>>;

/** The sentences of the command line in one language. */
export interface Messages {
  text(key: MessageKey, params?: MessageParams): string;
  /** What happened and what to do, for an error of the service. */
  error(code: ErrorCode, params: MessageParams): string;
}

/** The language of a terminal by its environment, in the order the system's own programs ask. */
export function messagesFor(environment: Readonly<Record<string, string | undefined>>): Messages {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find((value) => value !== undefined && value !== '');
  return messagesOf(locale?.startsWith('zh') === true ? chinese : english);
}

/** The sentences of a catalogue. */
export function messagesOf(catalogue: Readonly<Record<MessageKey, string>>): Messages {
  const isKey = (key: string): key is MessageKey => Object.hasOwn(catalogue, key);
  const text = (key: MessageKey, params: MessageParams = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return {
    text,
    error: (code, params) => {
      const refined = `error.${code}.${String(params['reason'] ?? '')}`;
      const general = `error.${code}`;
      if (isKey(refined)) return text(refined, params);
      const sentence = isKey(general) ? text(general, params) : code;
      // A reason without a sentence of its own is still worth more than none.
      const known = Object.entries(params).map(([name, value]) => `${name}: ${String(value)}`);
      return known.length > 0 ? `${sentence} (${known.join(', ')})` : sentence;
    },
  };
}
