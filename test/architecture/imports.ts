import ts from 'typescript';

/** One import, export-from or dynamic import of a source file. */
export interface Import {
  readonly specifier: string;
  readonly lazy: boolean;
  readonly line: number;
}

/** Every module that a source names, found by TypeScript's own parser. */
export function importsOf(path: string, source: string): Import[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, lazy: boolean) => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    found.push({ specifier: node.text, lazy, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, false);
    else if (ts.isExternalModuleReference(node)) add(node.expression, false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, false);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], true);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
