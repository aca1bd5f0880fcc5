// A client of one language server over stdio, as small as can be: it measures how long one edit takes to come back as diagnostics.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const TICKS = 100;

/** Starts a server on a folder. `answers`: what it may ask of its client, by method. */
export function startServer(command, root, { answers = {}, options = {}, settings = {} } = {}) {
  const began = performance.now();
  const process_ = spawn(process.execPath, command, { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map();
  let id = 0;
  let buffer = Buffer.alloc(0);
  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    process_.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    process_.stdin.write(body);
  };
  const receive = (message) => {
    if (message.method && message.id !== undefined) {
      const known = answers[message.method];
      const result = message.method === 'workspace/configuration' ? message.params.items.map(({ section }) => section.split('.').reduce((at, key) => at?.[key], settings) ?? null) : known ? known(message.params) : null;
      send({ id: message.id, result: result ?? null });
    } else if (message.id !== undefined) {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(Object.assign(new Error(message.error.message), message.error));
      else resolve(message.result);
    }
  };
  process_.stdout.on('data', (data) => {
    buffer = buffer.length > 0 ? Buffer.concat([buffer, data]) : data;
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(buffer.toString('latin1', 0, head))[1]);
      if (buffer.length < head + 4 + length) return;
      const body = buffer.toString('utf8', head + 4, head + 4 + length);
      buffer = buffer.subarray(head + 4 + length);
      receive(JSON.parse(body));
    }
  });
  const notify = (method, params) => send({ method, params });
  const request = (method, params) => new Promise((resolve, reject) => {
    waiting.set(++id, { resolve, reject });
    send({ id, method, params });
  });
  const rootUri = pathToFileURL(root).href;
  const initialize = async () => {
    await request('initialize', {
      processId: process.pid, locale: 'zh-cn', rootUri, workspaceFolders: [{ uri: rootUri, name: 'root' }], initializationOptions: options,
      capabilities: {
        general: { positionEncodings: ['utf-16'] }, workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } },
        textDocument: { diagnostic: { dynamicRegistration: true } },
      },
    });
    const milliseconds = performance.now() - began;
    notify('initialized', {});
    notify('workspace/didChangeConfiguration', { settings });
    return milliseconds;
  };
  const stop = async () => {
    await Promise.race([request('shutdown', null), new Promise((resolve) => { setTimeout(resolve, 1500); })]);
    notify('exit', null);
    process_.kill();
  };
  return { initialize, notify, request, stop, usage: () => usageOf(process_.pid) };
}

/** CPU milliseconds and most memory in MB of a process; zeros where there is no /proc. */
function usageOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    const most = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
    const children = readdirSync(`/proc/${pid}/task/${pid}`).includes('children') ? readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(usageOf) : [];
    return children.reduce((sum, { cpu, mb }) => ({ cpu: sum.cpu + cpu, mb: sum.mb + mb }), { cpu: ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS, mb: Number(most) / 1024 });
  } catch {
    return { cpu: 0, mb: 0 };
  }
}
