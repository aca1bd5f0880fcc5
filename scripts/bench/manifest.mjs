// npm run bench -- manifest: what `hegui check` costs on a large manifest, as medians of three runs of the built command.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeManifestProject } from './manifest-project.mjs';

const RUNS = 3;
/** Three sizes, to see whether the time grows with the items and no faster. */
const SIZES = [2_500, 5_000, 10_000];

export function benchManifest(command) {
  const scratch = mkdtempSync(join(tmpdir(), 'hegui-bench-'));
  try {
    const hook = join(scratch, 'usage.mjs');
    writeFileSync(hook, "process.on('exit', () => { const u = process.resourceUsage(); process.stderr.write(`\\nUSAGE ${(u.userCPUTime + u.systemCPUTime) / 1e6} ${u.maxRSS / 1024}`); });\n");
    console.log(`hegui check, median of ${RUNS}, node ${process.version}`);
    for (const items of SIZES) {
      const folder = join(scratch, String(items));
      writeManifestProject(folder, items);
      const runs = Array.from({ length: RUNS }, () => measure(command, hook, folder));
      const findings = new Set(runs.map((r) => r.findings));
      if (findings.size !== 1) throw new Error(`different findings in different runs: ${[...findings].join(' ')}`);
      const [cpu, rss] = ['cpu', 'rss'].map((key) => runs.map((r) => r[key]).sort((a, b) => a - b)[Math.floor(RUNS / 2)]);
      console.log(`${`${items} items`.padEnd(14)} ${String(runs[0].findings).padStart(4)} findings  ${cpu.toFixed(2)} CPU-s  ${rss.toFixed(0)} MB`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function measure(command, hook, folder) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', pathToFileURL(hook).href, command, 'check', folder, '--today', '2026-09-01', '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const usage = /USAGE (\S+) (\S+)/.exec(stderr);
  if (!usage || status === 2) throw new Error(`exit ${status}: ${stderr.slice(0, 2000)}`);
  return { findings: JSON.parse(stdout).findings.length, cpu: Number(usage[1]), rss: Number(usage[2]) };
}
