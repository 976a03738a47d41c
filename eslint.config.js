import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { LEFT_OUTSIDE } from './scripts/build-programs.mjs';

const BROWSER_GLOBALS = [
  ...[
    'AbortController',
    'AbortSignal',
    'addEventListener',
    'BroadcastChannel',
    'cancelAnimationFrame',
    'caches',
    'clearTimeout',
    'crypto',
    'CSS',
    'document',
    'DOMException',
    'Element',
    'Event',
    'EventSource',
    'EventTarget',
    'fetch',
    'FormData',
    'globalThis',
    'isSecureContext',
    'localStorage',
  ],
  ...[
    'getSelection',
    'Highlight',
    'location',
    'matchMedia',
    'MediaMetadata',
    'navigator',
    'performance',
    'Range',
    'requestAnimationFrame',
    'Response',
    'self',
    'Option',
    'scrollTo',
    'setInterval',
    'setTimeout',
    'TransformStream',
    'URLSearchParams',
    'XMLHttpRequest',
  ],
];

const SQL = { selector: 'CallExpression[callee.property.name="query"]', message: 'All SQL is in src/db.' };
/** tinyld is a module of its own accord. */
const LATE = ['tinyld', ...LEFT_OUTSIDE].join('|').replaceAll('/', '\\/');
/** Of a CommonJS package that became a part of a program, a late import finds none of its names. */
const LATE_PACKAGE = {
  selector: `ImportExpression[source.value=/^(?!\\.|(${LATE})(\\/|$))/]`,
  message:
    'Import the package at the head of a module, and that module late; or leave it outside the programs.',
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.cache', '.tandem', 'test/fixtures'] },
  js.configs.recommended,
  {
    // Prettier wraps the code, and leaves comments as they are.
    rules: { 'max-len': ['error', { code: 100_000, comments: 120, ignoreUrls: true }] },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/settings reads the environment.' },
      ],
    },
  },
  {
    // The one module that reads the environment, and the places that hand one to a child process.
    files: ['src/settings/**', 'test/**', 'tools/**', 'vitest.config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', SQL, LATE_PACKAGE] },
  },
  {
    files: ['src/db/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', LATE_PACKAGE] },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    // The page runs in browsers.
    files: ['src/web/**/*.js'],
    languageOptions: { globals: Object.fromEntries(BROWSER_GLOBALS.map((name) => [name, 'readonly'])) },
  },
);
