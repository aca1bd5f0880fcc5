// npm run bench -- lsp: from an edit to its diagnostics, beside VS Code's own Markdown server, in one run on one machine.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from './lsp-client.mjs';
import { manual } from './manual.mjs';

const SIZES = { '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000 };
const WARM = 10;
/** Between edits, so that nothing of one is counted with the next. */
const PAUSE = 60;
const PEERS = { 'vscode-langservers-extracted': '4.10.0', 'markdown-it': '14.1.0' };
const PROJECT = 'enterprise: { type: production, industries: [household-appliance] }\ncertification: { systemEffective: 2026-05-01, application: 2026-09-10 }\n';

export async function benchLsp(command) {
  const scratch = mkdtempSync(join(tmpdir(), 'hegui-bench-'));
  try {
    const peer = markdownServer();
    const ours = { name: 'hegui lsp', command: [command, 'lsp', '--stdio', '--today', '2026-09-01'], more: {} };
    console.log(`edit → diagnostics, ms; node ${process.version}`);
    console.log(['server'.padEnd(30), 'document'.padEnd(26), 'median', '   p95', 'CPU/edit', ' start', '  open', '    MB'].join(' '));
    for (const [size, bytes] of Object.entries(SIZES)) {
      const folder = join(scratch, size.replace(' ', ''));
      mkdirSync(folder);
      writeFileSync(join(folder, 'manual.md'), manual(bytes));
      for (const server of [ours, ...(peer ? [peer] : [])]) await measure(server, size, folder, 'manual.md', bytes > 500_000 ? 30 : 60);
    }
    const folder = join(scratch, 'project');
    mkdirSync(join(folder, 'manual'), { recursive: true });
    writeFileSync(join(folder, 'hegui.yaml'), PROJECT);
    for (let n = 0; n < 200; n++) writeFileSync(join(folder, 'manual', `${String(n).padStart(3, '0')}.md`), manual(n === 100 ? 10_000 : 20_000, n));
    await measure(ours, '10 KB among 200 documents', folder, 'manual/100.md', 60);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measure({ name, command, more }, size, root, file, edits) {
  const server = startServer(command, root, more);
  const start = await server.initialize();
  const path = join(root, file);
  const uri = pathToFileURL(path).href;
  const lines = readFileSync(path, 'utf8').split('\n');
  let resultId;
  const pull = async () => {
    const report = await server.request('textDocument/diagnostic', { textDocument: { uri }, ...(resultId ? { previousResultId: resultId } : {}) });
    resultId = report.resultId;
  };
  const opening = performance.now();
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text: lines.join('\n') } });
  await pull();
  const open = performance.now() - opening;
  // Places spread over the document, in running text.
  const places = lines.flatMap((line, i) => (/^[^\s|#>`\-![\d<].{20}/.test(line) && i > 6 ? [i] : []));
  const took = [];
  let before = server.usage();
  for (let n = 0; n < WARM + edits; n++) {
    if (n === WARM) before = server.usage();
    await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
    const line = places[(Math.floor(n / 2) * 7919) % places.length];
    const at = { line, character: 8 };
    const change = n % 2 === 0 ? { range: { start: at, end: at }, text: '服' } : { range: { start: at, end: { line, character: 9 } }, text: '' };
    const began = performance.now();
    server.notify('textDocument/didChange', { textDocument: { uri, version: n + 2 }, contentChanges: [change] });
    await pull();
    if (n >= WARM) took.push(performance.now() - began);
  }
  const after = server.usage();
  await server.stop();
  took.sort((a, b) => a - b);
  const number = (value, width) => value.toFixed(1).padStart(width);
  console.log([
    name.padEnd(30), size.padEnd(26), number(took[took.length >> 1], 6), number(took[Math.floor(took.length * 0.95)], 6), number((after.cpu - before.cpu) / edits, 8),
    number(start, 6), number(open, 6), number(after.mb, 6),
  ].join(' '));
}

/** VS Code's Markdown server, whose client parses for it; null where it cannot be installed. */
function markdownServer() {
  const folder = fileURLToPath(new URL('../../node_modules/.bench-peers', import.meta.url));
  const binary = join(folder, 'node_modules/vscode-langservers-extracted/bin/vscode-markdown-language-server');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
    if (!existsSync(binary)) {
      console.log('VS Code’s Markdown server could not be installed: measured without it');
      return null;
    }
  }
  const markdownIt = createRequire(join(folder, 'package.json'))('markdown-it')({ html: true });
  const read = (uri) => readFileSync(fileURLToPath(uri));
  return {
    name: 'VS Code’s Markdown server', command: [binary, '--stdio'],
    more: {
      options: { markdownFileExtensions: ['md'] },
      settings: { markdown: { validate: { enabled: true, referenceLinks: { enabled: 'warning' }, fragmentLinks: { enabled: 'warning' }, fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' }, unusedLinkDefinitions: { enabled: 'hint' }, duplicateLinkDefinitions: { enabled: 'warning' }, ignoredLinks: [] } } },
      answers: {
        'markdown/parse': ({ text, uri }) => markdownIt.parse(text ?? read(uri).toString('utf8'), {}),
        'markdown/fs/readFile': ({ uri }) => [...read(uri)],
        'markdown/fs/readDirectory': ({ uri }) => readdirSync(fileURLToPath(uri), { withFileTypes: true }).map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]),
        'markdown/fs/stat': ({ uri }) => (existsSync(fileURLToPath(uri)) ? { isDirectory: statSync(fileURLToPath(uri)).isDirectory() } : undefined),
        'markdown/findMarkdownFilesInWorkspace': () => [],
      },
    },
  };
}
