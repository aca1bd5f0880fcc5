// A newcomer's first look: installs, builds, and lints a sample project.
import { install, run } from './install.mjs';

install();
run(process.execPath, ['scripts/build.mjs']);
const result = run(process.execPath, ['dist/hegui.js', 'check', ...(process.argv.length > 2 ? process.argv.slice(2) : ['samples/appliance-faulty'])], { allowFailure: true });
// The sample has findings: that is what it is for.
process.exit(result.status === 2 ? 2 : 0);
