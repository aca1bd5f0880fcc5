// npm run bench -- manifest: what `hegui check` costs, as medians of three runs of the built command.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeManifestProject } from './bench/manifest-project.mjs';
import { install, run } from './install.mjs';

const RUNS = 3;
const BENCHES = {
  // Three sizes, to see whether the time grows with the items and no faster.
  manifest: [2_500, 5_000, 10_000].map((items) => ({ name: `${items} items`, prepare: (folder) => writeManifestProject(folder, items) })),
};

const asked = process.argv[2] ?? 'manifest';
const cases = BENCHES[asked];
if (!cases) throw new Error(`no bench ${asked}; there is ${Object.keys(BENCHES).join(', ')}`);
install();
run(process.execPath, ['scripts/build.mjs']);
const command = fileURLToPath(new URL('../dist/hegui.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'hegui-bench-'));
try {
  const hook = join(scratch, 'usage.mjs');
  writeFileSync(hook, "process.on('exit', () => { const u = process.resourceUsage(); process.stderr.write(`\\nUSAGE ${(u.userCPUTime + u.systemCPUTime) / 1e6} ${u.maxRSS / 1024}`); });\n");
  console.log(`hegui check, median of ${RUNS}, node ${process.version}`);
  for (const { name, prepare } of cases) {
    const folder = join(scratch, name.replace(/\W+/g, '-'));
    prepare(folder);
    const runs = Array.from({ length: RUNS }, () => measure(hook, folder));
    const findings = new Set(runs.map((r) => r.findings));
    if (findings.size !== 1) throw new Error(`different findings in different runs: ${[...findings].join(' ')}`);
    const [cpu, rss] = ['cpu', 'rss'].map((key) => runs.map((r) => r[key]).sort((a, b) => a - b)[Math.floor(RUNS / 2)]);
    console.log(`${name.padEnd(14)} ${String(runs[0].findings).padStart(4)} findings  ${cpu.toFixed(2)} CPU-s  ${rss.toFixed(0)} MB`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function measure(hook, folder) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', pathToFileURL(hook).href, command, 'check', folder, '--today', '2026-09-01', '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const usage = /USAGE (\S+) (\S+)/.exec(stderr);
  if (!usage || status === 2) throw new Error(`exit ${status}: ${stderr.slice(0, 2000)}`);
  return { findings: JSON.parse(stdout).findings.length, cpu: Number(usage[1]), rss: Number(usage[2]) };
}
