import ts from 'typescript';

export type Messages = Readonly<Record<string, string>>;
/** Sources by path. */
export type Sources = Readonly<Record<string, string>>;

/** A key without its plural form; those differ between languages. */
export const stem = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/u, '');
const stems = (messages: Messages): Set<string> => new Set(Object.keys(messages).map(stem));

/** Keys that only one of the languages has, and plural forms that a language needs and lacks. */
export function keyDifferences(en: Messages, zh: Messages): string[] {
  const [english, chinese] = [stems(en), stems(zh)];
  const found = [
    ...[...english].filter((key) => !chinese.has(key)).map((key) => `${key} is missing in zh-CN`),
    ...[...chinese].filter((key) => !english.has(key)).map((key) => `${key} is missing in en`),
  ];
  for (const [messages, language] of [[en, 'en'], [zh, 'zh-CN']] as const) {
    const forms: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of stems(messages)) {
      const present = Object.keys(messages).filter((candidate) => candidate !== key && stem(candidate) === key).map((candidate) => candidate.slice(key.length + 1));
      if (present.length === 0) continue;
      for (const form of forms) if (!present.includes(form)) found.push(`${key}_${form} is missing in ${language}`);
      for (const form of present) if (!forms.includes(form)) found.push(`${key}_${form} has no use in ${language}`);
    }
  }
  return found;
}

const placeholder = /\{\{?\s*(\w+)\s*\}?\}/gu;
/** The text without its places and without what every language writes alike: figures, signs, key names. */
const words = (message: string): string => message.replaceAll(placeholder, '').replaceAll(/[^\p{L}]/gu, '');

/** Empty texts, and Chinese ones that are the English ones, but for those that `alike` names (names of formats and the like). */
export function untranslated(en: Messages, zh: Messages, alike: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (const [messages, language] of [[en, 'en'], [zh, 'zh-CN']] as const) {
    for (const [key, message] of Object.entries(messages)) if (message.trim() === '') found.push(`${key} is empty in ${language}`);
  }
  for (const [key, message] of Object.entries(zh)) {
    const english = en[key] ?? en[`${stem(key)}_other`] ?? '';
    const same = message === english && words(message) !== '';
    const noHan = /\p{L}/u.test(words(message)) && !/\p{Script=Han}/u.test(message);
    if ((same || noHan) && !alike.has(message)) found.push(`${key} is not translated: ${message}`);
  }
  for (const [key, message] of Object.entries(en)) if (/\p{Script=Han}/u.test(message) && !alike.has(message)) found.push(`${key} is Chinese in en: ${message}`);
  return found;
}

/** Messages whose `{{places}}` are not those of the other language. A count may be left to the plural's form. */
export function placeDifferences(en: Messages, zh: Messages): string[] {
  const places = (message: string): string => [...new Set([...message.matchAll(placeholder)].map((match) => match[1] ?? ''))].toSorted().join(' ');
  return Object.entries(zh).flatMap(([key, message]) => {
    const english = en[key] ?? en[`${stem(key)}_other`] ?? '';
    return places(message) === places(english) ? [] : [`${key}: {${places(english)}} in en, {${places(message)}} in zh-CN`];
  });
}

/** Properties of contributions and dialogs whose string is a message key. */
const keyProperties = new Set(['title', 'category', 'description', 'label', 'action', 'emptyKey', 'placeholder']);
const translators = new Set(['t', 'translate', 'hasMessage']);
const isKeyLike = (text: string): boolean => /^[a-z][a-z-]*(?:\.[\w-]+)+$/u.test(text);

function parse(path: string, source: string): ts.SourceFile {
  return ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}
