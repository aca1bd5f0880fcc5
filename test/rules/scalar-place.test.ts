import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document, Scalar } from 'yaml';
import { scalarSpan } from '../../server/rules/scalar-place.js';
import { sourceText } from '../../server/text/source.js';
import { readYaml } from '../../server/text/yaml.js';

const TYPES = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;

test('every character of a value is found where it is written, in every style', () => {
  const unit = fc.constantFrom('a', '中', '𠮷', ' ', '  ', '\n', "'", '"', '\\', '\t', ':', '#', '&', '…', '\u0007', '\u2028');
  const value = fc.array(unit, { minLength: 1, maxLength: 60 }).map((u) => `x${u.join('')}y`);
  fc.assert(fc.property(value, fc.constantFrom(...TYPES), fc.boolean(), (text, type, crlf) => {
    const scalar = new Scalar(text);
    scalar.type = type;
    const written = new Document({ deep: [{ that: scalar }] }).toString({ lineWidth: 40 });
    const tree = readYaml(sourceText('f.yaml', crlf ? written.replaceAll('\n', '\r\n') : written));
    const path = ['deep', 0, 'that'];
    // A literal block keeps CRLF as \n; what the reader got is what counts.
    const got = tree.document!.getIn(path) as string;
    for (let i = 0; i < got.length; i++) {
      if (/\s/.test(got[i]!)) continue;
      const { start, end } = scalarSpan(tree, path, i, i + 1);
      const source = tree.source.text.slice(start, end);
      expect([got[i], "''", `\\${got[i]!}`].includes(source) || /^\\[a-zA-Z]/.test(source)).toBe(true);
    }
  }), { numRuns: 1500 });
});
