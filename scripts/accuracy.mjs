// npm run accuracy -- CORPUS: precision and recall over a folder of labelled manuals.
import { install, run } from './install.mjs';

install();
run(process.execPath, ['scripts/build.mjs']);
run(process.execPath, ['dist/accuracy.js', ...process.argv.slice(2)]);