const placeOf = (file: ts.SourceFile, node: ts.Node): string => `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

/** A template as a pattern: what is filled in can be anything but nothing. */
function patternOf(template: ts.TemplateExpression): RegExp {
  const quote = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(`^${quote(template.head.text)}${template.templateSpans.map(({ literal }) => `.+${quote(literal.text)}`).join('')}$`, 'u');
}

/** What the sources ask for: literal keys with their places, and patterns of keys that are put together. */
export interface Uses {
  /** Every string literal; one that is a key uses it, wherever it stands. */
  readonly literals: ReadonlySet<string>;
  /** Literals that can be nothing but keys: of `t(…)` and of the titles of contributions. */
  readonly keys: readonly { key: string; place: string }[];
  readonly patterns: readonly { pattern: RegExp; place: string }[];
}

/** Collects the uses of messages. */
export function usesOf(sources: Sources): Uses {
  const literals = new Set<string>();
  const keys: { key: string; place: string }[] = [];
  const patterns: { pattern: RegExp; place: string }[] = [];
  for (const [path, source] of Object.entries(sources)) {
    const file = parse(path, source);
    const demand = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) keys.push({ key: node.text, place: placeOf(file, node) });
      else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(demand);
      else if (ts.isParenthesizedExpression(node)) demand(node.expression);
      else if (ts.isTemplateExpression(node)) patterns.push({ pattern: patternOf(node), place: placeOf(file, node) });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) literals.add(node.text);
      // A template anywhere may be a key in the making; only those of `t(…)` must fit one.
      if (ts.isTemplateExpression(node) && /^[a-z][a-z-]*\./u.test(node.head.text)) patterns.push({ pattern: patternOf(node), place: '' });
      if (ts.isCallExpression(node)) {
        const name = ts.isIdentifier(node.expression) ? node.expression.text : ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
        const [first] = node.arguments;
        if (translators.has(name) && first !== undefined) demand(first);
      }
      if (ts.isPropertyAssignment(node) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)) && keyProperties.has(node.name.text)) {
        const value = node.initializer;
        if (ts.isStringLiteral(value) && isKeyLike(value.text)) keys.push({ key: value.text, place: placeOf(file, value) });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { literals, keys, patterns };
}

/** Keys the sources ask for that no file has. */
export function missingKeys(uses: Uses, known: ReadonlySet<string>): string[] {
  return [
    ...uses.keys.filter(({ key }) => !known.has(key)).map(({ key, place }) => `${place} ${key}`),
    ...uses.patterns.filter(({ pattern, place }) => place !== '' && ![...known].some((key) => pattern.test(key))).map(({ pattern, place }) => `${place} ${pattern.source}`),
  ];
}

/** Keys of the files that nothing asks for. */
export function unusedKeys(uses: Uses, known: ReadonlySet<string>): string[] {
  return [...known].filter((key) => !uses.literals.has(key) && !uses.patterns.some(({ pattern }) => pattern.test(key)));
}

/** Attributes that a person reads or hears. */
const spoken = new Set(['title', 'label', 'placeholder', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'removeLabel', 'hint', 'summary']);
/** Properties of objects that end up before a person's eyes, such as of dialogs and menus. */
const shown = new Set(['title', 'label', 'message', 'placeholder', 'description', 'confirmLabel', 'hint', 'text']);
const hasWords = (text: string): boolean => /\p{L}{2,}|\p{Script=Han}/u.test(text);

/** Words for people that stand in the code: JSX text, spoken attributes, labels of objects, and Chinese anywhere. */
export function rawStrings(sources: Sources, allowed: ReadonlySet<string> = new Set()): string[] {
  const found = new Set<string>();
  for (const [path, source] of Object.entries(sources)) {
    const file = parse(path, source);
    const note = (node: ts.Node, text: string): void => {
      if (hasWords(text) && !allowed.has(text.trim())) found.add(`${placeOf(file, node)} ${text.trim()}`);
    };
    /** The literals that an expression can come out as. */
    const values = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) note(node, node.text);
      else if (ts.isTemplateExpression(node)) note(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '));
      else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(values);
      else if (ts.isParenthesizedExpression(node)) values(node.expression);
      else if (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken && node.operatorToken.kind !== ts.SyntaxKind.ExclamationEqualsEqualsToken) [node.left, node.right].forEach(values);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isJsxText(node)) note(node, node.text);
      if (ts.isJsxExpression(node) && node.expression !== undefined && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) values(node.expression);
      if (ts.isJsxAttribute(node) && ts.isIdentifier(node.name) && spoken.has(node.name.text) && node.initializer !== undefined) {
        if (ts.isStringLiteral(node.initializer)) note(node, node.initializer.text);
        else if (ts.isJsxExpression(node.initializer) && node.initializer.expression !== undefined) values(node.initializer.expression);
      }
      if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && shown.has(node.name.text) && ts.isStringLiteral(node.initializer) && !isKeyLike(node.initializer.text)) {
        note(node, node.initializer.text);
      }
      if ((ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) && /\p{Script=Han}/u.test(node.text)) note(node, node.text);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return [...found];
}
