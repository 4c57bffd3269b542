import ts from 'typescript';
import { errorCodes } from '#shared/base/errors.ts';
import type { Sources } from './message-checks.ts';

/** An error that a source can throw: its code, and the reasons it can give (none where it gives none). */
export interface ThrownError {
  readonly code: string;
  readonly reasons: readonly string[];
  /** Names of the params it gives; null where they cannot be read from the source. */
  readonly params: readonly string[] | null;
  readonly place: string;
}

const isCode = (text: string): boolean => errorCodes.some((code) => code === text);
const isReason = (text: string): boolean => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(text);

/**
 * Every `new AppError(code, { reason … })` of the sources. A reason that is not a literal is sought in the same file:
 * in both branches of a condition, and in the values of a table such as `reasons[code] ?? 'io-error'`.
 */
export function thrownErrors(sources: Sources): ThrownError[] {
  const found: ThrownError[] = [];
  for (const [path, source] of Object.entries(sources)) {
    const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
    const tables = new Map<string, ts.Expression>();
    const collect = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) tables.set(node.name.text, node.initializer);
      ts.forEachChild(node, collect);
    };
    collect(file);
    /** The strings an expression can come out as. */
    const strings = (node: ts.Node, depth = 0): string[] => {
      if (depth > 12) return [];
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
      if (ts.isConditionalExpression(node)) return [...strings(node.whenTrue, depth + 1), ...strings(node.whenFalse, depth + 1)];
      if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return strings(node.expression, depth + 1);
      if (ts.isBinaryExpression(node)) return [...strings(node.left, depth + 1), ...strings(node.right, depth + 1)];
      if (ts.isElementAccessExpression(node)) return strings(node.expression, depth + 1);
      if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap((property) => (ts.isPropertyAssignment(property) ? strings(property.initializer, depth + 1) : []));
      if (ts.isIdentifier(node)) {
        const value = tables.get(node.text);
        return value === undefined || value === node ? [] : strings(value, depth + 1);
      }
      return [];
    };
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'AppError') {
        const [code, params] = node.arguments ?? [];
        const codes = code === undefined ? [] : strings(code).filter(isCode);
        let reasons: string[] = [];
        let names: string[] | null = params === undefined ? [] : null;
        if (params !== undefined && ts.isObjectLiteralExpression(params)) {
          const spread = params.properties.some((property) => ts.isSpreadAssignment(property));
          names = spread ? null : params.properties.map((property) => property.name?.getText() ?? '');
          for (const property of params.properties) {
            if (ts.isPropertyAssignment(property) && property.name.getText() === 'reason') reasons = strings(property.initializer);
            if (ts.isShorthandPropertyAssignment(property) && property.name.text === 'reason') reasons = strings(property.name);
          }
        }
        const place = `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
        for (const each of codes) found.push({ code: each, reasons: reasons.filter(isReason), params: names, place });
      }
      // Tables of [what, code, reason] rows, as where the database's own codes are translated.
      if (ts.isArrayLiteralExpression(node) && node.elements.length === 3) {
        const [, code, reason] = node.elements;
        if (code !== undefined && reason !== undefined && ts.isStringLiteral(code) && ts.isStringLiteral(reason) && isCode(code.text) && isReason(reason.text)) {
          found.push({ code: code.text, reasons: [reason.text], params: ['reason'], place: path });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** Keys of the sentences that the thrown errors need: `error.<code>` and `error.<code>.<reason>`. */
export function neededSentences(thrown: readonly ThrownError[]): Map<string, string> {
  const needed = new Map<string, string>(errorCodes.map((code) => [`error.${code}`, 'every code']));
  for (const { code, reasons, place } of thrown) for (const reason of reasons) needed.set(`error.${code}.${reason}`, place);
  return needed;
}

/** Reasons for which a row is rejected: `reject('…')`, `#reject(result, '…')`, `reason: '…'` of what is no error. */
export function rejectReasons(sources: Sources): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, source] of Object.entries(sources)) {
    const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
    const add = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && isReason(node.text)) found.set(node.text, path);
      if (ts.isUnionTypeNode(node)) node.types.forEach((type) => ts.isLiteralTypeNode(type) && add(type.literal));
    };
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText().endsWith('reject')) node.arguments.slice(0, 2).forEach(add);
      const inError = ts.isObjectLiteralExpression(node.parent) && ts.isNewExpression(node.parent.parent);
      if ((ts.isPropertyAssignment(node) || ts.isPropertySignature(node)) && node.name.getText() === 'reason' && !inError) {
        if (ts.isPropertyAssignment(node)) add(node.initializer);
        else if (node.type !== undefined) add(node.type);
      }
      // textProblem and the parser name their reasons in a type.
      if (ts.isFunctionDeclaration(node) && node.name?.text === 'textProblem' && node.type !== undefined) add(node.type);
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === 'broken' && node.type !== undefined) add(node.type);
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(file, visit);
  }
  return found;
}

/** Sentences with a place that some thrower does not fill: a person would read it with a hole. */
export function unfilledPlaces(thrown: readonly ThrownError[], messages: Readonly<Record<string, string>>): string[] {
  return thrown.flatMap(({ code, reasons, params, place }) =>
    params === null
      ? []
      : reasons.flatMap((reason) => {
          const key = `error.${code}.${reason}`;
          const message = messages[key] ?? messages[`${key}_other`] ?? '';
          const places = [...message.matchAll(/\{\{?\s*(\w+)\s*\}?\}/gu)].map((match) => match[1] ?? '');
          return places.filter((name) => !params.includes(name)).map((name) => `${place} gives no ${name} for ${key}`);
        }),
  );
}
