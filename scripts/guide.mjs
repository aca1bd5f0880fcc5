// npm run guide: which rules, and which tests, stand behind every sentence of the certification guide.
import { install, run } from './install.mjs';

install();
run(process.execPath, ['scripts/build.mjs']);
run(process.execPath, ['dist/guide.js']);
