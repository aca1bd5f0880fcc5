import { describe, expect, it } from 'vitest';
import { ProjectConfig } from '../../schemas/project.js';
import { selectFiles } from '../../server/project/globs.js';

const select = (paths: string[], config: Record<string, unknown> = {}) => selectFiles(paths, ProjectConfig.parse(config));

describe('selectFiles', () => {
  it('takes manuals and manifests from the usual folders, sorted', () => {
    expect(select(['手册/乙.md', 'manual/b.md', 'manual/a/c.yaml', 'manual/流程图.png', 'evidence/清单.yaml', '证据/北京/清单.yml', 'evidence/a.jpg', 'README.md', 'hegui.yaml'])).toEqual({
      manuals: ['manual/a/c.yaml', 'manual/b.md', '手册/乙.md'], manifests: ['evidence/清单.yaml', '证据/北京/清单.yml'],
    });
  });

  it('takes the Markdown files at the top where there is no folder for manuals', () => {
    expect(select(['手册.md', 'docs/x.md', 'decisions.yaml', 'points.yaml']).manuals).toEqual(['手册.md']);
    expect(select(['手册.md', 'manual/图.png']).manuals).toEqual([]);
  });

  it('goes by hegui.yaml where it says something, never reading a manifest as a manual', () => {
    expect(select(['a.md', 'docs/b.md', 'docs/c.yaml', 'lists/e.yaml'], { manuals: ['**/*'], evidence: ['lists/*'] })).toEqual({
      manuals: ['a.md', 'docs/b.md', 'docs/c.yaml'], manifests: ['lists/e.yaml'],
    });
    expect(select(['手册/a.md', 'extra/main.md'], { manuals: { primary: 'extra/main.md' } }).manuals).toEqual(['extra/main.md', '手册/a.md']);
  });

  it('leaves out copies, locks, hidden files, packages, packs and what the project has by name', () => {
    expect(select([
      'manual/手册.md', 'manual/手册 - 副本.md', 'manual/手册(冲突副本 2026-05-01).md', 'manual/~$手册.md', 'manual/.手册.md', '.git/manual/x.md', 'node_modules/a/manual/x.md',
      'hegui.yaml', 'decisions.yaml', 'points.yaml', 'my-rules/pack.yaml', 'licensed/points.yaml',
    ], { manuals: ['**/*.md', '**/*.yaml'], packs: ['./my-rules'], points: 'licensed/points.yaml' }).manuals).toEqual(['manual/手册.md']);
  });

  it('keeps folder defaults among the manifests, never among the manuals', () => {
    expect(select(['evidence/北京/defaults.yaml', 'manual/defaults.yaml'])).toEqual({ manuals: [], manifests: ['evidence/北京/defaults.yaml'] });
  });
});
