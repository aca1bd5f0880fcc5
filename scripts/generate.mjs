// Writes the generated files: JSON Schemas, rule pages. With --check it only says whether they are fresh.
import { install, run } from './install.mjs';

install();
run(process.execPath, ['scripts/build.mjs']);
run(process.execPath, ['dist/generate.js', ...process.argv.slice(2)]);
