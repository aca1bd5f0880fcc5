// Bundles the CLI and the library with esbuild into dist/; rules/ stays beside it as data.
import { build } from 'esbuild';
import { readFileSync, chmodSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const shared = {
  bundle: true, platform: 'node', target: 'node20', format: 'esm', sourcemap: false, logLevel: 'warning', legalComments: 'none',
  define: { HEGUI_VERSION: JSON.stringify(version) },
  // Some packages are CommonJS and expect a require in an ES module.
  banner: { js: "import { createRequire as heguiCreateRequire } from 'node:module'; const require = heguiCreateRequire(import.meta.url);" },
};

await build({ ...shared, entryPoints: { hegui: 'server/cli/hegui.ts' }, outdir: 'dist', banner: { js: `#!/usr/bin/env node\n${shared.banner.js}` } });
await build({ ...shared, entryPoints: { library: 'server/library.ts', accuracy: 'test/accuracy/main.ts', generate: 'scripts/generate.ts' }, outdir: 'dist' });
chmodSync('dist/hegui.js', 0o755);
