// Bundles the CLI and the library with esbuild into dist/ (or --outdir=DIR); rules/ stays beside it as data.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = resolve(process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) ?? join(root, 'dist'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const shared = {
  absWorkingDir: root, outdir, bundle: true, platform: 'node', target: 'node20', format: 'esm', sourcemap: false, logLevel: 'warning', legalComments: 'none',
  // Less to read at each start; names stay, so that errors can be understood.
  minifyWhitespace: true, minifySyntax: true,
  define: { HEGUI_VERSION: JSON.stringify(version) },
  // Some packages are CommonJS and expect a require in an ES module.
  banner: { js: "import { createRequire as heguiCreateRequire } from 'node:module'; const require = heguiCreateRequire(import.meta.url);" },
  plugins: [{
    name: 'zod in one language',
    setup: (bundler) => bundler.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: '' })),
  }, {
    // They build tables or load Unicode's when they are imported, which most runs never use: now when they are first called.
    name: 'libraries at their first call',
    setup: (bundler) => {
      const libraries = {
        'string-width': "export default (...args) => require('string-width').default(...args);",
        fflate: "export function Inflate(...args) { return new (require('fflate').Inflate)(...args); }",
      };
      bundler.onResolve({ filter: /^(?:string-width|fflate)$/ }, ({ path, kind }) => (kind === 'import-statement' ? { path, namespace: 'first-call' } : undefined));
      bundler.onLoad({ filter: /.*/, namespace: 'first-call' }, ({ path }) => ({ contents: libraries[path], resolveDir: root }));
    },
  }],
};

// The command knows its build by a hash of itself. What only the server or only the command line needs is loaded when it is asked for.
const BUILD = 'HEGUI_BUILD_'.padEnd(64, '_');
const { outputFiles: command } = await build({
  ...shared, entryPoints: { hegui: 'server/cli/hegui.ts' }, write: false, splitting: true, chunkNames: 'hegui-[hash]',
  define: { ...shared.define, HEGUI_BUILD: JSON.stringify(BUILD) },
});
const hash = createHash('sha256').update(command.map(({ text }) => text).join('\u0000')).digest('hex');
mkdirSync(outdir, { recursive: true });
for (const { path, text } of command) {
  const name = basename(path);
  const own = text.replaceAll(BUILD, hash);
  if (name === 'hegui.js') put(name, `#!/usr/bin/env node\n${own}`, 0o755);
  else put(name, own);
}
await build({ ...shared, entryPoints: { library: 'server/library.ts', accuracy: 'test/accuracy/main.ts', guide: 'test/guide/main.ts', generate: 'scripts/generate.ts' } });

// What the built-in rules say, so that the command need not read their YAML at each start.
const { outputFiles: [prepare] } = await build({ ...shared, entryPoints: { 'prepared-rules': 'scripts/prepared-rules.ts' }, write: false });
const script = put('.prepared-rules.mjs', prepare.text);
try {
  const { preparedRules } = await import(pathToFileURL(script).href);
  const { text: rules, unsound } = preparedRules(root, hash);
  put('rules.jsonl', rules);
  if (unsound.length > 0) console.warn(`packs with faults, which every start reads from their YAML (hegui check names them): ${unsound.join(' ')}`);
} finally {
  rmSync(script, { force: true });
}

// Parts of earlier builds.
const parts = new Set(command.map(({ path }) => basename(path)));
for (const name of readdirSync(outdir)) if (/^hegui-[A-Z0-9]+\.js$/.test(name) && !parts.has(name)) rmSync(join(outdir, name), { force: true });

/** Whole or not at all: somebody may be running what is there. */
function put(name, text, mode = 0o644) {
  const part = join(outdir, `${name}.${process.pid}.part`);
  writeFileSync(part, text, { mode });
  renameSync(part, join(outdir, name));
  return join(outdir, name);
}
