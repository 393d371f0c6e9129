import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const readonly = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));
const node = readonly(
  'process console Buffer fetch URL URLSearchParams Headers Request Response FormData AbortController AbortSignal TextEncoder TextDecoder crypto performance structuredClone queueMicrotask setTimeout clearTimeout setInterval clearInterval setImmediate',
);
const page = readonly(
  'window document location history navigator customElements localStorage sessionStorage Event CustomEvent EventSource matchMedia',
);
const sinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
  property,
  message: 'Pages run under trusted types: render with Lit, or set textContent.',
}));
const directives = [
  { name: 'lit/directives/unsafe-html.js', message: 'Pages run under trusted types: render with Lit.' },
  { name: 'lit/directives/unsafe-svg.js', message: 'Pages run under trusted types: use the svg tag.' },
  { name: 'lit/directives/style-map.js', message: 'No style attribute passes default-src none: use a class, or the CSSOM.' },
];
const clocks = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Only clock.ts knows the time: take it from ctx or ports.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Only clock.ts knows the time: take it from ctx or ports.',
  },
];
const platform = ['window', 'document', 'navigator', 'localStorage', 'fetch', 'process'].map((name) => ({
  name,
  message: 'core touches no DOM, no network and no process.',
}));

export default defineConfig(
  { ignores: ['**/dist/', 'dist-stories/', 'coverage/', '.dealerkit/', '.stryker-tmp/', '**/*.d.mts', 'examples/{react,vue,angular}/'] },
  {
    files: ['**/*.mjs', 'scripts/**/*.js', 'examples/**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { ...node, ...page } },
  },
  {
    files: ['packages/*/src/**/*.ts', 'stories/**/*.ts', 'test/**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['packages/*/tsconfig.json', 'test/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // `async` without `await` makes what an adapter throws a rejection, as its interface promises.
      '@typescript-eslint/require-await': 'off',
      // noUncheckedIndexedAccess makes every index optional: after a check of the bounds, `!` is the plainest way to say so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } },
      ],
    },
  },
  {
    files: ['packages/elements/src/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'no-restricted-properties': ['error', ...sinks],
      'no-restricted-imports': ['error', { paths: directives }],
      '@typescript-eslint/unbound-method': 'off',
      // It does not see { signal } nor listeners on an element's own children; the collection test sees every leak.
      'wc/require-listener-teardown': 'off',
    },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: ['packages/core/src/clock.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clocks], 'no-restricted-globals': ['error', ...platform] },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  { files: ['stories/**/*.ts', '.storybook/**'], rules: { 'no-restricted-exports': 'off' } },
);
