import tseslint from 'typescript-eslint';

/** The rooms of the linter in the order in which data walks through them. Each imports only rooms before it. */
const ROOMS = ['text', 'document', 'evidence', 'project', 'rules', 'check', 'score', 'scaffold', 'fix', 'report', 'language'];
/** Reads projects from files for the doors; knows the machine's paths, but reaches it through a port. */
const DOORS = ['workspace', 'lsp', 'cli'];

const later = (room) => [...ROOMS.slice(ROOMS.indexOf(room) + 1), ...DOORS];
const outside = {
  // Types of the protocol only: no connection, no process.
  regex: '^(node:|vscode$|vscode-(?!languageserver-types$))',
  message: 'Rooms before the doors are pure: files, clock, log and environment are ports.',
};
const purity = {
  'no-restricted-globals': ['error', ...['process', 'fetch', 'setTimeout', 'setInterval', 'Buffer', 'require', '__dirname', 'console', 'performance']
    .map((name) => ({ name, message: 'The engine is pure: the doors bring in the outside world.' }))],
  'no-restricted-syntax': ['error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Today is a parameter.' },
    { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Today is a parameter.' },
    { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'The same input gives the same bytes.' },
    { selector: "CallExpression[callee.property.name='localeCompare']", message: 'Order must not depend on the machine.' }],
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'samples/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unsafe-function-type': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false }],
      'no-control-regex': 'off',
    },
  },
  ...ROOMS.map((room) => ({
    files: [`server/${room}/**/*.ts`],
    rules: {
      ...purity,
      'no-restricted-imports': ['error', { patterns: [outside, { regex: `^(\\.\\./)+(${later(room).join('|')})/`, message: `Room “${room}” may not know later rooms.` }] }],
    },
  })),
  { files: ['server/*.ts'], rules: { ...purity, 'no-restricted-imports': ['error', { patterns: [outside, { regex: '^\\./(workspace|lsp|cli)/', message: 'The engine does not know its doors.' }] }] } },
  {
    files: ['server/workspace/**/*.ts'],
    ignores: ['server/workspace/node-files.ts'],
    rules: {
      ...purity,
      'no-restricted-imports': ['error', { patterns: [
        { regex: '^(node:(?!path$|crypto$)|vscode$|vscode-)', message: 'A workspace is read through the FileSystem port.' },
        { regex: '^(\\.\\./)+(lsp|cli)/', message: 'Reading a workspace does not know who asks.' },
      ] }],
    },
  },
  { files: ['server/lsp/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^(\\.\\./)+cli/', message: 'The doors do not know each other.' }] }] } },
  { files: ['schemas/**/*.ts'], rules: { ...purity, 'no-restricted-imports': ['error', { patterns: [outside, { regex: '^\\.\\./', message: 'Room zero knows zod only.' }] }] } },
);
