// npm run bench -- NAME: measures the built command. Timings are printed, and never asserted in tests.
import { fileURLToPath } from 'node:url';
import { benchLsp } from './bench/lsp.mjs';
import { benchManifest } from './bench/manifest.mjs';
import { install, run } from './install.mjs';

const BENCHES = { manifest: benchManifest, lsp: benchLsp };

const asked = process.argv[2] ?? 'manifest';
if (!Object.hasOwn(BENCHES, asked)) throw new Error(`no bench ${asked}; there is ${Object.keys(BENCHES).join(', ')}`);
install();
run(process.execPath, ['scripts/build.mjs']);
await BENCHES[asked](fileURLToPath(new URL('../dist/hegui.js', import.meta.url)));
