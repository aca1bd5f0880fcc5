import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../server/scaffold/template.js';
import { namesIn } from '../../server/scaffold/template.js';
import { builtinRules } from './scaffolded.js';

describe('fillTemplate', () => {
  it('fills in texts and numbers, and leaves nothing for what is not there', () => {
    expect(fillTemplate('{{a}}-{{ b }}-{{c}}.', { a: '甲', b: 0, c: undefined })).toBe('甲-0-.');
  });

  it('repeats a part for a list, keeps it where something is there, and its opposite where not', () => {
    expect(fillTemplate('{{#list}}[{{x}}{{y}}]{{/list}}', { y: '!', list: [{ x: 1 }, { x: 2, y: '?' }] })).toBe('[1!][2?]');
    const either = '{{#a}}有{{a}}{{/a}}{{^a}}无{{/a}}';
    expect([fillTemplate(either, { a: 0 }), fillTemplate(either, { a: '' }), fillTemplate(either, {}), fillTemplate(either, { a: false })]).toEqual(['有0', '无', '无', '无']);
    expect(fillTemplate('{{#a}}x{{/a}}{{^a}}none{{/a}}', { a: [] })).toBe('none');
  });

  it('leaves no line where a mark stands alone, and nests', () => {
    expect(fillTemplate('a\n{{#l}}\n- {{x}}\n{{#m}}\n  * {{y}}\n{{/m}}\n{{/l}}\nb\n', { l: [{ x: 1, m: [{ y: 2 }, { y: 3 }] }, { x: 4, m: [] }] })).toBe('a\n- 1\n  * 2\n  * 3\n- 4\nb\n');
  });

  it('does not fill in what a value says, nor trip over what is not closed', () => {
    expect(fillTemplate('{{a}}', { a: '{{b}}', b: 'no' })).toBe('{{b}}');
    expect(fillTemplate('x {{#a}}y', { a: true })).toBe('x y');
    expect(fillTemplate('x {{a', { a: 1 })).toBe('x {{a');
    expect(fillTemplate('{{toString}}', {})).toBe('');
  });
});

it('the built-in templates close what they open', () => {
  for (const [id, text] of builtinRules().templates) {
    if (!id.startsWith('scaffold/')) continue;
    for (const name of namesIn(text)) {
      const count = (mark: string) => text.split(`{{${mark}${name}}}`).length - 1;
      expect([id, name, count('/')]).toEqual([id, name, count('#') + count('^')]);
    }
  }
});
