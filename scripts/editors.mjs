// The editors that the language server is tried in: installed where that needs nobody's leave, else named as missing.
import { spawnSync } from 'node:child_process';

const EDITORS = [
  { command: 'nvim', packages: ['neovim'] },
  { command: 'emacs', packages: ['emacs-nox', 'elpa-eglot'] },
];

const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

/** Commands that are not here. `required`: this machine could have had them, so that a test without them is no test. */
export function provideEditors() {
  const root = process.getuid?.() === 0 && has('apt-get');
  const wanted = EDITORS.filter(({ command }) => !has(command));
  if (root && wanted.length > 0) {
    const install = () => spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...wanted.flatMap(({ packages }) => packages)], {
      stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
    if (!install()) {
      spawnSync('apt-get', ['update'], { stdio: ['ignore', 'ignore', 'inherit'] });
      install();
    }
  }
  return { missing: EDITORS.map(({ command }) => command).filter((command) => !has(command)), required: root };
}
