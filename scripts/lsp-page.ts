import { ANSWERS } from '../server/lsp/capabilities.js';

/** docs/lsp-capabilities.md: each request, where it is answered, and which test shows it. */
export function lspPage(): [string, string] {
  const told = (tells: object): string => {
    const names = Object.keys(tells);
    return names.length === 0 ? '' : names.map((name) => `\`${name}\``).join(' ');
  };
  const rows = Object.entries(ANSWERS).map(([method, answer]) => {
    const link = (path: string) => `[${path}](../${path})`;
    return `| \`${method}\` | ${'tells' in answer ? told(answer.tells) : ''} | ${link(`server/${answer.by}.ts`)} | ${link(`test/${answer.shown}.test.ts`)} |`;
  });
  return ['docs/lsp-capabilities.md', [
    '# LSP 能力、由谁回答、由哪个测试证明 · Capability, handler, test', '',
    '由 `server/lsp/capabilities.ts` 生成。Generated from `server/lsp/capabilities.ts`.', '',
    '| 请求 Request | 能力 Capability | 回答 Handler | 测试 Test |', '| --- | --- | --- | --- |', ...rows, '',
  ].join('\n')];
}
