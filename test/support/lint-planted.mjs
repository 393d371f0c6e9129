// Lints sources as if they stood at their paths: [[path, source]…] on standard input, the broken rules of each as JSON on standard output.
// A process of its own, because a dependency of a lint plugin has a `source` condition too, which our tests run with and it does not ship.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint({
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions: { project: null } } }],
  ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted-'),
});
const broken = [];
for (const [filePath, source] of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(source, { filePath });
  broken.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(broken));
