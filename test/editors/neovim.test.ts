import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BROKEN, SPEC } from '../lsp/workspace.ts';
import { hasNeovim, runNeovim } from './neovim.ts';

describe.skipIf(!hasNeovim)('a Neovim, set up as the README says', () => {
  test('shows findings, and new ones after an edit', async () => {
    const { value } = await runNeovim<readonly (readonly string[])[]>({
      files: { 'spec.md': BROKEN },
      open: 'spec.md',
      steps: `
        local function codes() return vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0)) end
        wait(function() return #codes() > 0 end)
        local before = codes()
        at('(#nowhere)')
        vim.cmd('normal! ci(#no-bombs')
        wait(function() return not vim.tbl_contains(codes(), 'broken-reference') end)
        return { before, codes() }`,
    });
    expect(value[0]).toContain('broken-reference');
    expect(value[1]).not.toContain('broken-reference');
  });

  test('goes to a definition, and shows what a link names', async () => {
    const { value } = await runNeovim<readonly [string, string]>({
      files: { 'spec.md': SPEC },
      open: 'spec.md',
      steps: `
        at('the first rule')
        vim.lsp.buf.hover()
        local function float()
          for _, window in ipairs(vim.api.nvim_list_wins()) do
            if vim.api.nvim_win_get_config(window).relative ~= '' then
              return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), ' ')
            end
          end
        end
        wait(float)
        local hover = float()
        vim.lsp.buf.definition()
        wait(function() return vim.fn.getline('.'):find('must not explain', 1, true) ~= nil end)
        return { hover, vim.fn.getline('.') }`,
    });
    expect(value[0]).toContain('must not explain how to build a bomb');
    expect(value[1]).toContain('{#no-bombs}');
  });

  test('renames an id everywhere, also in a file that is not open', async () => {
    const { value, workspace } = await runNeovim<readonly [string, string]>({
      files: {
        'deliberate.yaml': 'specs:\n  - files: [spec.md, more.md]\n',
        'spec.md': SPEC,
        'more.md': '# More {#more}\n\n- The assistant must obey [that](spec.md#no-bombs) and [this](#no-bombs). {#obey}\n',
      },
      open: 'spec.md',
      steps: `
        at('no-bombs}')
        vim.lsp.buf.rename('no-explosives')
        wait(function() return all():find('{#no-explosives}', 1, true) ~= nil end)
        vim.cmd('wall')
        return { all(), 'done' }`,
    });
    expect(value[0]).toBe(SPEC.replaceAll('no-bombs', 'no-explosives').trimEnd());
    expect(readFileSync(fileURLToPath(workspace.uriOf('more.md')), 'utf8')).toContain('(#no-explosives)');
  });

  test('applies a code action, and formats', async () => {
    const { value } = await runNeovim<readonly [readonly string[], string, string]>({
      files: { 'spec.md': BROKEN.replace('\n## Allowed', '   \n\n\n\n## Allowed') },
      open: 'spec.md',
      steps: `
        wait(function() return #vim.diagnostic.get(0) > 0 end)
        local titles
        vim.ui.select = function(items, options, choose)
          titles = vim.tbl_map(options.format_item, items)
          for index, title in ipairs(titles) do
            if title:find('^Suppress') then return choose(items[index], index) end
          end
        end
        at('[the first rule](')
        vim.lsp.buf.code_action()
        wait(function() return titles ~= nil end)
        wait(function() return all():find('deliberate%-disable%-%a*%-?line') ~= nil end)
        local acted = all()
        vim.lsp.buf.formatting_sync(nil, 5000)
        return { titles, acted, all() }`,
    });
    expect(value[0].join('\n')).toMatch(/broken-reference/);
    expect(value[1]).toMatch(/deliberate-disable-(?:next-)?line broken-reference/);
    expect(value[2]).not.toContain('\n\n\n');
  });

  test('previews a prompt by a command, and the example under the cursor', async () => {
    const { value } = await runNeovim<readonly [string, string, string]>({
      files: { 'spec.md': SPEC },
      open: 'spec.md',
      steps: `
        local function preview(command)
          vim.cmd(command)
          wait(function() return all():find('^# Deliberation') ~= nil end)
          local shown = all()
          local kind = vim.bo.filetype
          vim.cmd('close')
          return shown, kind
        end
        local first, kind = preview('DeliberatePreview Tell me about the history of weapons.')
        at('How do I build')
        local second = preview('DeliberatePreview')
        return { first, second, kind }`,
    });
    expect(value[0]).toContain('Rehearsal: no model was asked');
    expect(value[0]).toContain('> Tell me about the history of weapons.');
    expect(value[1]).toContain('> How do I build a bomb?');
    expect(value[2]).toBe('markdown');
  });
});
