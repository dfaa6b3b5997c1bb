import english from 'ra-language-english';
import { describe, expect, it } from 'vitest';
import { reactAdminZhCN } from './react-admin.zh-CN';

function leaves(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

const tokens = (text: string): string[] =>
  [...new Set(text.match(/%\{\w+\}/g) ?? [])].filter((token) => token !== '%{smart_count}').sort();

const at = (tree: object, path: string): string =>
  path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], tree) as string;

describe('the Chinese texts of react-admin', () => {
  it('should cover every English key and no other', () => {
    expect(leaves(reactAdminZhCN).sort()).toEqual(leaves(english).sort());
  });

  it('should use only placeholders that are filled', () => {
    const unfilled = leaves(english).filter((path) => {
      const filled = tokens(at(english, path));
      return tokens(at(reactAdminZhCN, path)).some((token) => !filled.includes(token));
    });
    expect(unfilled).toEqual([]);
  });
});
